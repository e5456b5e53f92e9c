import { execFile, spawnSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { loadCommand } from '../../src/cli/commands.js';
import { parseCommandLine } from '../../src/cli/parse-command-line.js';
import { startFake } from '../../src/index.js';
import { handWrittenPages, root } from '../helpers/hand-written-pages.js';

const pages = await handWrittenPages();
const port = /127\.0\.0\.1:4010/g;

/** What differs from run to run and says nothing: times, durations, free ports. */
function steady(text: string): string {
  return text
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, (time) => (time.startsWith('2025-') ? time : 'TIME'))
    .replaceAll(/\b\d+(\.\d+)? (ms|s)\b/g, 'N $2')
    .replaceAll(/verify-[0-9a-f-]{36}/g, 'verify-ID')
    .replaceAll(root, '')
    .replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:4010')
    .replaceAll(/[ \t]+$/gm, '')
    .trimEnd();
}

interface Call {
  command: string;
  output: string;
}

/** The console blocks of each section: "$ command", then what it prints. */
const sections = pages.flatMap(({ file, text }) =>
  text.split(/^## /m).map((section) => ({
    file,
    title: section.split('\n')[0] as string,
    section,
    calls: [...section.matchAll(/^```console\n([\s\S]*?)^```$/gm)].flatMap(([, block]) => callsOf(block as string)),
  })),
);

function callsOf(block: string): Call[] {
  return block
    .split(/^\$ /m)
    .slice(1)
    .map((text) => {
      const [, command = '', output = ''] = /^((?:[^\n]*\\\n)*[^\n]*)\n([\s\S]*)$/.exec(text) ?? [];
      return { command, output };
    });
}

let bin: string;
beforeAll(async () => {
  bin = await mkdtemp(join(tmpdir(), 'ticaga-kit-bin-'));
  const main = join(root, 'dist/cli/main.js');
  await writeFile(join(bin, 'ticaga-kit'), `#!/bin/sh\nexec "${process.execPath}" "${main}" "$@"\n`);
  await writeFile(join(bin, 'npx'), '#!/bin/sh\n[ "$1" = --no-install ] && shift && exec "$@"\n');
  await Promise.all(['ticaga-kit', 'npx'].map((name) => chmod(join(bin, name), 0o755)));
  return () => rm(bin, { recursive: true });
});

const hasPhp = spawnSync('php', ['-v']).status === 0 || process.env.CI !== undefined;
if (!hasPhp)
  process.stderr.write(
    'SKIPPED: the sections of README.md and docs/guide/ that run php, for there is none on this machine.\n',
  );
const runnable = sections.filter(
  ({ calls }) => calls.length > 0 && (hasPhp || !calls.some(({ command }) => command.includes(' php '))),
);

describe.each(runnable)('the section "$title" of $file', ({ calls, section }) => {
  test('prints what it shows', { timeout: 60_000 }, async () => {
    const home = await mkdtemp(join(tmpdir(), 'ticaga-kit-readme-'));
    onTestFinished(() => rm(home, { recursive: true }));
    await symlink(join(root, 'examples'), join(home, 'examples'));
    await writeNamedBlocks(home, section);
    const fake = await startFake();
    onTestFinished(() => fake.close());
    for (const { command, output } of calls) {
      const printed = await shell(command.replaceAll(port, `127.0.0.1:${fake.port}`), home);
      expect.soft(steady(printed), command).toBe(steady(output));
    }
  });
});

/** A block whose first line is a comment with a path is that file; in PHP the second line, for <?php is the first. */
async function writeNamedBlocks(home: string, section: string): Promise<void> {
  for (const [, text = '', path = ''] of section.matchAll(
    /^```\w+\n((?:# |<\?php\n\/\/ )([\w./-]+)\n[\s\S]*?)^```$/gm,
  )) {
    await mkdir(dirname(join(home, path)), { recursive: true });
    await writeFile(join(home, path), text);
  }
}

function shell(command: string, cwd: string): Promise<string> {
  const { NO_COLOR: _, FORCE_COLOR: __, CI: ___, ...env } = process.env;
  return new Promise((resolve) => {
    // A command of these pages may end with 1 on purpose; what it prints is compared.
    execFile('sh', ['-c', `${command} 2>&1`], { cwd, env: { ...env, PATH: `${bin}:${env.PATH}` } }, (_error, stdout) =>
      resolve(stdout.replaceAll('\r', '')),
    );
  });
}

const blocks = pages.flatMap(({ text }) =>
  [...text.matchAll(/^```(.*)\n([\s\S]*?)^```$/gm)].map(([, language, block]) => ({ language, text: block as string })),
);
const blocksOf = (language: string) => blocks.filter((block) => block.language === language).map(({ text }) => text);

/** A folder like that of a plugin that has the package installed. */
async function pluginFolder(): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'ticaga-kit-readme-'));
  onTestFinished(() => rm(home, { recursive: true }));
  await mkdir(join(home, 'node_modules'));
  await symlink(root, join(home, 'node_modules/ticaga-kit'));
  for (const name of ['openapi-fetch', '@types'])
    await symlink(join(root, 'node_modules', name), join(home, 'node_modules', name));
  await writeFile(join(home, 'package.json'), '{"type": "module"}');
  return home;
}

