/** Neither a url nor a header can hold it. The shell puts $TICAGA_API_TOKEN in its place. */
export const secretMark = '\0';

/** One word of a POSIX shell, whatever the text holds. */
export function quote(text: string): string {
  if (/^[\w@%+=:,./-]+$/.test(text)) return text;
  const pieces = text.split(secretMark).map((piece) => (piece === '' ? '' : `'${piece.replaceAll("'", "'\\''")}'`));
  return pieces.join('"$TICAGA_API_TOKEN"') || "''";
}

/** A command as a person types it. */
export const commandLine = (words: readonly string[]): string => words.map(quote).join(' ');

/** A command of the kit, which npx finds where it is installed; nothing is ever fetched. */
export const kitCommand = (words: readonly string[]): string => `npx --no-install ticaga-kit ${commandLine(words)}`;
