// Writes the trees of the shipped contracts, for src/contracts/built-trees.ts. Runs after the compiler, whose output it uses.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { treeHash } from '../dist/contracts/built-trees.js';
import { parseYaml } from '../dist/document/parse-yaml.js';

const root = new URL('../', import.meta.url);
const folder = new URL('contracts/', root);
const names = (await readdir(folder)).filter((name) => name.endsWith('.arazzo.yaml')).sort();
const trees = await Promise.all(
  names.map(async (name) => {
    const text = await readFile(new URL(name, folder), 'utf8');
    const { node } = parseYaml(text, name, (was, where) => new Error(`${where}: ${was}`));
    return [treeHash(text), node];
  }),
);
const json = JSON.stringify(Object.fromEntries(trees));
for (const place of ['dist', 'src']) await writeFile(new URL(`${place}/generated/contract-trees.json`, root), json);
