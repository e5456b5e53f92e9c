import type { Block, Page } from './page.js';

/** The file of a page. */
export const markdownFileOf = (name: string): string => `${name}.md`;

/**
 * Prints a page as Markdown that pastes well: no HTML, plain tables, fenced code, and no link inside the page, because
 * a wiki such as BookStack makes its own anchors. Links to other pages stand on the contents page only.
 */
export function renderMarkdown(page: Page): string {
  return `${[`# ${page.title}`, inline(page.summary), ...page.blocks.map(renderBlock)].join('\n\n')}\n`;
}

function renderBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${block.text}`;
    case 'paragraph':
      return inline(block.text);
    case 'list':
      return block.items.map((item) => `- ${inline(item)}`).join('\n');
    case 'table':
      return [block.head, block.head.map(() => '---'), ...block.rows].map(renderRow).join('\n');
    case 'code':
      return `\`\`\`${block.language}\n${block.text}\n\`\`\``;
    case 'choice':
      return block.options
        .map((option) => [`#### ${option.heading}`, ...option.blocks.map(renderBlock)].join('\n\n'))
        .join('\n\n');
  }
}

const renderRow = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => inline(cell).replaceAll('|', '\\|')).join(' | ')} |`;

/** A bare < would begin HTML outside of `code`. */
function inline(text: string): string {
  return text
    .split(/(`[^`]+`)/)
    .map((part) => (part.startsWith('`') ? part : part.replaceAll('<', '\\<')))
    .join('')
    .replace(/\]\(page:([\w-]+)/g, (_, name: string) => `](${markdownFileOf(name)}`);
}
