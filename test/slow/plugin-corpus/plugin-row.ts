import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';

/** The folder of the corpus. */
export const corpus = import.meta.dirname;

/** A plugin as a small difference from the sound one of its language. */
export interface PluginRow {
  name: string;
  language?: Language;
  /** What it does otherwise: methods of a class in PHP and Node, functions in the shell. */
  change?: string;
  /** Which of its tests it has: files of php/tests, and the words that php/run.php knows. */
  tests?: string[];
}

export type Language = 'php' | 'node' | 'shell';

/** A plugin that is wrong in one way. */
export interface Defect extends PluginRow {
  /** A sentence. */
  wrong: string;
  /** Sees it: the options of exec, or the mutants to try. */
  exec?: string[];
  mutate?: string[];
  /** What the message must say: its code, or words of it. */
  explained?: string;
  /** Why neither exec nor any mutant can see it: a sentence. */
  missed?: string;
}

/** A plugin that is right, in a way of its own. */
export interface CorrectPlugin extends PluginRow {
  /** A sentence. */
  right: string;
  /** Options of exec that a person would give for such a plugin. */
  exec?: string[];
  /** The mutants that are tried, too. */
  mutate?: string[] | 'one of each kind';
}

/** The rows of one kind, from the files of that name. @throws Error for a row that is none */
export async function loadRows<Row extends PluginRow>(files: readonly string[], isRow: (row: Row) => boolean) {
  const rows: Row[] = [];
  for (const file of files) {
    for (const row of parse(await readFile(join(corpus, file), 'utf8')) as Row[]) {
      const unknown = Object.keys(row).filter((key) => !keys.includes(key));
      if (unknown.length > 0 || !isRow(row)) throw new Error(`${file}: ${row.name} is no row (${unknown.join(', ')})`);
      if (rows.some(({ name }) => name === row.name)) throw new Error(`${file}: ${row.name} stands twice`);
      rows.push(row);
    }
  }
  return rows;
}

const keys = 'name language change tests wrong right exec mutate explained missed'.split(' ');

/** A defect is seen in one way and explained, or missed for a reason. */
export const isDefect = ({ wrong, exec, mutate, explained, missed }: Defect): boolean =>
  isSentence(wrong) &&
  (missed === undefined
    ? (exec === undefined) !== (mutate === undefined) && explained !== undefined
    : isSentence(missed));

export const isCorrectPlugin = ({ right }: CorrectPlugin): boolean => isSentence(right);

const isSentence = (text: unknown): boolean => typeof text === 'string' && text.trim().endsWith('.');
