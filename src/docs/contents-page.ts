import { type Block, heading, headingsOf, list, type Page, paragraph, slug } from './page.js';

/** The page that leads to the others: README.md, or index.html. */
export function contentsPage(pages: readonly Page[]): Page {
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
      ...pages.flatMap(entry),
    ],
  };
}

function entry(page: Page): Block[] {
  const sections = headingsOf(page.blocks).filter(({ level }) => level === 2);
  return [
    heading(2, page.title),
    paragraph(`[${page.title}](page:${page.name}): ${page.summary}`),
    list(sections.map(({ text }) => `[${text}](page:${page.name}#${slug(text)})`)),
  ];
}
