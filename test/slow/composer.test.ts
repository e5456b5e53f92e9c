import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, readFileSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { describePhpWith } from '../helpers/describe-php.js';
import { type Run, root, run } from '../php/php.js';

const describePhp = describePhpWith('vendor/bin/ticaga-kit', 'curl');
const read = (file: string) => JSON.parse(readFileSync(join(root, file), 'utf8'));

/** vendor/bin/ticaga-kit as Composer 2 writes it, without its part for PHP before 8. */
const proxy = `#!/usr/bin/env php
<?php
namespace Composer;
$GLOBALS['_composer_bin_dir'] = __DIR__;
return include __DIR__ . '/..'.'/ticaga/ticaga-kit/bin/ticaga-kit';
`;

/** A kit that says which one it is and what reached it; its status is the number behind --exit. */
const kit = (name: string) => `#!/usr/bin/env node
const given = process.argv.slice(2);
const read = require('node:fs').readFileSync(0, 'utf8');
process.stderr.write('talk of ' + given.length);
process.stdout.write(JSON.stringify({ name: '${name}', given, read }));
process.exitCode = given.includes('--exit') ? Number(given[given.indexOf('--exit') + 1]) : 0;
`;

/** Folders for PATH in which there is nothing but php and env, and node in one of them. */
let programs: string;
beforeAll(async () => {
  programs = await mkdtemp(join(tmpdir(), 'ticaga-kit-programs-'));
  await mkdir(join(programs, 'php'));
  await mkdir(join(programs, 'node'));
  await symlink((await run('php', ['-r', 'echo PHP_BINARY;'])).stdout, join(programs, 'php/php'));
  await symlink('/usr/bin/env', join(programs, 'php/env'));
  await symlink(process.execPath, join(programs, 'node/node'));
  return () => rm(programs, { recursive: true });
});

/**
 * A plugin into whose vendor/ Composer has put this repository, which is not built there.
 * @param kits where there is a kit besides
 */
async function plugin(...kits: string[]): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'ticaga-kit-composer-')));
  onTestFinished(() => rm(folder, { recursive: true }));
  const vendored = join(folder, 'vendor/ticaga/ticaga-kit');
  for (const path of ['bin/ticaga-kit', 'php/TicagaKit.php']) await cp(join(root, path), join(vendored, path));
  await write(folder, 'vendor/ticaga/ticaga-kit/package.json', '{ "name": "ticaga-kit" }');
  await write(folder, 'vendor/bin/ticaga-kit', proxy);
  await mkdir(join(folder, 'parts/one/tests'), { recursive: true });
  for (const path of kits) await write(folder, path, kit(path));
  return folder;
}

async function write(folder: string, path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
  await chmod(join(folder, path), 0o755);
}

interface Setting {
  /** From the plugin's folder. */
  cwd?: string;
  /** In which {plugin} is its folder. */
  command?: string;
  path?: readonly string[];
  input?: string;
  ini?: readonly string[];
}

function runBin(folder: string, args: string[], setting: Setting = {}): Promise<Run> {
  const { cwd = '.', command, path = ['node'], input = '', ini = [] } = setting;
  const places = path.map((place) => (place === 'node' ? join(programs, place) : join(folder, place)));
  const env = { PATH: [join(programs, 'php'), ...places].join(':') };
  const named = command === undefined ? {} : { TICAGA_KIT_COMMAND: command.replaceAll('{plugin}', folder) };
  const words = [...ini.flatMap((line) => ['-d', line]), join(folder, 'vendor/bin/ticaga-kit'), ...args];
  return run('php', words, { ...env, ...named }, join(folder, cwd), input);
}

const [vendored, above, deeper] = [
  'vendor/ticaga/ticaga-kit',
  'node_modules/ticaga-kit',
  'parts/one/node_modules/ticaga-kit',
].map((folder) => `${folder}/dist/cli/main.js`) as [string, string, string];
const linked = 'node_modules/.bin/ticaga-kit';

