import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { loadCommands } from '../../src/cli/commands.js';
import { parseConfig } from '../../src/cli/config-file.js';
import { configKeys } from '../../src/cli/config-keys.js';
import { isConfigurable } from '../../src/cli/config-options.js';
import { splitWords } from '../../src/cli/split-words.js';
import { KitError } from '../../src/errors.js';
import { runCli } from '../helpers/run-cli.js';

/** A folder with these files. */
async function folder(files: Record<string, string>): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'ticaga-kit-config-'));
  onTestFinished(() => rm(path, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(path, name)), { recursive: true });
    await writeFile(join(path, name), text);
  }
  return path;
}

/** A suite that says its own arguments, and what the fake answers to an unknown customer. */
const suite = `
  const headers = { Authorization: 'Bearer ' + process.env.TICAGA_API_TOKEN, Accept: 'application/json' };
  const answer = await fetch(process.env.HELPDESK + '/api/customers/get/999', { headers });
  console.log(answer.status, ...process.argv.slice(2));
`;

const commands = (await loadCommands()).filter(isConfigurable);
const parse = (text: string, name = 'exec', file = 'ticaga-kit.yaml') =>
  Object.fromEntries([...parseConfig(text, file, name, commands)].map(([key, { texts }]) => [key, texts]));

test('the commands that read the file are those that start a fake or judge a server', () => {
  expect(commands.map(({ name }) => name)).toEqual(['serve', 'proxy', 'replay', 'impact', 'verify', 'exec', 'mutate']);
});

test('a bare ticaga-kit exec runs what ticaga-kit.yaml says, the command included', async () => {
  const config = `command: node suite.mjs 'one word'\nenv: HELPDESK\nassume: { unknown-customer-status: 404 }\n`;
  const cwd = await folder({ 'suite.mjs': suite, 'ticaga-kit.yaml': config });
  const { status, stdout } = await runCli(['exec'], { cwd });
  expect([status, stdout]).toEqual([0, '404 one word\n']);
  expect((await runCli(['exec', '--assume', 'unknown-customer-status=401'], { cwd })).stdout).toBe('401 one word\n');
  expect((await runCli(['exec', '--', 'node', 'suite.mjs', 'other'], { cwd })).stdout).toBe('404 other\n');
  const { stdout: listed } = await runCli(['mutate', '--list'], { cwd });
  expect(listed).toContain('getCustomer/');
});

test('without a file nothing of it is read, and the message names it', async () => {
  const { status, stderr } = await runCli(['exec'], { cwd: await folder({}) });
  expect(status).toBe(2);
  expect(stderr).toContain('Put it behind --, or into ticaga-kit.yaml as command.');
});

