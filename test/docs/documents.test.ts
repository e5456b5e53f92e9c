import { describe, expect, it } from 'vitest';
import { type Format, firstDifference, renderDocuments } from '../../src/docs/documents.js';
import { exampleFiles, exampleTables } from './example-tables.js';

const namesOf = (format: Format) =>
  renderDocuments({ format, reference: exampleTables, files: exampleFiles }).map(({ name }) => name);

describe('The documentation', () => {
  it('is written as Markdown, as HTML, or as both', () => {
    expect(namesOf('markdown')).toEqual([
      'README.md',
      'api.md',
      'open-questions.md',
      'reference.md',
      'seed.md',
      'llms.txt',
    ]);
    expect(namesOf('html')).toEqual(['index.html', 'api.html', 'open-questions.html', 'reference.html', 'seed.html']);
    expect(namesOf('all')).toEqual([...namesOf('markdown'), ...namesOf('html')]);
  });

  it('lists every page of Markdown for assistants, with a sentence and what the grades mean', () => {
    const files = renderDocuments({ format: 'markdown', reference: exampleTables, files: exampleFiles });
    const { text = '' } = files.find(({ name }) => name === 'llms.txt') ?? {};
    const listed = [...text.matchAll(/^- \[[^\]]+\]\(([^)]+)\): \S.*\.$/gm)].map(([, name]) => name);
    expect(listed).toEqual(files.map(({ name }) => name).filter((name) => !['README.md', 'llms.txt'].includes(name)));
    expect(text).toMatch(/^# .+\n\n> .+\.\n/);
    for (const grade of ['documented', 'observed', 'assumed']) expect(text).toContain(`\n- ${grade}: `);
  });

  it('links each page of HTML to its Markdown, where both are written', () => {
    const linksOf = (format: Format) =>
      renderDocuments({ format, reference: exampleTables, files: exampleFiles })
        .filter(({ name }) => name.endsWith('.html'))
        .map(({ text }) => [...text.matchAll(/href="([^"]+\.md)"/g)].map(([, link]) => link));
    expect(linksOf('all')).toEqual(
      ['README.md', 'api.md', 'open-questions.md', 'reference.md', 'seed.md'].map((name) => [name, name]),
    );
    expect(linksOf('html')).toEqual([[], [], [], [], []]);
  });

  it('is the same every time', () => {
    const render = () => renderDocuments({ format: 'all', reference: exampleTables, files: exampleFiles });
    expect(render()).toEqual(render());
  });
});

describe('The first difference', () => {
  const file = { name: 'a.md', text: 'one\ntwo\n' };
  it.each([
    ['the same text', 'one\ntwo\n', undefined],
    ['another line', 'one\n2\n', { line: 2, expected: 'two', was: '2' }],
    ['a missing end', 'one\n', { line: 2, expected: 'two', was: '' }],
    ['a longer text', 'one\ntwo\nthree\n', { line: 3, expected: '', was: 'three' }],
    ['an added end', 'one\ntwo\n\n', { line: 4, expected: undefined, was: '' }],
    ['no file', undefined, { line: 1, expected: 'one', was: undefined }],
  ])('of %s is found', (_, present, difference) => {
    expect(firstDifference(file, present)).toEqual(difference && { name: 'a.md', ...difference });
  });
});
