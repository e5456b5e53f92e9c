import { writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { fileError, makeFolder } from '../../document/text-file.js';
import { KitError } from '../../errors.js';
import { lookAtPlugin, type Plugin, type PluginKind, pluginKinds } from '../../init/plugin-kind.js';
import { type StartingFile, startingSet } from '../../init/starting-set.js';
import { kitCommand } from '../../report/command-line.js';
import { defineCommand, type Io } from '../command.js';
import { usualConfig } from '../config-options.js';
import { schemaLine } from '../schema-line.js';

/** Writes a first set of tests into a plugin's folder. */
export const init = defineCommand({
  name: 'init',
  summary:
    "Write a first set of tests into a plugin's folder, with what stands in for its billing system; no file is overwritten",
  positionals: '[folder]',
  options: {
    kind: {
      type: 'choice',
      choices: pluginKinds,
      summary: 'What the plugin is made for; found out from its source unless told',
    },
    yes: { type: 'flag', summary: 'Ask nothing: of several kinds that it may be, take the first' },
    'dry-run': { type: 'flag', summary: 'Write nothing, and print what would be written' },
  },
  examples: ['ticaga-kit init', 'ticaga-kit init --kind whmcs --dry-run', 'ticaga-kit init && ticaga-kit exec'],
  async run({ options, positionals: [folder = '.'] }, io) {
    const plugin = await lookAtPlugin(folder).catch((error: unknown) => {
      throw fileError('file-unreadable', `The folder ${folder} cannot be read`, error);
    });
    const kind = options.kind ?? (await chooseKind(plugin, options.yes, io));
    const files = await startingSet(kind, plugin, schemaLine('config', resolve(folder, usualConfig)));
    io.stdout(`${folder === '.' ? 'This' : folder} is taken for a plugin of the kind ${kind}.\n`);
    for (const file of files) io.stdout(`  ${await writeNew(folder, file, options['dry-run'])}  ${file.path}\n`);
    if (options['dry-run']) return 0;
    io.stdout(
      `Next: ${kitCommand(['exec'])} runs the test of the connection. The other one is to do: it calls your plugin, and is red until it does.\n`,
    );
    return 0;
  },
});

/** @throws KitError usage when it cannot be seen, and nobody can be asked */
async function chooseKind({ kinds }: Plugin, asksNothing: boolean, io: Io): Promise<PluginKind> {
  const [first, ...others] = kinds;
  if (first !== undefined && (others.length === 0 || asksNothing)) return first;
  const candidates = first === undefined ? pluginKinds : kinds;
  const seen = first === undefined ? 'holds no source of a plugin' : `may be one of several: ${kinds.join(', ')}`;
  const answer =
    io.isTerminal && process.stdin.isTTY && !asksNothing ? await ask(seen, candidates, io.signal) : undefined;
  const chosen = candidates.find((kind) => kind === answer);
  if (chosen !== undefined) return chosen;
  throw new KitError('usage', `What the plugin is made for cannot be seen: the folder ${seen}.`, {
    expected: candidates.join(' | '),
    fix: 'Say it with --kind, or go into the folder of the plugin.',
  });
}

async function ask(seen: string, kinds: readonly PluginKind[], signal: AbortSignal): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await lines.question(`The folder ${seen}. What is it (${kinds.join(', ')})? `, { signal })).trim();
  } finally {
    lines.close();
  }
}

/** @returns what became of it: a file that is there stays as it is. @throws KitError file-unwritable */
async function writeNew(folder: string, { path, text }: StartingFile, isDry: boolean): Promise<string> {
  const file = resolve(folder, path);
  if (isDry) return 'would write';
  await makeFolder(dirname(file));
  try {
    await writeFile(file, text, { flag: 'wx' });
    return 'wrote';
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return 'is there already, left as it is:';
    throw fileError('file-unwritable', `${path} cannot be written`, error);
  }
}