describePhp('vendor/bin/ticaga-kit', () => {
  test.each<[title: string, found: string, others: string[], setting: Setting]>([
    ['that TICAGA_KIT_COMMAND names, before all others', 'mine', [vendored, above], { command: 'node {plugin}/mine' }],
    ['that TICAGA_KIT_COMMAND starts a fake of', 'my own', [], { command: 'node "{plugin}/my own" serve --port 0' }],
    ['beside itself when the checkout is built', vendored, [above, linked], {}],
    ['in the plugin, from any folder', above, [linked], { cwd: '../..' }],
    ['that only a link in .bin leads to', linked, [], {}],
    ['above the working folder', deeper, [], { cwd: 'parts/one/tests' }],
    ['of the plugin before that of the working folder', above, [deeper], { cwd: 'parts/one/tests' }],
    [
      'in PATH, where it does not take itself for it',
      'tools/ticaga-kit',
      [],
      { path: ['vendor/bin', 'tools', 'node'] },
    ],
    ['in node_modules before that in PATH', above, ['tools/ticaga-kit'], { path: ['tools', 'node'] }],
    ['when TICAGA_KIT_COMMAND names this script', above, [], { command: '{plugin}/vendor/bin/ticaga-kit serve' }],
  ])('finds the kit %s', async (_, found, others, setting) => {
    const { status, stdout, stderr } = await runBin(await plugin(found, ...others), ['--version'], setting);
    expect(stderr).toBe('talk of 1');
    expect(JSON.parse(stdout)).toEqual({ name: found, given: ['--version'], read: '' });
    expect(status).toBe(0);
  });

  const install = [
    '  Install it with `npm install --save-dev FOLDER` (a clone of ticaga-kit in which `npm ci` has run), with the file that `npm pack` writes there, or with its git address; or say in TICAGA_KIT_COMMAND how to start it.',
  ];
  test.each<[title: string, kits: string[], setting: Setting, said: string[]]>([
    [
      'there is none, and PATH leads to itself alone',
      [],
      { path: ['vendor/bin', 'node'] },
      [
        'The kit in {plugin}/vendor/ticaga/ticaga-kit is not built.',
        '  Was:  no node_modules/ticaga-kit in {plugin}/vendor/ticaga/ticaga-kit/php, in {plugin}, or in a folder above them, and none in PATH',
        '  Run `npm ci` there (Node 20.19 or newer), or have another:',
        ...install,
      ],
    ],
    [
      'there is no Node',
      [above],
      { path: [] },
      [
        'The kit in {plugin}/node_modules/ticaga-kit is a program of Node, and PATH has none.',
        '  Install Node 20.19 or newer.',
      ],
    ],
    [
      'TICAGA_KIT_COMMAND names none',
      [above],
      { command: 'no-such-kit serve --port 0' },
      [
        'TICAGA_KIT_COMMAND starts with no-such-kit, and there is no such program.',
        '  Correct it, or unset it to have the kit looked for.',
      ],
    ],
  ])('says what to do when %s, and ends with 2', async (_, kits, setting, said) => {
    const folder = await plugin(...kits);
    const { status, stdout, stderr } = await runBin(folder, ['--version'], setting);
    expect(stderr.replaceAll(folder, '{plugin}')).toBe(`${said.join('\n')}\n`);
    expect([status, stdout]).toEqual([2, '']);
  });

  test('says which program cannot be started, and ends with 2', async () => {
    const folder = await plugin();
    await write(folder, linked, '#!/no/such/node\n');
    const { status, stderr } = await runBin(folder, []);
    expect(stderr).toBe(`The kit could not be started: \`${join(folder, linked)}\`: No such file or directory.\n`);
    expect(status).toBe(2);
  });

  describe.each<[title: string, setting: Setting]>([
    ['with pcntl', {}],
    ['without pcntl', { ini: ['disable_functions=pcntl_exec'] }],
    ['by TICAGA_KIT_COMMAND', { command: 'node {plugin}/node_modules/ticaga-kit/dist/cli/main.js serve' }],
  ])('%s', (_, setting) => {
    test('hands on every argument, what it reads, and the status', async () => {
      const given = ['exec', '--exit', '7', '--', 'two words', `"'`, '$(id) `id` $HOME', '*', '', 'a\nb', '-d', '\\'];
      const { status, stdout } = await runBin(await plugin(above), given, { ...setting, input: 'typed\n' });
      expect(JSON.parse(stdout)).toEqual({ name: above, given, read: 'typed\n' });
      expect(status).toBe(7);
    });
  });

  test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('%s reaches the kit of the own checkout', async (signal) => {
    const started = spawn(join(root, 'bin/ticaga-kit'), ['serve', '--port', '0'], { cwd: tmpdir(), stdio: 'pipe' });
    onTestFinished(() => void started.kill('SIGKILL'));
    let said = '';
    while (!/listens on \S+\s/.test(said)) said += String((await once(started.stdout, 'data'))[0]);
    const url = /listens on (\S+)/.exec(said)![1]!;
    expect((await fetch(`${url}/__admin/health`)).status).toBe(200);
    const closed = once(started, 'close');
    started.kill(signal);
    expect(await closed).toEqual([0, null]);
    await expect(fetch(`${url}/__admin/health`)).rejects.toThrow('fetch failed');
  });

  test('the classes of the helper load by themselves, also where the same file is required', async () => {
    const map = composerFile.autoload.classmap.map((file) => join(root, file));
    const script = `
      spl_autoload_register(function ($class) {
        if (strpos($class, 'Ticaga') !== 0) return;
        echo $class, ' '; include '${map[0]}';
      });
      echo class_exists('TicagaSandbox') && trait_exists('TicagaKitTests') && class_exists('TicagaKit') ? 'there ' : 'missing ';
      require_once '${join(root, 'php/TicagaKit.php')}';`;
    expect(await run('php', ['-r', script])).toEqual({ status: 0, stdout: 'TicagaSandbox there ', stderr: '' });
  });
});

const composerFile = read('composer.json') as {
  name: string;
  description: string;
  type: string;
  license: string;
  require: Record<string, string>;
  bin: string[];
  autoload: { classmap: string[] };
};

describe('composer.json', () => {
  test('says what Composer asks of a library', () => {
    expect(composerFile.name).toMatch(/^[a-z0-9]([_.-]?[a-z0-9]+)*\/[a-z0-9](([_.]|-{1,2})?[a-z0-9]+)*$/);
    expect(composerFile.description).not.toBe('');
    expect(composerFile.type).toBe('library');
    expect(composerFile.license).toBe(read('package.json').license);
    expect(composerFile.require).toEqual({ php: '>=7.2', 'ext-curl': '*', 'ext-json': '*' });
    // The tag of a version says which it is.
    expect(composerFile).not.toHaveProperty('version');
  });

  test('names files that are there, and a program that can be started', () => {
    for (const file of composerFile.bin) accessSync(join(root, file), constants.X_OK);
    expect(composerFile.autoload.classmap.map((file) => readFileSync(join(root, file), 'utf8').slice(0, 5))).toEqual([
      '<?php',
    ]);
  });
});
