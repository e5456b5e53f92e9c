import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { grades } from '../src/document/grades.js';

const read = (path: string) => readFileSync(new URL(`../src/${path}`, import.meta.url), 'utf8');
const palette = read('palette.css');

/** The custom properties that a style sets for light and for dark. */
function coloursOf(style: string): { light: string[]; dark: string[] } {
  const [light = '', dark = ''] = [...style.matchAll(/^ *:root \{(.*?)\}/gms)].map(([, body]) => body!);
  const names = (body: string) => [...body.matchAll(/--[\w-]+(?=:)/g)].map(([name]) => name).sort();
  return { light: names(light), dark: names(dark) };
}

test('the palette has two colours for each grade, and paints what bears the name of the grade with them', () => {
  const { light } = coloursOf(palette);
  expect(light).toEqual(expect.arrayContaining(grades.flatMap((grade) => [`--${grade}`, `--${grade}-shade`])));
  for (const grade of grades) {
    expect(palette).toContain(`.${grade} {\n  color: var(--${grade});\n  background: var(--${grade}-shade);\n}`);
  }
});

test.each(['palette.css', 'inspector/style.css'])('%s gives each colour for light and for dark', (path) => {
  const { light, dark } = coloursOf(read(path));
  expect(light).not.toEqual([]);
  expect(dark).toEqual(light);
});

test.each(['inspector', 'docs/browser'])('the style of %s uses colours that the palette or itself gives', (folder) => {
  const style = read(`${folder}/style.css`);
  const given = new Set([...`${palette}${style}`.matchAll(/--[\w-]+(?=:)/g)].map(([name]) => name));
  const used = [...style.matchAll(/var\((--[\w-]+)\)/g)].map(([, name]) => name!);
  expect(used.filter((name) => !given.has(name))).toEqual([]);
});

test('no colour of the palette stands in the inspector again', () => {
  const own = coloursOf(read('inspector/style.css')).light;
  expect(coloursOf(palette).light.filter((name) => own.includes(name))).toEqual([]);
});
