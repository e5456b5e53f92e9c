// Fills the generated tables of README.md from the tables that the code uses. With --check it writes nothing and exits
// 1 when the README is stale. Needs a build.
import { readFile, writeFile } from 'node:fs/promises';
import { loadCommands } from '../dist/cli/commands.js';
import { optionRows } from '../dist/cli/help.js';
import { assumptionList } from '../dist/document/assumptions.js';
import { faultKinds } from '../dist/fake/misbehaviour/fault-kinds.js';
import { rooms } from '../test/rooms.mjs';

const file = new URL('../README.md', import.meta.url);
const cell = (text) => text.replaceAll('|', '\\|');

const tables = {
  commands: (await loadCommands())
    .map(({ name, summary, positionals, options }) =>
      [
        `**\`ticaga-kit ${`${name} ${positionals}`.trim()}\`** ${summary}.`,
        '',
        '| option | meaning |',
        '| --- | --- |',
        ...optionRows(options).map(([option, meaning]) => `| \`${cell(option)}\` | ${cell(meaning)} |`),
        '',
      ].join('\n'),
    )
    .join('\n'),
  faults: [
    '| kind | customer id | what PHP sees | what happens |',
    '| --- | --- | --- | --- |',
    ...Object.entries(faultKinds).map(
      ([kind, { id, curl, does }]) => `| \`${kind}\` | ${id} | ${curl} | ${cell(does)} |`,
    ),
    '',
  ].join('\n'),
  assumptions: [
    '| switch | values, the default first | what it decides |',
    '| --- | --- | --- |',
    ...assumptionList.map(
      ({ name, values, states }) =>
        `| \`${name}\` | ${values.map(({ value }) => `\`${value}\``).join(' ')} | ${cell(states)} |`,
    ),
    '',
  ].join('\n'),
};

tables.rooms = [
  '| room of src/ | what it holds | what it may import |',
  '| --- | --- | --- |',
  ...Object.entries(rooms).map(([room, { holds, imports }]) => `| \`${room}\` | ${holds} | ${imports.join(', ')} |`),
  '',
].join('\n');

const present = await readFile(file, 'utf8');
const filled = Object.entries(tables).reduce((text, [name, table]) => {
  const [open, close] = [`<!-- generated:${name} -->\n`, `<!-- /generated:${name} -->`];
  const [from, to] = [text.indexOf(open), text.indexOf(close)];
  if (from < 0 || to < from) throw new Error(`README.md has no place for the table of ${name}: ${open}${close}`);
  return `${text.slice(0, from + open.length)}\n${table}\n${text.slice(to)}`;
}, present);
if (filled !== present) {
  if (process.argv.includes('--check')) {
    console.error('README.md is stale. Run npm run readme and commit the result.');
    process.exitCode = 1;
  } else await writeFile(file, filled);
}
