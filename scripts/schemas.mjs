// Writes the JSON Schemas that follow from the tables of the commands; that of seeds is written by npm run types. With
// --check it writes nothing and exits 1 when one is stale. Needs a build.
import { readFile, writeFile } from 'node:fs/promises';
import { loadCommands } from '../dist/cli/commands.js';
import { fileSchemas } from '../dist/cli/file-schemas.js';

const stale = [];
for (const [name, schema] of Object.entries(fileSchemas(await loadCommands()))) {
  const file = new URL(`../schemas/${name}.schema.json`, import.meta.url);
  const text = `${JSON.stringify(schema, null, 2)}\n`;
  if ((await readFile(file, 'utf8').catch(() => '')) === text) continue;
  stale.push(`schemas/${name}.schema.json`);
  if (!process.argv.includes('--check')) await writeFile(file, text);
}
if (process.argv.includes('--check') && stale.length > 0) {
  console.error(`Stale: ${stale.join(', ')}. Run npm run schemas and commit the result.`);
  process.exitCode = 1;
}
