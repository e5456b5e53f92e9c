import { type Block, heading, headingsOf, list, type Page, paragraph, slug } from './page.js';

/** A page that people write by hand, in the folder guide/ beside the others. */
export interface GuidePage {
  /** Its file, from the folder of the documentation. */
  file: string;
  title: string;
  /** Its first paragraph. */
  summary: string;
}

/** The page that leads to the others: README.md, or index.html. */
export function contentsPage(pages: readonly Page[], guide: readonly GuidePage[]): Page {
  return {
    name: 'README',
    title: 'Documentation of ticaga-kit',
    label: 'Contents',
    summary:
      'What is known of the API of the Ticaga helpdesk, what is not, and how the kit that tests plugins is used.',
    blocks: [
      paragraph(
        'Every page comes as Markdown, for a repository or a wiki such as BookStack, and as one HTML file that needs no network; `llms.txt` lists the Markdown for assistants. `ticaga-kit docs` writes them; do not edit them by hand.',
      ),
      ...guideBlocks(guide),
      ...pages.flatMap(entry),
    ],
  };
}

function guideBlocks(guide: readonly GuidePage[]): Block[] {
  if (guide.length === 0) return [];
  return [
    heading(2, 'Guide'),
    paragraph('A page for each thing to do, written by hand, as Markdown alone.'),
    list(guide.map(({ file, title, summary }) => `[${title}](${file}): ${summary}`)),
  ];
}

function entry(page: Page): Block[] {
  const sections = headingsOf(page.blocks).filter(({ level }) => level === 2);
  return [
    heading(2, page.title),
    paragraph(`[${page.title}](page:${page.name}): ${page.summary}`),
    list(sections.map(({ text }) => `[${text}](page:${page.name}#${slug(text)})`)),
  ];
}