test('--config names another file, whose paths are relative to it; that of a folder above is not read', async () => {
  const cwd = await folder({
    'ticaga-kit.yaml': 'nonsense: 1\n',
    'work/suite.mjs': suite,
    'other/kit.yaml':
      'command: [node, suite.mjs]\nenv: [HELPDESK]\nprofile: own.yaml\nexec: { reporter: [json=wire.json] }\n',
    'other/own.yaml': 'assumptions: { unknown-customer-status: "404" }\n',
  });
  const work = join(cwd, 'work');
  expect((await runCli(['exec', '--config', '../other/kit.yaml'], { cwd: work })).stdout).toBe('404\n');
  expect((await runCli(['exec', '--print-config'], { cwd: work })).stdout).not.toContain('nonsense');
  const { stdout } = await runCli(['exec', '--config=../other/kit.yaml', '--print-config'], { cwd: work });
  expect(stdout).toMatch(/^profile: "\.\.\/other\/own\.yaml" +# \.\.\/other\/kit\.yaml:3$/m);
  expect(stdout).toMatch(/^reporter: \[json=\.\.\/other\/wire\.json\] +# \.\.\/other\/kit\.yaml:4$/m);
});

test('--config with a file that is not there ends with 2', async () => {
  const { status, stderr } = await runCli(['serve', '--config', 'no-such.yaml']);
  expect(status).toBe(2);
  expect(stderr).toContain('The configuration file no-such.yaml cannot be read.');
});

test('--print-config shows each value with where it comes from: line, environment, file, default', async () => {
  const cwd = await folder({
    'ticaga-kit.yaml': 'port: 1\nhost: localhost\nserve:\n  db: kept.json\n  no-auth: true\n',
  });
  const env = { PORT: '2', TICAGA_KIT_ADMIN_TOKEN: 'very-secret' };
  const show = async (...args: string[]) =>
    (await runCli(['serve', '--print-config', ...args], { cwd, env })).stdout.replaceAll(/ {2,}#/g, '  #').split('\n');
  const shown = await show('--log', 'json');
  expect(shown).toEqual(
    expect.arrayContaining([
      'port: 2  # environment variable PORT',
      'host: localhost  # ticaga-kit.yaml:2',
      'db: kept.json  # ticaga-kit.yaml:4',
      'no-auth: true  # ticaga-kit.yaml:5',
      'log: json  # command line',
      '# seed:  # default',
      '# admin-token: ***  # environment variable TICAGA_KIT_ADMIN_TOKEN',
      '# print-config: true  # command line',
    ]),
  );
  expect(await show('--port', '3', '--no-auth=false')).toEqual(
    expect.arrayContaining(['port: 3  # command line', 'no-auth: false  # command line']),
  );
});

test.each(
  commands
    .flatMap(({ name, options }) => Object.keys(options).map((option) => [name, option] as const))
    .filter(([, option]) => option.endsWith('token')),
)('%s --print-config does not print the value of --%s', async (command, option) => {
  const { stdout } = await runCli([command, '--print-config', `--${option}`, 'very-secret']);
  expect(stdout).toMatch(new RegExp(`^# ${option}: [*]{3} +# command line$`, 'm'));
  expect(stdout).not.toContain('very-secret');
});

test('what --print-config prints is a configuration file that says the same', async () => {
  const config =
    'command: php tests/run.php --filter "a b" true 007\nexec: { allow: id-invalid, watch: true, env: [A, B] }\n';
  const cwd = await folder({ 'ticaga-kit.yaml': config });
  const { stdout } = await runCli(['exec', '--print-config'], { cwd });
  await writeFile(join(cwd, 'ticaga-kit.yaml'), stdout);
  const again = await runCli(['exec', '--print-config'], { cwd });
  const values = (text: string) => text.replaceAll(/ +# .*$/gm, '');
  expect(values(again.stdout)).toBe(values(stdout));
  expect(parse(stdout)).toMatchObject({
    command: ['php', 'tests/run.php', '--filter', 'a b', 'true', '007'],
    watch: ['true'],
  });
});

test('--print-config of every command names all that it can be told', async () => {
  for (const command of commands) {
    const { status, stdout } = await runCli([command.name, '--print-config']);
    expect(status).toBe(0);
    for (const key of configKeys(command).keys()) expect(stdout).toMatch(new RegExp(`^(# )?${key}:`, 'm'));
  }
});

test('verify takes its server from the file, and a password in its address is not shown', async () => {
  const cwd = await folder({
    'ticaga-kit.yaml': 'verify:\n  baseUrl: http://me:pass@127.0.0.1:1\n  allow-writes: [42, 43]\n',
  });
  const { stdout } = await runCli(['verify', '--print-config'], { cwd });
  expect(stdout).toMatch(/^baseUrl: "http:\/\/\*\*\*@127\.0\.0\.1:1" +# ticaga-kit\.yaml:2$/m);
  expect(stdout).toMatch(/^allow-writes: "42,43" +# ticaga-kit\.yaml:3$/m);
  expect((await runCli(['verify'], { cwd })).stderr).toContain('The address holds credentials.');
});

test('a wrong value is told with its line in the file', async () => {
  const cwd = await folder({ 'ticaga-kit.yaml': '\nport: 99999\n' });
  const { status, stderr } = await runCli(['serve'], { cwd });
  expect(status).toBe(2);
  expect(stderr).toMatch(/--port is 99999\.[\s\S]*Where: {5}ticaga-kit\.yaml:2\n/);
});

test('the section of a command wins over what all share, and what others alone know is left to them', () => {
  const text = 'seed: a.yaml\njobs: 2\nexec: { seed: b.yaml }\nmutate: { seed: c.yaml }\nserve:\n';
  expect(parse(text)).toEqual({ seed: ['b.yaml'] });
  expect(parse(text, 'mutate')).toEqual({ seed: ['c.yaml'], jobs: ['2'] });
  expect(parse(text, 'serve')).toEqual({ seed: ['a.yaml'] });
  for (const empty of ['', '# nothing\n', 'seed:\n']) expect(parse(empty)).toEqual({});
});

test('paths are relative to the file, and names, addresses of the disk and commands are as they are', () => {
  const text = `
    also: [a.yaml, /b.yaml]
    profile: laravel-8-stock
    reporter: [pretty, junit=out/wire.xml]
    rows: php rows.php
    command: php tests/run.php`;
  expect(parse(text, 'exec', 'conf/kit.yaml')).toEqual({
    also: ['conf/a.yaml', '/b.yaml'],
    profile: ['laravel-8-stock'],
    reporter: ['pretty', 'junit=conf/out/wire.xml'],
    rows: ['php rows.php'],
    command: ['php', 'tests/run.php'],
  });
});

const refusal = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof KitError) return error.render();
    throw error;
  }
  throw new Error('nothing was refused');
};

test.each([
  [
    'sede: a.yaml',
    'ticaga-kit.yaml has a key that there is not: sede.',
    'Where:     ticaga-kit.yaml:1',
    'Did you mean seed?',
  ],
  ['\nexec:\n  wach: true', 'The section exec has a key', 'ticaga-kit.yaml:3', 'Did you mean watch?'],
  ['mutate: { watch: true }', 'The section mutate has a key that there is not: watch.', 'ticaga-kit.yaml:1'],
  ['docs: { out: x }', 'ticaga-kit.yaml has a key that there is not: docs.'],
  ['exec: 7', 'The section exec is no mapping.', 'Was:       7'],
  ['[1]', 'ticaga-kit.yaml is no mapping.'],
  ['seed: [', 'ticaga-kit.yaml is no YAML.', 'Where:     ticaga-kit.yaml:1:'],
  ['watch: yes please', 'watch cannot be that.', 'Expected:  true or false', 'watch: true or watch: false'],
  ['seed: [a, b]', 'seed cannot be that.', 'Was:       ["a","b"]'],
  ['env: { A: 1 }', 'env cannot be that.', 'Expected:  NAME, or a list of such'],
  ['assume: { a: [1] }', 'assume cannot be that.', 'a list of NAME=VALUE, or a mapping'],
  ['command: []', 'command cannot be that.'],
  ['config: x.yaml', 'config does not stand in a configuration file.', 'It names the file itself.'],
  ['token: abc', 'token does not stand in a configuration file.', 'set TICAGA_API_TOKEN.'],
  ['other-token: abc', 'other-token does not stand in a configuration file.', 'set TICAGA_API_OTHER_TOKEN.'],
  ['admin-token: abc', 'set TICAGA_KIT_ADMIN_TOKEN.'],
])('%j is refused', (text, ...sentences) => {
  const told = refusal(() => parse(text));
  for (const sentence of sentences) expect(told).toContain(sentence);
});

test('no option has the name of a section, or of a positional', () => {
  for (const command of commands) {
    const keys = [...configKeys(command).keys()];
    expect(keys).toHaveLength(new Set(keys).size);
    for (const { name } of commands) expect(keys).not.toContain(name);
  }
});

test.each<[line: string, words: string[]]>([
  ['php  tests/run.php\n', ['php', 'tests/run.php']],
  ["a 'b c'd \"e 'f' \\\"g\"", ['a', 'b cd', "e 'f' \"g"]],
  ["a '' \\$b '$c' \"\\$d\"", ['a', '', '$b', '$c', '$d']],
  ['a b#c d~e x=y', ['a', 'b#c', 'd~e', 'x=y']],
])('%j is split as a shell splits it', (line, words) => {
  expect(splitWords(line, 'command', 'kit.yaml:1')).toEqual(words);
});

test.each([
  ['a | b', '|'],
  ['a && b', '&'],
  ['a; b', ';'],
  ['a > b', '>'],
  ['a $B', '$'],
  ['a "$B"', '$'],
  ['a `b`', '`'],
  ['a *.php', '*'],
  ['a ~/b', '~'],
  ['a #b', '#'],
  ['a\nb', 'a second line'],
  ['A=1 b', 'the variable A=1 before the command'],
  ["a 'b", "' without its end"],
  ['a \\', '\\ without its end'],
  ['  ', 'nothing'],
])('%j is refused, for no shell reads it', (line, was) => {
  const told = refusal(() => splitWords(line, 'command', 'kit.yaml:1'));
  expect(told).toContain('command cannot be split into words.');
  expect(told).toContain(`Was:       ${was}`);
});
