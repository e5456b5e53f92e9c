import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadCommand, loadCommands } from '../../src/cli/commands.js';
import { parseCommandLine } from '../../src/cli/parse-command-line.js';
import { providerStates } from '../../src/document/provider-states.js';
import { errorTable, KitError } from '../../src/errors.js';
import { faultKinds } from '../../src/fake/misbehaviour/fault-kinds.js';
import { remarkCodes, violationCodes } from '../../src/journal/violation.js';

let folder: string;
let said: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ticaga-kit-docs-'));
  said = '';
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function run(...args: string[]): Promise<number> {
  const docs = await loadCommand('docs');
  const say = (text: string) => {
    said += text;
  };
  return docs.run(parseCommandLine(docs, args, {}), {
    stdout: say,
    stderr: say,
    env: {},
    signal: new AbortController().signal,
    isTerminal: false,
    color: { stdout: false, stderr: false },
  });
}

const failure = async (...args: string[]): Promise<KitError> => {
  const error = await run(...args).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(KitError);
  return error as KitError;
};

describe('ticaga-kit docs', () => {
  it('writes every page in both formats, which --check then finds up to date', async () => {
    expect(await run('--out', folder)).toBe(0);
    expect((await readdir(folder)).length).toBe(17);
    expect(await run('--out', folder, '--check')).toBe(0);
    expect(said).toContain('up to date: 17 files');
  });

  it('writes one format when told', async () => {
    await run('--out', folder, '--format', 'markdown');
    expect((await readdir(folder)).some((name) => name.endsWith('.html'))).toBe(false);
  });

  it('refuses a format that does not exist', async () => {
    expect((await failure('--out', folder, '--format', 'pdf')).status).toBe(2);
  });

  it.each(['api.md', 'llms.txt'])('says with --check which line of %s is stale, and exits with 1', async (name) => {
    await run('--out', folder);
    await appendFile(join(folder, name), 'by hand\n');
    const error = await failure('--out', folder, '--check');
    expect(error.status).toBe(1);
    expect(error.render()).toMatch(new RegExp(`Was: {7}by hand\n {2}Where: {5}.*${name}:\\d+\n`));
  });

  it('writes nothing with --check', async () => {
    expect((await failure('--out', folder, '--check')).code).toBe('docs-stale');
    expect(await readdir(folder)).toEqual([]);
  });

  it('lists the pages that stand in guide/ where readers and assistants look, and leaves them as they are', async () => {
    const page = '# How to begin\n\nThe first hour.\n\n## At once\n';
    await mkdir(join(folder, 'guide'));
    await writeFile(join(folder, 'guide/begin.md'), page);
    await writeFile(join(folder, 'guide/notes.txt'), 'No page.\n');
    await run('--out', folder);
    expect(await readFile(join(folder, 'guide/begin.md'), 'utf8')).toBe(page);
    expect(await readdir(join(folder, 'guide'))).toEqual(['begin.md', 'notes.txt']);
    for (const name of ['README.md', 'llms.txt'])
      expect(await readFile(join(folder, name), 'utf8')).toContain(
        '\n- [How to begin](guide/begin.md): The first hour.\n',
      );
    expect(await readFile(join(folder, 'index.html'), 'utf8')).toContain('<a href="guide/begin.md">How to begin</a>');
    expect(await run('--out', folder, '--check')).toBe(0);
    await writeFile(join(folder, 'guide/begin.md'), '# How to start\n\nThe first hour.\n');
    expect((await failure('--out', folder, '--check')).code).toBe('docs-stale');
  });

  it('says when it cannot read a page of guide/', async () => {
    await mkdir(join(folder, 'guide/begin.md'), { recursive: true });
    const error = await failure('--out', folder);
    expect(error.code).toBe('file-unreadable');
    expect(error.message).toContain('The page of the guide');
  });

  it('shows with --learned what a live server settled', async () => {
    const profile = join(folder, 'profile.yaml');
    await writeFile(profile, 'target: https://help.example.com\nlearned: 2026-03-01\nassumptions: { auth: basic }\n');
    await run('--out', folder, '--learned', profile);
    expect(await readFile(join(folder, 'open-questions.md'), 'utf8')).toContain('settled: `basic`');
  });

  it('names the profile that it cannot read', async () => {
    const error = await failure('--out', folder, '--learned', join(folder, 'absent.yaml'));
    expect(error.code).toBe('file-unreadable');
    expect(error.message).toContain('absent.yaml');
  });

  it('prints every name of the tables that the kit works with', async () => {
    await run('--out', folder, '--format', 'markdown');
    const reference = await readFile(join(folder, 'reference.md'), 'utf8');
    const names = [
      ...(await loadCommands()).map(({ name }) => `### ticaga-kit ${name}\n`),
      ...(await loadCommands()).flatMap(({ options }) => Object.keys(options).map((name) => `| \`--${name}`)),
      ...[errorTable, violationCodes, remarkCodes, faultKinds].flatMap((table) =>
        Object.keys(table).map((name) => `| \`${name}\` |`),
      ),
      ...providerStates.map(({ name }) => `| \`${name}\` |`),
    ];
    expect(names.filter((name) => !reference.includes(name))).toEqual([]);
  });

  it('finds the committed documentation of this repository up to date', async () => {
    expect(await run('--out', fileURLToPath(new URL('../../docs', import.meta.url)), '--check')).toBe(0);
  });
});
