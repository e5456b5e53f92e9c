// Fills the generated tables of pages that are written by hand from the tables that the code uses. With --check it
// writes nothing and exits 1 when one is stale.
import { readFile, writeFile } from 'node:fs/promises';
import { rooms } from '../test/rooms.mjs';

/** The tables by their name, each with the page where it stands. What docs/reference.md prints stands there alone. */
const tables = {
  rooms: {
    page: 'docs/guide/working-on-it.md',
    text: [
      '| room of src/ | what it holds | what it may import |',
      '| --- | --- | --- |',
      ...Object.entries(rooms).map(
        ([room, { holds, imports }]) => `| \`${room}\` | ${holds} | ${imports.join(', ')} |`,
      ),
    ].join('\n'),
  },
};

for (const [name, { page, text }] of Object.entries(tables)) {
  const file = new URL(`../${page}`, import.meta.url);
  const present = await readFile(file, 'utf8');
  const [open, close] = [`<!-- generated:${name} -->\n`, `<!-- /generated:${name} -->`];
  const [from, to] = [present.indexOf(open), present.indexOf(close)];
  if (from < 0 || to < from) throw new Error(`${page} has no place for the table of ${name}: ${open}${close}`);
  const filled = `${present.slice(0, from + open.length)}\n${text}\n\n${present.slice(to)}`;
  if (filled === present) continue;
  if (process.argv.includes('--check')) {
    console.error(`${page} is stale. Run npm run readme and commit the result.`);
    process.exitCode = 1;
  } else await writeFile(file, filled);
}
