import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { slug } from '../../src/docs/page.js';
import { handWrittenPages, root } from '../helpers/hand-written-pages.js';

const pages = await handWrittenPages();
const readme = pages.find(({ file }) => file === 'README.md')!.text;
const withoutCode = (text: string) => text.replaceAll(/^```[\s\S]*?^```$/gm, '');
const headingsOf = (text: string) =>
  [...withoutCode(text).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => slug(heading!));

/** The relative links of a page, each with its file from the root of the repository and its heading. */
const linksOf = ({ file, text }: { file: string; text: string }) =>
  [...withoutCode(text).matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)/g)].map(([, path = '', heading]) => ({
    link: `${path}${heading === undefined ? '' : `#${heading}`}`,
    target: path === '' ? file : join(dirname(file), path),
    heading,
  }));

async function leadsNowhere({ target, heading }: { target: string; heading: string | undefined }): Promise<boolean> {
  const found = await stat(join(root, target)).catch(() => undefined);
  if (!found) return true;
  return heading !== undefined && !headingsOf(await readFile(join(root, target), 'utf8')).includes(heading);
}

describe('The pages that people write by hand', () => {
  it('leave a reader of README.md five minutes: 250 lines', () => {
    expect(readme.trimEnd().split('\n').length).toBeLessThanOrEqual(250);
  });

  it('are all linked from README.md', () => {
    const linked = linksOf({ file: 'README.md', text: readme }).map(({ target }) => target);
    expect(pages.map(({ file }) => file).filter((file) => file !== 'README.md' && !linked.includes(file))).toEqual([]);
  });

  it.each(pages)('$file links to files and headings that exist', async (page) => {
    const dead: string[] = [];
    for (const each of linksOf(page)) if (await leadsNowhere(each)) dead.push(each.link);
    expect(dead).toEqual([]);
  });

  it.each(pages)('$file begins with its title and a sentence without links, which llms.txt lists', ({ text }) => {
    expect(text.split('\n', 3)).toEqual([
      expect.stringMatching(/^# /),
      '',
      expect.stringMatching(/^(?!#|```)[^[]+\.$/),
    ]);
  });

  it.each(pages)('$file has headings that differ, so that anchors are stable', ({ text }) => {
    expect(headingsOf(text)).toEqual([...new Set(headingsOf(text))]);
  });

  it('name each method of a PHP sandbox', async () => {
    const helper = await readFile(join(root, 'php/TicagaKit.php'), 'utf8');
    const [, sandbox = ''] = /^final class TicagaSandbox\n([\s\S]*?)^\}$/m.exec(helper) ?? [];
    const own = sandbox.replaceAll(/@internal\n\s*\*\/\n\s*public function/g, '');
    const methods = [...own.matchAll(/public function (?!__)(\w+)\(/g)].map(([, name]) => name);
    const guide = pages.find(({ file }) => file === 'docs/guide/php-tests.md')!.text;
    expect(methods.length).toBeGreaterThan(10);
    expect(methods.filter((name) => !guide.includes(`${name}(`))).toEqual([]);
  });
});
