import type { GuidePage } from './contents-page.js';
import { gradeMeanings } from './grades.js';
import { markdownFileOf } from './markdown.js';
import type { Page } from './page.js';

/**
 * The Markdown pages with a sentence each, in the form that assistants look for as llms.txt (llmstxt.org).
 * @param contents the page that leads to the others
 */
export function renderLlmsTxt(contents: Page, pages: readonly Page[], guide: readonly GuidePage[]): string {
  const grades = Object.entries(gradeMeanings).map(([grade, meaning]) => `- ${grade}: ${meaning}`);
  const linked = [...pages.map(({ name, ...page }) => ({ ...page, file: markdownFileOf(name) })), ...guide];
  const entries = linked.map(({ file, title, summary }) => `- [${title}](${file}): ${summary}`);
  return `${[
    `# ${contents.title}`,
    `> ${contents.summary}`,
    'Every fact of the API carries a grade. Do not pass an assumed fact on as a documented one.',
    grades.join('\n'),
    '## Pages',
    entries.join('\n'),
  ].join('\n\n')}\n`;
}
