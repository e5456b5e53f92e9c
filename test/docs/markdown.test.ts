import { describe, expect, it } from 'vitest';
import { fakeVariables } from '../../src/consumer/fake-variables.js';
import { advice } from '../../src/docs/advice.js';
import { renderDocuments } from '../../src/docs/documents.js';
import { renderMarkdown } from '../../src/docs/markdown.js';
import { paragraph, slug, table } from '../../src/docs/page.js';
import { samples } from '../../src/docs/samples.js';
import { contract } from '../../src/document/openapi.js';
import { exampleFiles, exampleTables } from './example-tables.js';

const files = renderDocuments({ format: 'markdown', reference: exampleTables, files: exampleFiles });
const withoutCode = (text: string) => text.replaceAll(/^```[\s\S]*?^```$/gm, '').replaceAll(/`[^`\n]+`/g, '');
const headings = (text: string) => [...withoutCode(text).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading!);
const api = files.find(({ name }) => name === 'api.md')!.text;
const page = (...blocks: Parameters<typeof table>[1][]) =>
  renderMarkdown({
    name: 'x',
    title: 'X',
    label: 'X',
    summary: 'S.',
    blocks: blocks.map((rows) => table(['A', 'B'], rows)),
  });

describe('A page in Markdown', () => {
  it.each(files)('$name has no HTML, which a wiki would show or strip', ({ text }) => {
    expect(withoutCode(text)).not.toMatch(/(?<!\\)<[a-z/!]/i);
  });

  it.each(files)('$name has headings that differ, so that anchors are stable', ({ text }) => {
    const anchors = headings(text).map(slug);
    expect(new Set(anchors).size).toBe(anchors.length);
  });

  it.each(files)('$name has tables whose rows have as many cells as their heads', ({ text }) => {
    const tables = [...text.matchAll(/(?:^\|.*\|\n?)+/gm)].map(([rows]) => rows.trim().split('\n'));
    const widths = tables.map((rows) => new Set(rows.map((row) => row.split(/(?<!\\)\|/).length)).size);
    expect(widths.filter((width) => width !== 1)).toEqual([]);
  });

  it.each(files)('$name links to pages and headings that exist', ({ text }) => {
    const targets = new Set(
      files.flatMap(({ name, text }) => [name, ...headings(text).map((heading) => `${name}#${slug(heading)}`)]),
    );
    const links = [...withoutCode(text).matchAll(/\]\(([^)]+)\)/g)].map(([, link]) => link!);
    expect(links.filter((link) => !targets.has(link))).toEqual([]);
  });

  it('keeps a bar inside a cell and a smaller-than sign outside of code', () => {
    expect(page([['a | b', '`c | d`']])).toContain('| a \\| b | `c \\| d` |');
    expect(
      renderMarkdown({ name: 'x', title: 'X', label: 'X', summary: 'S.', blocks: [paragraph('1 < 2, `1 < 2`')] }),
    ).toContain('1 \\< 2, `1 < 2`');
  });
});

describe('The page of the API', () => {
  it('shows the origin of every graded fact of openapi.yaml', () => {
    const parts = { paths: contract.paths, components: contract.components };
    expect(sourcesIn(parts).filter((source) => !api.includes(source))).toEqual([]);
  });

  it('names each grade in words, with the switch that changes the fact', () => {
    expect(api).toContain('*assumed*. It is what Laravel Sanctum answers');
    expect(api).toContain('Switch: `unknown-customer-status`.');
    expect(api).not.toContain('undefined');
  });

  it('says what to do about every answer that openapi.yaml has an example of, and about no other', () => {
    const { examples } = contract.components as unknown as { examples: object };
    expect(Object.keys(advice).sort()).toEqual(Object.keys(examples).sort());
  });

  it('has samples that read the variables that exec sets, and no others', () => {
    const set = Object.keys(fakeVariables({ url: '', adminUrl: '', credentials: { email: '', token: '' } }, []));
    const read = samples.flatMap(({ text }) => text.match(/\bTICAGA_\w+/g) ?? []);
    expect(new Set(read)).toEqual(new Set(['TICAGA_API_URL', 'TICAGA_API_EMAIL', 'TICAGA_API_TOKEN']));
    expect([...new Set(read)].filter((name) => !set.includes(name))).toEqual([]);
  });

  it.each(samples.map((sample) => [sample.operationId, sample.language, sample] as const))(
    'shows the sample of %s in %s with what it prints',
    (_, __, { text, prints, printsRefused }) => {
      for (const part of [text, prints, printsRefused]) expect(api).toContain(`\n${part.trimEnd()}\n\`\`\`\n`);
    },
  );
});

function sourcesIn(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => (key === 'x-source' ? [String(value)] : sourcesIn(value)));
}
