import { type Operation, shortName } from '../../document/operations.js';
import type { Answer } from '../../fake/answer.js';
import type { Deviation } from '../../fake/misbehaviour/deviation.js';
import type { Entry } from '../../journal/entry.js';
import type { ViolationCode } from '../../journal/violation.js';
import type { KnownOperation, KnownOperations } from '../known-operation.js';

/**
 * refusal: the server refuses. lie: it does not say the right thing. record: it shows another record than the right
 * one. lost-write: it says yes and does nothing. transport: the answer breaks on its way.
 * connection: it is not the server that it should be. tolerance: it answers otherwise, and may: a plugin that notices is
 * brittle.
 */
export type Family = 'refusal' | 'lie' | 'record' | 'lost-write' | 'transport' | 'connection' | 'tolerance';

/** One way in which a whole fake is wrong, every time that it can be. */
export interface Mutant {
  /** Stable, and unlike every other: <operationId>/<what is wrong>. */
  id: string;
  /** undefined when it concerns the connection, whatever is asked on it. */
  operation: Operation | undefined;
  family: Family;
  /** What the server did, as the beginning of a sentence: 'customers/assign answered 409 {"error":"..."}'. */
  did: string;
  /** What it means when nobody noticed: a sentence. */
  meaning: string;
  /** Where to look and what to change: a sentence. */
  advice: string;
  /** Only the first answer that could be wrong is. */
  once?: boolean;
  /** The fake is at https, with a certificate that nobody should trust. */
  tls?: true;
  /** What a request shows of a plugin that the mutant has deceived: it survives by that, however the tests end. */
  betrayedBy?: ViolationCode;
  /**
   * What becomes of an honest answer of the operation; undefined when it stays. Pure, so that the honest run's journal
   * tells what the mutant would change.
   */
  change(honest: Answer): Deviation | undefined;
  /** A further condition on the honest run, its entries in the order of time. */
  needs?(entries: readonly Entry[], known: KnownOperations): boolean;
}

/** What tells a mutant from the others of its operation. Without words of its own it has those of the operation. */
type Particulars = Pick<Mutant, 'family' | 'once' | 'betrayedBy' | 'change' | 'needs'> &
  Partial<Pick<Mutant, 'meaning' | 'advice'>> & {
    /** The last part of its id. */
    name: string;
    /** As in a mutant, without the name of the operation. */
    did: string;
  };

/** A mutant of an operation. */
export function mutantOf({ operation, behaviour }: KnownOperation, { name, did, ...rest }: Particulars): Mutant {
  return {
    id: `${operation.operationId}/${name}`,
    operation,
    did: `${shortName(operation)} ${did}`,
    meaning: behaviour.words.fooled,
    advice: behaviour.words.advice,
    ...rest,
  };
}

/** What a mutant is reported under: its operation, or the connection. */
export function subjectOf({ operation }: Mutant): { id: string; name: string } {
  return operation
    ? { id: operation.operationId, name: shortName(operation) }
    : { id: 'connection', name: 'connection' };
}

/** A body inside a sentence or a line. */
export function shorten(body: string): string {
  const line = body.replaceAll(/\s+/g, ' ');
  return line.length <= 90 ? line : `${line.slice(0, 87)}...`;
}

/** The honest answer of a journal entry; undefined when it was none of the contract's, or a fault that a test armed. */
export function honestAnswer({ operationId, fault, outcome, response }: Entry): Answer | undefined {
  if (operationId === undefined || fault !== undefined) return undefined;
  return { status: response.status, body: response.body.toString(), outcome };
}

/** What a mutant makes of an honest answer; undefined when nobody could tell the difference. */
export function deviationOf(mutant: Mutant, operationId: string, honest: Answer): Deviation | undefined {
  if (operationId !== mutant.operation?.operationId) return undefined;
  const deviation = mutant.change(honest);
  if (!deviation) return undefined;
  const { answer, keeps, fault } = deviation;
  const same = answer.status === honest.status && answer.body === honest.body && answer.headers === honest.headers;
  return same && keeps && !fault ? undefined : deviation;
}

/** The first entry of an honest run that a mutant concerns; undefined when it concerns none. */
export function firstMet(mutant: Mutant, entries: readonly Entry[], known: KnownOperations): Entry | undefined {
  if (mutant.tls) return entries[0];
  if (mutant.needs && !mutant.needs(entries, known)) return undefined;
  return entries.find((entry) => {
    const honest = honestAnswer(entry);
    return honest && deviationOf(mutant, entry.operationId as string, honest);
  });
}
