import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DocumentFile, Format } from '../../docs/documents.js';
import type { LiveAnswers } from '../../docs/live-answers.js';
import { fileError, makeFolder, writeText } from '../../document/text-file.js';
import { KitError } from '../../errors.js';
import { type Command, defineCommand } from '../command.js';
import type { Options } from '../option.js';

const options = {
  out: { type: 'text', value: 'DIR', default: 'docs', summary: 'The folder to write to' },
  format: {
    type: 'choice',
    choices: ['all', 'html', 'markdown'] satisfies readonly Format[],
    default: 'all',
    summary: 'What to write',
  },
  learned: {
    type: 'text',
    value: 'FILE',
    summary: 'Show which open questions a live server settled: a profile that verify --learn wrote',
  },
  check: { type: 'flag', summary: 'Write nothing; exit 1 with the first line that is not up to date' },
} as const satisfies Options;

/**
 * Writes the documentation, or checks that what is on disk is what it would write.
 * @param loadCommands every command, for the reference; their table imports this file, and so it is handed in
 */
export const docs = (loadCommands: () => Promise<readonly Command[]>) =>
  defineCommand({
    name: 'docs',
    summary: 'Write the documentation: the API, its open questions, and the reference of this kit',
    positionals: '',
    options,
    examples: [
      'ticaga-kit docs --out docs',
      'ticaga-kit docs --out wiki --format markdown',
      'ticaga-kit docs --out docs --check',
    ],
    async run({ options }, io) {
      const { out: folder, check } = options;
      const files = await render(await loadCommands(), options);
      if (check) {
        for (const file of files) await checkFile(folder, file);
        io.stderr(`${folder} is up to date: ${files.length} files.\n`);
        return 0;
      }
      await write(folder, files);
      io.stderr(`Wrote ${files.map(({ name }) => join(folder, name)).join(', ')}.\n`);
      return 0;
    },
  });

async function render(
  commands: readonly Command[],
  { out, format, learned }: { out: string; format: Format; learned: string | undefined },
): Promise<DocumentFile[]> {
  const [{ renderDocuments }, { referenceTables }, { fileEntries }, { loadGuide }, liveAnswers] = await Promise.all([
    import('../../docs/documents.js'),
    import('../reference-tables.js'),
    import('../file-entries.js'),
    import('../guide-pages.js'),
    loadLiveAnswers(learned),
  ]);
  return renderDocuments({
    format,
    reference: await referenceTables(commands),
    files: await fileEntries(),
    guide: await loadGuide(out),
    ...(liveAnswers ? { liveAnswers } : {}),
  });
}

async function loadLiveAnswers(file: string | undefined): Promise<LiveAnswers | undefined> {
  if (file === undefined) return undefined;
  const { loadLearned } = await import('../../verify/profile.js');
  return loadLearned(file);
}

/** @throws KitError docs-stale with the first line that differs, file-unreadable */
async function checkFile(folder: string, file: DocumentFile): Promise<void> {
  const { firstDifference } = await import('../../docs/documents.js');
  const path = join(folder, file.name);
  const difference = firstDifference(file, await readPresent(path));
  if (!difference) return;
  throw new KitError('docs-stale', `${path} is not what the kit writes now.`, {
    expected: difference.expected ?? 'the end of the file',
    was: difference.was ?? 'nothing: the file ends before, or is missing',
    where: `${path}:${difference.line}`,
    fix: `Write it again with ticaga-kit docs --out ${folder}, and commit the result.`,
  });
}

/** @returns undefined when there is no such file */
async function readPresent(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw fileError('file-unreadable', `${path} cannot be read`, error);
  });
}

/** @throws KitError file-unwritable */
async function write(folder: string, files: readonly DocumentFile[]): Promise<void> {
  await makeFolder(folder);
  for (const { name, text } of files) await writeText(join(folder, name), text);
}
