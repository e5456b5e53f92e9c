import { isGrade } from '../document/grades.js';
import { script, style } from '../generated/docs-assets.js';
import { type Block, headingsOf, type Option, type Page, slug } from './page.js';

/** What a page needs to know of the others. */
interface Surroundings {
  /** Every page, in the order of the navigation. */
  pages: readonly Page[];
  /** The file that has a page as Markdown; undefined when it is not written. */
  markdownOf: ((name: string) => string) | undefined;
  /** Where the thing that a `code` word names is explained. */
  terms: ReadonlyMap<string, string>;
}

/**
 * Prints pages as HTML, one self-contained file each: style and script are inside, and the content security policy
 * forbids every request. The kit renders its own blocks instead of using `redocly build-docs`: Redoc's page is 2.5 MB,
 * asks a CDN for a logo, does not show grades, and has no place for samples with what they printed nor for the other
 * pages.
 * @param markdownOf the file beside it that has the same page as Markdown, which the page then links to
 * @returns the text of each page by its name
 */
export function renderHtml(pages: readonly Page[], markdownOf?: (name: string) => string): Map<string, string> {
  const terms = new Map<string, string>();
  for (const page of pages) {
    for (const { text } of headingsOf(page.blocks)) {
      if (!terms.has(text)) terms.set(text, `${fileOf(page.name)}#${slug(text)}`);
    }
  }
  return new Map(pages.map((page) => [page.name, renderPage(page, { pages, markdownOf, terms })]));
}

/** The file of a page: browsers open index.html where repositories show README.md. */
export const fileOf = (name: string): string => `${name === 'README' ? 'index' : name}.html`;

function renderPage(page: Page, around: Surroundings): string {
  const navigation = around.pages
    .map(
      ({ name, label }) =>
        `<a href="${fileOf(name)}"${name === page.name ? ' aria-current="page"' : ''}>${escapeHtml(label)}</a>`,
    )
    .join('\n');
  const markdown = around.markdownOf?.(page.name);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${escapeHtml(plain(page.summary))}">
<link rel="icon" href="data:,">${markdown === undefined ? '' : `\n<link rel="alternate" type="text/markdown" href="${markdown}">`}
<title>${escapeHtml(page.title)}</title>
<style>${style}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header>
<nav aria-label="Pages">
${navigation}
</nav>
<search>
<label for="query">Search this page</label>
<input id="query" type="search" autocomplete="off" placeholder="Search this page (press /)">
<p id="found" role="status"></p>
<ul id="results" hidden></ul>
</search>
</header>
<div class="columns">
<nav class="contents" aria-label="On this page">
<details open>
<summary>On this page</summary>
${tableOfContents(page)}
</details>
</nav>
<main id="content" tabindex="-1">
<h1>${escapeHtml(page.title)}</h1>
<p class="summary">${inline(page.summary, around)}</p>${markdown === undefined ? '' : `\n<p class="formats"><a href="${markdown}" type="text/markdown">This page as Markdown</a></p>`}
${page.blocks.map((block) => renderBlock(block, around)).join('\n')}
</main>
</div>
<script>${script}</script>
</body>
</html>
`;
}

function tableOfContents(page: Page): string {
  const items = headingsOf(page.blocks)
    .filter(({ level }) => level < 4)
    .map(({ level, text }) => `<li class="level-${level}"><a href="#${slug(text)}">${escapeHtml(text)}</a></li>`);
  return `<ul>\n${items.join('\n')}\n</ul>`;
}

function renderBlock(block: Block, around: Surroundings): string {
  switch (block.kind) {
    case 'heading':
      return renderHeading(block.level, block.text);
    case 'paragraph':
      return `<p>${inline(block.text, around)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${inline(item, around)}</li>`).join('')}</ul>`;
    case 'table':
      return renderTable(block.head, block.rows, around);
    case 'code':
      return `<div class="code"><pre tabindex="0"><code class="language-${block.language}">${escapeHtml(block.text)}</code></pre><button type="button" class="copy">Copy</button></div>`;
    case 'choice':
      return `<div class="choice" data-label="${escapeHtml(block.label)}">${block.options.map((option) => renderOption(option, around)).join('\n')}</div>`;
  }
}

function renderHeading(level: number, text: string): string {
  const id = slug(text);
  return `<h${level} id="${id}">${escapeHtml(text)} <a class="anchor" href="#${id}" aria-label="Link to ${escapeHtml(text)}">#</a></h${level}>`;
}

function renderOption(option: Option, around: Surroundings): string {
  const blocks = option.blocks.map((block) => renderBlock(block, around));
  return `<section data-name="${escapeHtml(option.name)}">${[renderHeading(4, option.heading), ...blocks].join('\n')}</section>`;
}

/** Each cell names its column, so that a narrow screen can show a row as a card. */
function renderTable(head: readonly string[], rows: readonly (readonly string[])[], around: Surroundings): string {
  const cells = (row: readonly string[]) =>
    row
      .map((cell, index) => `<td data-column="${escapeHtml(plain(head[index] ?? ''))}">${inline(cell, around)}</td>`)
      .join('');
  return `<table><thead><tr>${head.map((cell) => `<th scope="col">${inline(cell, around)}</th>`).join('')}</tr></thead>
<tbody>
${rows.map((row) => `<tr>${cells(row)}</tr>`).join('\n')}
</tbody></table>`;
}

const marks = /`([^`]+)`|\*\*(.+?)\*\*|\*([^*]+)\*|\[([^\]]+)\]\(([^)\s]+)\)/g;

function inline(text: string, around: Surroundings): string {
  let html = '';
  let end = 0;
  for (const mark of text.matchAll(marks)) {
    const [whole, code, strong, emphasis, label, address] = mark;
    html += escapeHtml(text.slice(end, mark.index));
    end = mark.index + whole.length;
    if (code !== undefined) html += codeWord(code, around);
    else if (strong !== undefined) html += `<strong>${inline(strong, around)}</strong>`;
    else if (emphasis !== undefined) html += emphasise(emphasis);
    else html += `<a href="${escapeHtml(hrefOf(address!))}">${inline(label!, around)}</a>`;
  }
  return html + escapeHtml(text.slice(end));
}

function codeWord(word: string, { terms }: Surroundings): string {
  const html = `<code>${escapeHtml(word)}</code>`;
  const target = terms.get(word);
  return target === undefined ? html : `<a href="${target}">${html}</a>`;
}

const emphasise = (text: string): string =>
  isGrade(text) ? `<em class="grade ${text}">${text}</em>` : `<em>${escapeHtml(text)}</em>`;

const hrefOf = (address: string): string => address.replace(/^page:([\w-]+)/, (_, name: string) => fileOf(name));

const plain = (text: string): string => text.replaceAll(/[`*]/g, '');

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
