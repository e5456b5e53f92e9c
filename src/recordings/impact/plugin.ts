import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isRecord } from '../../document/is-record.js';
import { isTooDeepToParse } from '../../document/nesting.js';
import { fileError, readText } from '../../document/text-file.js';
import { KitError } from '../../errors.js';
import { parseRecording } from '../read-recording.js';
import type { RecordedExchange, Recording } from '../recorded-exchange.js';

/** Which lies a plugin's tests noticed, by their ids: what `mutate --incremental` keeps. */
export type Noticed = ReadonlyMap<string, boolean>;

/** What was recorded of one plugin. */
export interface Plugin {
  name: string;
  recordings: readonly NamedRecording[];
  noticed: Noticed;
}

export interface NamedRecording extends Recording {
  file: string;
}

/** Reads the text of a file of verdicts. @throws KitError */
export type ReadNoticed = (text: string, file: string) => Noticed;

interface Gathered {
  recordings: NamedRecording[];
  noticed: Map<string, boolean>;
}

/** More than that no folder of recordings has, and no recording is that large. */
const mostFiles = 1000;
const largestFile = 200 * 1024 * 1024;

/**
 * Reads the recordings of plugins. A plugin is a folder in the folder, or the files of one name before their first dot.
 * @throws KitError file-unreadable, recording-invalid, files-too-many, and those of readNoticed
 */
export async function loadPlugins(folder: string, readNoticed: ReadNoticed): Promise<Plugin[]> {
  const plugins = new Map<string, Gathered>();
  for (const { plugin, file } of await listFiles(folder)) {
    const known: Gathered = plugins.get(plugin) ?? { recordings: [], noticed: new Map() };
    plugins.set(plugin, known);
    const text = await readBounded(file);
    if (isVerdicts(text)) for (const [id, isNoticed] of readNoticed(text, file)) known.noticed.set(id, isNoticed);
    else known.recordings.push({ ...parseRecording(text, file), file });
  }
  const found = [...plugins]
    .map(([name, rest]) => ({ name, ...rest }))
    .filter(({ recordings }) => recordings.length > 0);
  if (found.length > 0) return found;
  throw new KitError('recording-invalid', `${folder} holds no recording.`, {
    expected: 'files .json or .har, or a folder of them for each plugin: a HAR, a Pact, or a journal',
    fix: 'Write one with ticaga-kit exec --pact FILE, or ticaga-kit proxy --har FILE.',
  });
}

const isRecordingName = (name: string): boolean => /^[^.].*\.(json|har)$/i.test(name);

async function listFiles(folder: string): Promise<{ plugin: string; file: string }[]> {
  const entries = await list(folder);
  const files = entries
    .filter((entry) => !entry.isDirectory() && isRecordingName(entry.name))
    .map(({ name }) => ({ plugin: name.split('.')[0] as string, file: join(folder, name) }));
  for (const { name } of entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))) {
    for (const inner of await list(join(folder, name))) {
      if (!inner.isDirectory() && isRecordingName(inner.name))
        files.push({ plugin: name, file: join(folder, name, inner.name) });
    }
  }
  if (files.length > mostFiles) {
    throw new KitError('files-too-many', `${folder} has more than ${mostFiles} recordings.`, {
      expected: 'a few files of each plugin',
      fix: 'Name the folder that holds nothing but recordings.',
    });
  }
  return files.sort((a, b) => (a.plugin < b.plugin ? -1 : a.plugin > b.plugin ? 1 : 0));
}

async function list(folder: string) {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    throw fileError(
      'file-unreadable',
      `The folder ${folder} cannot be read`,
      error,
      'Name the folder of the recordings.',
    );
  });
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A pipe would be waited for, and a file of gigabytes would take the memory. */
async function readBounded(file: string): Promise<string> {
  const refuse = (was: string) =>
    new KitError('recording-invalid', `${file} is no recording.`, {
      expected: `a file of at most ${largestFile / 1024 / 1024} MB`,
      was,
      fix: 'Take it out of the folder.',
    });
  const found = await stat(file).catch((error: unknown) => {
    throw fileError('file-unreadable', `The recording ${file} cannot be read`, error);
  });
  if (!found.isFile()) throw refuse('no file');
  if (found.size > largestFile) throw refuse(`${Math.ceil(found.size / 1024 / 1024)} MB`);
  return readText(file, 'the recording');
}

/** The kind of a file is what it holds, whatever its name. */
function isVerdicts(text: string): boolean {
  if (isTooDeepToParse(text)) return false;
  try {
    const data: unknown = JSON.parse(text);
    return isRecord(data) && isRecord(data.verdicts) && 'format' in data;
  } catch {
    return false;
  }
}

/** All that was recorded of a plugin, in the order of its files. */
export const exchangesOf = ({ recordings }: Plugin): RecordedExchange[] =>
  recordings.flatMap(({ exchanges }) => exchanges);
