import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DocumentFile, Format } from '../../docs/documents.js';
import type { LiveAnswers } from '../../docs/live-answers.js';
import { KitError } from '../../errors.js';
import type { Command, CommandLine } from '../command.js';

const formats: readonly Format[] = ['all', 'html', 'markdown'];

/** Writes the documentation, or checks that what is on disk is what it would write. */
export const docs: Command = {
  name: 'docs',
  summary: 'Write the documentation: the API, its open questions, and the reference of this kit',
  positionals: '',
  options: {
    out: { type: 'string', value: 'DIR', default: 'docs', summary: 'The folder to write to' },
    format: { type: 'string', value: formats.join('|'), default: 'all', summary: 'What to write' },
    learned: {
      type: 'string',
      value: 'FILE',
      summary: 'Show which open questions a live server settled: a profile that verify --learn wrote',
    },
    check: { type: 'boolean', summary: 'Write nothing; exit 1 with the first line that is not up to date' },
  },
  examples: [
    'ticaga-kit docs --out docs',
    'ticaga-kit docs --out wiki --format markdown',
    'ticaga-kit docs --out docs --check',
  ],
  async run(line, io) {
    const folder = line.text('out') ?? 'docs';
    const files = await render(line);
    if (line.flag('check')) {
      for (const file of files) await check(folder, file);
      io.stderr(`${folder} is up to date: ${files.length} files.\n`);
      return 0;
    }
    await write(folder, files);
    io.stderr(`Wrote ${files.map(({ name }) => join(folder, name)).join(', ')}.\n`);
    return 0;
  },
};

async function render(line: CommandLine): Promise<DocumentFile[]> {
  const format = formats.find((known) => known === (line.text('format') ?? 'all'));
  if (!format) {
    throw new KitError('usage', `--format is ${line.text('format')}.`, {
      expected: formats.join(' | '),
      fix: 'Choose one of these.',
    });
  }
  const [{ renderDocuments }, { referenceTables }, learned] = await Promise.all([
    import('../../docs/documents.js'),
    import('../reference-tables.js'),
    readLearned(line.text('learned')),
  ]);
  return renderDocuments({ format, reference: await referenceTables(), ...(learned ? { liveAnswers: learned } : {}) });
}

async function readLearned(file: string | undefined): Promise<LiveAnswers | undefined> {
  if (file === undefined) return undefined;
  const { loadProfile } = await import('../../verify/profile.js');
  return loadProfile(file);
}

/** @throws KitError docs-stale with the first line that differs */
async function check(folder: string, file: DocumentFile): Promise<void> {
  const { firstDifference } = await import('../../docs/documents.js');
  const path = join(folder, file.name);
  const difference = firstDifference(file, await readFile(path, 'utf8').catch(() => undefined));
  if (!difference) return;
  throw new KitError('docs-stale', `${path} is not what the kit writes now.`, {
    expected: difference.expected ?? 'the end of the file',
    was: difference.was ?? 'nothing: the file ends before, or is missing',
    where: `${path}:${difference.line}`,
    fix: `Write it again with ticaga-kit docs --out ${folder}, and commit the result.`,
  });
}

async function write(folder: string, files: readonly DocumentFile[]): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    for (const { name, text } of files) await writeFile(join(folder, name), text);
  } catch (error) {
    throw new KitError('file-unreadable', `${folder} cannot be written: ${(error as Error).message}.`, {
      where: '--out',
      fix: 'Name a folder that can be written.',
    });
  }
}