function runNode(cwd: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' });
  expect({ status, stderr, stdout: status === 0 ? '' : stdout }).toEqual({ status: 0, stderr: '', stdout: '' });
  return stdout;
}

test('every js block runs against the package', async () => {
  const blocks = blocksOf('js');
  expect(blocks.length).toBeGreaterThan(0);
  const home = await pluginFolder();
  for (const [index, block] of blocks.entries()) {
    await writeFile(join(home, `block${index}.js`), block);
    runNode(home, `block${index}.js`);
  }
});

test('every ts block fits the types of the package, and runs', async () => {
  const blocks = blocksOf('ts');
  const home = await pluginFolder();
  for (const [index, block] of blocks.entries()) await writeFile(join(home, `block${index}.ts`), block);
  const flags = '--strict --noUncheckedIndexedAccess --module NodeNext --target ES2022 --types node --outDir .';
  const sources = blocks.map((_, index) => `block${index}.ts`);
  runNode(home, join(root, 'node_modules/typescript/bin/tsc'), ...flags.split(' '), ...sources);
  const printed = blocks.map((_, index) => runNode(home, `block${index}.js`));
  expect(printed).toEqual(['joedoe@example.com\n']);
});

test('the generated tables are those of the code', () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/readme.mjs', '--check'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([0, '']);
});

test('every file and folder of the layout exists', async () => {
  const names = blocksOf('')
    .flatMap((layout) => layout.split('\n'))
    .flatMap((line) => (/^(\S+(?:, \S+)*)\s{2,}/.exec(line)?.[1] ?? '').split(', ').filter((name) => name !== ''));
  expect(names.length).toBeGreaterThan(16);
  for (const name of names)
    await expect(
      readFile(join(root, name)).catch((error) => error.code),
      name,
    ).resolves.not.toBe('ENOENT');
});

const kit = /(?:npx --no-install ticaga-kit|vendor\/bin\/ticaga-kit|dist\/cli\/main\.js) ([a-z-]+.*)$/;
const shellLines = ['sh', 'yaml', 'console']
  .flatMap(blocksOf)
  .flatMap((block) => block.split('\n'))
  .flatMap((line) => kit.exec(line.replaceAll(/\$\{\{.*?\}\}/g, '1').replace(/ \| .*| +#.*|[12]?>.*$/, ''))?.[1] ?? []);

test.each(shellLines)('"ticaga-kit %s" is a command line that the kit understands', async (line) => {
  const words = line.match(/'[^']*'|\S+/g) ?? [];
  const [name = '', ...args] = words.map((word) => word.replaceAll(/["']/g, ''));
  const command = await loadCommand(name);
  // What is left out stands in ticaga-kit.yaml, as init writes it.
  if (command.positionals.startsWith('-- ') && !args.includes('--')) args.push('--', 'true');
  expect(() => parseCommandLine(command, args, {})).not.toThrow();
});

test.skipIf(!hasPhp).each(blocksOf('php'))('a block of PHP is PHP', (block) => {
  const { status, stdout } = spawnSync('php', ['-l'], { input: block, encoding: 'utf8' });
  expect([status, stdout]).toEqual([0, expect.stringContaining('No syntax errors')]);
});

test.each(blocksOf('yaml'))('a block of YAML is YAML', (block) => {
  expect(parse(block)).toBeTypeOf('object');
});

test.each(blocksOf('json'))('a block of JSON is JSON', (block) => {
  expect(JSON.parse(block)).toBeTypeOf('object');
});

test.each(blocksOf('xml'))(
  'a configuration of PHPUnit gives a test a sandbox, in the form of PHPUnit 9',
  async (block) => {
    const folder = await mkdtemp(join(tmpdir(), 'ticaga-kit-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const [, forNine] = /PHPUnit 8 and 9: (<.*?>)/.exec(block)!;
    await mkdir(join(folder, 'tests'));
    await writeFile(join(folder, 'phpunit.xml'), block.replace(/<bootstrap .*/, forNine!));
    await writeFile(join(folder, 'tests/bootstrap.php'), `<?php require '${join(root, 'php/TicagaKit.php')}';`);
    const test = `<?php final class OneTest extends PHPUnit\\Framework\\TestCase {
    public function testOne() { $this->assertStringContainsString('/sandbox/testOne-', getenv('TICAGA_URL')); } }`;
    await writeFile(join(folder, 'tests/OneTest.php'), test);
    const { status, stdout } = spawnSync('phpunit', ['tests'], { cwd: folder, encoding: 'utf8' });
    expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringContaining('OK (1 test, 1 assertion)') });
  },
);

test('every block is of a kind that a test reads', () => {
  const known = ['', 'console', 'js', 'json', 'php', 'sh', 'ts', 'xml', 'yaml'];
  expect(blocks.map(({ language }) => language).filter((language) => !known.includes(language!))).toEqual([]);
});

test('npx finds the kit in its own clone, as README.md says', () => {
  const args = ['--no-install', 'ticaga-kit', '--version'];
  const { status, stdout } = spawnSync('npx', args, { cwd: root, encoding: 'utf8' });
  expect([status, stdout]).toEqual([0, expect.stringMatching(/^\d+\.\d+\.\d+\n$/)]);
});
