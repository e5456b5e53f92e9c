import { createHash } from 'node:crypto';
import { isRecord } from '../../document/is-record.js';
import { KitError } from '../../errors.js';
import type { Entry } from '../../journal/entry.js';
import { pathOf } from '../../journal/request-parts.js';
import { withoutSandbox } from '../../journal/without-sandbox.js';
import type { HonestRun } from './honest-run.js';
import { isToldVerdict, type ToldVerdict, tellVerdict } from './run-record.js';
import type { Candidate, TriedMutant } from './tried-mutant.js';

const format = 'ticaga-kit mutate verdicts 1';

export interface KeptVerdict {
  /** A hash of all that it depends on. */
  key: string;
  verdict: ToldVerdict;
}

/** Verdicts of earlier runs, by the ids of mutants. */
export interface KeptVerdicts {
  /** The verdict on a mutant, where nothing that it depends on has changed. */
  find(candidate: Candidate, honest: HonestRun): TriedMutant | undefined;
  /** The verdict of the last run, whatever has changed. */
  last(id: string): ToldVerdict | undefined;
  /** The tests that noticed mutants in the last run, by the mutant's id. */
  killers(): ReadonlyMap<string, readonly string[]>;
  /** The same with the verdicts of a run in the place of older ones, as the text of a file. */
  withRun(tried: readonly TriedMutant[], honest: HonestRun): string;
}

/**
 * @param text of the file; undefined when there is none yet
 * @param file its name, for errors
 * @param circumstances all that every verdict depends on: the kit, the documents, the command, the plugin's files
 * @throws KitError verdicts-unreadable
 */
export function readKeptVerdicts(text: string | undefined, file: string, circumstances: unknown): KeptVerdicts {
  const kept = new Map(text === undefined ? [] : Object.entries(parseVerdicts(text, file)));
  const keyFor = (candidate: Candidate, honest: HonestRun) =>
    hashOf([circumstances, candidate.mutant.did, conversationOf(candidate, honest)]);
  return {
    find(candidate, honest) {
      const known = kept.get(candidate.mutant.id);
      if (!known || known.key !== keyFor(candidate, honest)) return undefined;
      return { ...known.verdict, ...candidate, isKept: true };
    },
    last: (id) => kept.get(id)?.verdict,
    killers: () =>
      new Map(
        [...kept].flatMap(
          ([
            id,
            {
              verdict: { killedBy },
            },
          ]) => (killedBy ? [[id, killedBy]] : []),
        ),
      ),
    withRun(tried, honest) {
      const fresh = tried
        // One that could not be judged is tried again.
        .filter(({ fate }) => fate !== 'unjudged')
        .map((one): [string, KeptVerdict] => [
          one.mutant.id,
          { key: keyFor(one, honest), verdict: tellVerdict({ ...one, isKept: undefined }) },
        ]);
      const verdicts = Object.fromEntries([...new Map([...kept, ...fresh])].sort());
      return `${JSON.stringify({ format, verdicts }, null, 1)}\n`;
    },
  };
}

/**
 * What the tests that can meet a mutant said to the honest fake: addresses and answers. What a request holds is made by
 * the plugin's files, which are compared themselves, and by chance.
 */
function conversationOf({ tests }: Candidate, { entries }: HonestRun): string[] {
  const isOfTests = ({ test }: Entry) => tests === undefined || (test !== undefined && tests.includes(test));
  const lines = entries
    .filter(isOfTests)
    .map(({ test, method, url, outcome, response }) =>
      [test, method, pathOf(withoutSandbox(url)), outcome, response.status].join(' '),
    );
  // Tests may run in any order, and a loop that waits may turn once more.
  return [...new Set(lines)].sort();
}

const hashOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

export function parseVerdicts(text: string, file: string): Record<string, KeptVerdict> {
  const value = parsed(text);
  if (isRecord(value) && value.format === format && isRecord(value.verdicts)) {
    const { verdicts } = value;
    if (Object.values(verdicts).every(isKeptVerdict)) return verdicts as Record<string, KeptVerdict>;
  }
  throw new KitError('verdicts-unreadable', `${file} holds no verdicts of mutate.`, {
    expected: 'what ticaga-kit mutate --incremental FILE wrote',
    fix: 'Name another file, or remove this one: it is made anew.',
  });
}

const isKeptVerdict = (one: unknown): boolean =>
  isRecord(one) && typeof one.key === 'string' && isToldVerdict(one.verdict);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
