/** The longest secret that is reckoned with, in characters. */
const longestSecret = 200;

/**
 * A text as it is, or its beginning where it is long. It ends before the word that does not fit whole, for half a secret
 * could not be told as one and be hidden.
 * @param longest in characters
 */
export function excerpt(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const kept = text.slice(0, longest);
  const word = /[^\s"'<>,;:{}[\]()]*$/.exec(kept)![0];
  return `${kept.slice(0, longest - Math.min(word.length, longestSecret))}... (${text.length} characters)`;
}
