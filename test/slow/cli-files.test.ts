import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runCli } from '../helpers/run-cli.js';
import { runFake } from '../helpers/run-fake.js';

/** A folder that holds a folder and a file. */
async function workplace(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'ticaga-kit-'));
  onTestFinished(() => rm(path, { recursive: true }));
  await mkdir(join(path, 'folder'));
  await writeFile(join(path, 'file'), '');
  return path;
}

const suite = ['--', process.execPath, '-e', 'fetch(process.env.TICAGA_URL + "/api/customers/get/1")'];
const isFolder = 'Was:       it is a folder\n  Name a file.';

/** URL stands for the address of a fake. */
const unusable: [line: string, sentence: string, reason: string][] = [
  ['exec --reporter json=folder', 'folder cannot be written.', isFolder],
  ['exec --reporter junit=none/report.xml', 'none/report.xml cannot be written.', 'there is no such file or folder'],
  ['exec --pact folder', 'folder cannot be written.', isFolder],
  ['mutate --jobs 1 --only */lost-write --reporter json=folder', 'folder cannot be written.', isFolder],
  ['verify URL --reporter json=folder', 'folder cannot be written.', isFolder],
  ['verify URL --learn folder', 'folder cannot be written.', isFolder],
  ['verify URL --ca folder', 'The certificate folder cannot be read.', isFolder],
  ['verify URL --ca none.pem', 'The certificate none.pem cannot be read.', 'there is no such file or folder'],
  ['docs --out file', 'The folder file cannot be made.', 'Name a folder that can be written.'],
  ['docs --out file --check', 'README.md cannot be read.', 'a part of its path is a file and no folder'],
];

test.each(unusable)('ticaga-kit %s ends with 2 and says that %s', async (line, sentence, reason) => {
  const { url } = await runFake();
  const args = line.split(' ').map((word) => (word === 'URL' ? url : word));
  const command = /^(exec|mutate)/.test(line) ? suite : [];
  const { status, stderr } = await runCli([...args, ...command], { cwd: await workplace() });
  expect(stderr).toContain(`${sentence}\n`);
  expect(stderr).toContain(reason);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(status).toBe(2);
});

test.skipIf(process.platform !== 'linux').each([
  ['serve --port 0', '>', 'The output cannot be written.'],
  ['--help', '>', 'The output cannot be written.'],
  ['exec -- true', '2>', 'What the kit says cannot be written.'],
])('ticaga-kit %s %s /dev/full ends with 2 and says that %s', (line, redirection, sentence) => {
  const main = new URL('../../dist/cli/main.js', import.meta.url).pathname;
  const { status, stdout, stderr } = spawnSync(
    'sh',
    ['-c', `'${process.execPath}' '${main}' ${line} ${redirection} /dev/full`],
    {
      encoding: 'utf8',
    },
  );
  expect(stdout + stderr).toBe(
    `${sentence}\n  Was:       the disk is full\n  Make space, or name a file on another disk.\n`,
  );
  expect(status).toBe(2);
});

test('a GITHUB_STEP_SUMMARY that is a folder costs no other report, and is said in a sentence', async () => {
  const cwd = await workplace();
  const summary = join(cwd, 'folder');
  const { status, stderr } = await runCli(
    ['exec', '--reporter', 'github', '--reporter', 'json=report.json', ...suite],
    {
      cwd,
      env: { GITHUB_STEP_SUMMARY: summary },
    },
  );
  expect(stderr).toContain(
    `${summary} cannot be written.\n  Was:       it is a folder\n  Where:     the environment variable GITHUB_STEP_SUMMARY\n  Name a file.\n`,
  );
  expect(stderr).toContain('::error title=getCustomer::');
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(JSON.parse(await readFile(join(cwd, 'report.json'), 'utf8'))).toMatchObject({ name: 'exec' });
  expect(status).toBe(2);
});
