import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadCommands } from '../../src/cli/commands.js';
import { renderCompletion, shells } from '../../src/cli/completion.js';
import { runCli } from '../helpers/run-cli.js';

const run = promisify(execFile);
const commands = await loadCommands();
const names = commands.map(({ name }) => name);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ticaga-kit-completion-'));
  for (const shell of shells) await writeFile(join(folder, shell), renderCompletion(shell, commands));
  await writeFile(join(folder, 'seed one.yaml'), '');
  return () => rm(folder, { recursive: true });
});

/** What a real shell would offer behind a line, by the shell. */
const offers: Record<(typeof shells)[number], (line: string) => Promise<string[]>> = {
  async bash(line) {
    const script = `
      source ./bash
      read -ra COMP_WORDS <<< "$1"; [[ $1 == *' ' ]] && COMP_WORDS+=('')
      COMP_CWORD=$(( \${#COMP_WORDS[@]} - 1 ))
      _ticaga_kit; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout } = await run('bash', ['--norc', '-c', script, 'bash', line], { cwd: folder });
    return stdout.split('\n').filter((word) => word !== '');
  },
  // What the keys Tab and Return make of a line, as the program receives it: zsh has no other door to its completion.
  async zsh(line) {
    const script = `
      zmodload zsh/zpty
      zpty shell zsh -f -i
      zpty -w shell "autoload -U compinit; compinit -D -u; source ./zsh; ticaga-kit() { print -r -- GOT:\\$*:END }; print READY"$'\\n'
      zpty -r -m shell ignored $'*\\nREADY*'
      zpty -w -n shell "$1"$'\\t\\n'
      zpty -r -m shell answer '*GOT:*:END*'
      print -r -- "$answer"`;
    const { stdout } = await run('zsh', ['-f', '-c', script, 'zsh', line], { cwd: folder, timeout: 20_000 });
    return [/GOT:(.*):END/.exec(stdout)?.[1]?.trim().split(' ').at(-1) as string];
  },
  async fish(line) {
    const args = ['--no-config', '-c', 'source ./fish; complete -C $argv[1]', line];
    const { stdout } = await run('fish', args, { cwd: folder, env: { ...process.env, HOME: folder } });
    return stdout.split('\n').flatMap((offer) => offer.split('\t')[0] || []);
  },
};

for (const shell of shells) {
  const hasShell = spawnSync(shell, ['-c', 'true']).status === 0 || process.env.CI !== undefined;
  if (!hasShell) process.stderr.write(`SKIPPED: completion in a real ${shell}, for there is none on this machine.\n`);
  describe.skipIf(!hasShell)(`in a real ${shell}`, () => {
    test.each([
      ['ticaga-kit mut', 'mutate'],
      ['ticaga-kit help ver', 'verify'],
      ['ticaga-kit exec --strict', '--strict-paths'],
      ['ticaga-kit exec --fail-on obs', 'observed'],
      ['ticaga-kit docs --format mark', 'markdown'],
    ])('%j is completed with %s', async (line, word) => {
      expect(await offers[shell](line)).toEqual([word]);
    });
  });
}

test('bash offers every command, and every option of one', async () => {
  expect(await offers.bash('ticaga-kit ')).toEqual([...names, 'help', '--help', '--version']);
  for (const { name, options } of commands) {
    const all = Object.keys(options).map((option) => `--${option}`);
    expect(await offers.bash(`ticaga-kit ${name} --`)).toEqual(
      [...all, '--help'].filter((one) => one.startsWith('--')),
    );
  }
});

test('bash offers files where an option takes one, nothing where it takes another text, programs behind --', async () => {
  expect(await offers.bash('ticaga-kit serve --seed see')).toEqual(['seed one.yaml']);
  expect(await offers.bash('ticaga-kit exec --allow ')).toEqual([]);
  expect(await offers.bash('ticaga-kit exec --watch -- ech')).toContain('echo');
  expect(await offers.bash('ticaga-kit serve --log = js')).toEqual(['json']);
});

test.each(shells)('ticaga-kit completion %s prints the script', async (shell) => {
  const { status, stdout } = await runCli(['completion', shell]);
  expect(status).toBe(0);
  expect(stdout).toBe(renderCompletion(shell, commands));
});

test.each([
  [['completion', 'csh'], 'There is no completion for csh.', 'Expected:  bash | zsh | fish'],
  [['completion'], 'ticaga-kit completion needs <shell>.'],
  [['help', 'exce'], 'ticaga-kit has no command exce.', 'Did you mean exec?'],
])('%j ends with 2', async (args, ...sentences) => {
  const { status, stderr } = await runCli(args);
  expect(status).toBe(2);
  for (const sentence of sentences) expect(stderr).toContain(sentence);
});

test.each([
  [['help'], ['--help']],
  [
    ['help', 'exec'],
    ['exec', '--help'],
  ],
  [['-v'], ['--version']],
])('%j prints what %j does', async (short, long) => {
  expect(await runCli(short)).toEqual({ ...(await runCli(long)), status: 0 });
});
