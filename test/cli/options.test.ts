import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadCommands } from '../../src/cli/commands.js';
import { renderCommandHelp } from '../../src/cli/help.js';

const folder = new URL('..', import.meta.url).pathname;
const tests = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts') && !file.endsWith('options.test.ts'))
  .map((file) => readFileSync(join(folder, file), 'utf8'));

const options = (await loadCommands()).flatMap(({ name, options }) =>
  Object.keys(options).map((option) => ({ name, option })),
);

test.each(options)('a test uses ticaga-kit $name --$option', ({ name, option }) => {
  const used = tests.filter(
    (text) => text.includes(`'--${option}`) || text.includes(`--${option} `) || text.includes(`--${option}=`),
  );
  expect(
    used.some(
      (text) =>
        text.includes(`'${name}'`) ||
        text.includes(`run${name[0]?.toUpperCase()}${name.slice(1)}`) ||
        text.includes(`/${name}.js`),
    ),
  ).toBe(true);
});

test.each(await loadCommands())('ticaga-kit $name --help names every option', (command) => {
  for (const option of Object.keys(command.options)) expect(renderCommandHelp(command)).toContain(`--${option}`);
});
