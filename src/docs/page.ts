/**
 * A page as plain blocks, so that Markdown and HTML are two printings of one thing.
 * Every text is inline Markdown, of which the printers know: `code`, **strong**, *emphasis* and [text](address).
 * An address of another page is written `page:name#anchor`.
 */
export type Block =
  | { kind: 'heading'; level: 2 | 3 | 4; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; items: readonly string[] }
  | { kind: 'table'; head: readonly string[]; rows: readonly (readonly string[])[] }
  | { kind: 'code'; language: string; text: string }
  /** Variants of one thing, of which a reader wants one: tabs in HTML, one after the other in Markdown. */
  | { kind: 'choice'; label: string; options: readonly Option[] };

export interface Option {
  /** The tab's name. */
  name: string;
  /** The heading that stands over the option. */
  heading: string;
  blocks: readonly Block[];
}

export interface Page {
  /** The file's name without its ending. */
  name: string;
  title: string;
  /** What the navigation calls it. */
  label: string;
  /** One sentence: what the page is for. */
  summary: string;
  blocks: readonly Block[];
}

export const heading = (level: 2 | 3 | 4, text: string): Block => ({ kind: 'heading', level, text });
export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
export const list = (items: readonly string[]): Block => ({ kind: 'list', items });
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): Block => ({
  kind: 'table',
  head,
  rows,
});
export const code = (language: string, text: string): Block => ({ kind: 'code', language, text: text.trimEnd() });

/** "a", "a or b", "a, b or c". */
export const joinWords = (words: readonly string[], last: 'and' | 'or'): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;

/** The anchor of a heading, as GitHub makes it; headings of a page differ, so it does not depend on their order. */
export function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}

/** The headings of a page in reading order, those inside choices included. */
export function headingsOf(blocks: readonly Block[]): { level: 2 | 3 | 4; text: string }[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'heading') return [{ level: block.level, text: block.text }];
    if (block.kind !== 'choice') return [];
    return block.options.flatMap((option) => [
      { level: 4 as const, text: option.heading },
      ...headingsOf(option.blocks),
    ]);
  });
}

/** Blocks of a description in openapi.yaml: paragraphs, and lists whose items begin with "- "; none when it is empty. */
export function prose(description = ''): Block[] {
  return description
    .trim()
    .split(/\n\s*\n/)
    .filter((part) => part !== '')
    .map((part) =>
      part.startsWith('- ')
        ? list(part.split(/\n(?=- )/).map((item) => unfold(item.slice(2))))
        : paragraph(unfold(part)),
    );
}

const unfold = (text: string): string => text.replace(/\s*\n\s*/g, ' ').trim();
