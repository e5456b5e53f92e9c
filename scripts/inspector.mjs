// Writes dist/inspector: the page, its style with the shared palette in it, and its modules as one script, so that a
// browser asks for three files beside the page.
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { bundle } from './bundle.mjs';

const source = new URL('../src/', import.meta.url);
const target = new URL('../dist/inspector/', import.meta.url);
const styles = ['palette.css', 'inspector/style.css'];

await mkdir(target, { recursive: true });
for (const name of ['index.html', 'icon.svg']) {
  await copyFile(new URL(`inspector/${name}`, source), new URL(name, target));
}
const style = await Promise.all(styles.map((path) => readFile(new URL(path, source), 'utf8')));
await writeFile(new URL('style.css', target), style.join('\n'));
await writeFile(new URL('main.js', target), await bundle('src/inspector/main.ts', 'esm'));
