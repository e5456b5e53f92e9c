import { type Operation, shortName } from '../../document/operations.js';
import type { Answer } from '../../fake/answer.js';
import type { Deviation } from '../../fake/misbehaviour/deviation.js';
import { isLied } from '../../fake/misbehaviour/lies.js';
import type { Entry } from '../../journal/entry.js';
import type { ViolationCode } from '../../journal/violation.js';
import type { Asked, RequestFacts } from '../../operations/behaviour.js';
import type { ReadBacks } from './read-backs.js';
import { type UsedOperation, useOf } from './used-operation.js';

/**
 * refusal: the server refuses. lie: it does not say the right thing. record: it shows another record than the right
 * one. lost-write: it says yes and does nothing. transport: the answer breaks on its way.
 * connection: it is not the server that it should be.
 * leniency: it says the right thing in another form, and a plugin may take it for that or refuse it.
 * tolerance: it answers otherwise, and may: a plugin that notices is brittle.
 */
export type Family =
  | 'refusal'
  | 'lie'
  | 'record'
  | 'lost-write'
  | 'transport'
  | 'connection'
  | 'leniency'
  | 'tolerance';

/** Whether a plugin must notice what the mutants of a family do, so that they count. */
export const isScored = ({ family }: Pick<Mutant, 'family'>): boolean =>
  family !== 'leniency' && family !== 'tolerance';

/** One way in which a whole fake is wrong, every time that it can be. */
export interface Mutant {
  /** Stable, and unlike every other: <operationId>/<what is wrong>, with the use between them where it is no usual one. */
  id: string;
  /** undefined when it concerns the connection, whatever is asked on it. */
  operation: Operation | undefined;
  /** What it spoils: the operation's name, and the use where it is no usual one. */
  subject: string;
  family: Family;
  /** What the server did, as the beginning of a sentence: 'customers/assign answered 409 {"error":"..."}'. */
  did: string;
  /** What it means when nobody noticed: a sentence. */
  meaning: string;
  /** Where to look and what to change: a sentence. */
  advice: string;
  /** It makes a success of what the server refuses. */
  grants?: true;
  /** Only the first answer that could be wrong is. */
  once?: boolean;
  /** The client waits until it gives up by itself. */
  neverAnswers?: true;
  /** The fake is at https, with a certificate that nobody should trust. */
  tls?: true;
  /** What a request shows of a plugin that the mutant has deceived: it survives by that, however the tests end. */
  betrayedBy?: ViolationCode;
  /** Whether a request of the operation is one that it spoils. */
  strikes(request: RequestFacts): boolean;
  /**
   * What becomes of an honest answer of the operation; undefined when it stays. Pure, so that the honest run's journal
   * tells what the mutant would change.
   * @param asked by the request; the journal does not hold it
   * @param before of a read: the answer before the write that it follows
   */
  change(honest: Answer, asked?: Asked, before?: Answer): Deviation | undefined;
}

/** What tells a mutant from the others of its operation. Without words of its own it has those of the operation. */
type Particulars = Pick<Mutant, 'family' | 'grants' | 'once' | 'neverAnswers' | 'betrayedBy' | 'change'> &
  Partial<Pick<Mutant, 'meaning' | 'advice'>> & {
    /** The last part of its id. */
    name: string;
    /** As in a mutant, without its subject. */
    did: string;
    /** Default: the requests of the operation's use. */
    strikes?: Mutant['strikes'];
  };

/** A mutant of an operation in one of its uses. */
export function mutantOf(known: UsedOperation, { name, did, ...rest }: Particulars): Mutant {
  const { operation, behaviour, use } = known;
  const subject = use ? `${shortName(operation)} ${use.told}` : shortName(operation);
  return {
    id: [operation.operationId, ...(use ? [use.name] : []), name].join('/'),
    operation,
    subject,
    did: `${subject} ${did}`,
    meaning: behaviour.words.fooled,
    advice: behaviour.words.advice,
    strikes: (request) => useOf(behaviour.uses, request) === use,
    ...rest,
  };
}

/** What a mutant is scored under: its operation, or the connection. */
export function scoredUnder({ operation }: Mutant): { id: string; name: string } {
  return operation
    ? { id: operation.operationId, name: shortName(operation) }
    : { id: 'connection', name: 'connection' };
}

/** A body inside a sentence or a line. */
export function shorten(body: string): string {
  const line = body.replaceAll(/\s+/g, ' ');
  return line.length <= 90 ? line : `${line.slice(0, 87)}...`;
}

/** The honest answer of a journal entry; undefined when it was none of the contract's, or a fault or a lie of a test. */
export function honestAnswer(entry: Entry): Answer | undefined {
  const { operationId, fault, outcome, response } = entry;
  if (operationId === undefined || fault !== undefined || isLied(entry)) return undefined;
  return { status: response.status, body: response.body.toString(), outcome };
}

/** A request of the contract, and the honest answer to it. */
export interface Met extends RequestFacts {
  operationId: string;
  honest: Answer;
  asked?: Asked | undefined;
  before?: Answer | undefined;
}

/** What a mutant makes of an honest answer; undefined when nobody could tell the difference. */
export function deviationOf(
  mutant: Mutant,
  { operationId, honest, asked, before, ...request }: Met,
): Deviation | undefined {
  if (operationId !== mutant.operation?.operationId || !mutant.strikes(request)) return undefined;
  const deviation = mutant.change(honest, asked, before);
  if (!deviation) return undefined;
  const { answer, keeps, fault, again, meanwhile } = deviation;
  if (again || meanwhile) return deviation;
  const same = answer.status === honest.status && answer.body === honest.body && answer.headers === honest.headers;
  return same && keeps && !fault ? undefined : deviation;
}

/** Whether a mutant would change what an entry of the honest run says; one of the connection changes all of them. */
export function changes(mutant: Mutant, entry: Entry, readBacks: ReadBacks): boolean {
  if (mutant.tls) return true;
  const honest = honestAnswer(entry);
  if (!honest) return false;
  const operationId = entry.operationId as string;
  const { customer, after, before } = entry;
  const isReadBack = readBacks.has(after, operationId);
  const readBy = readBacks.of(operationId);
  return deviationOf(mutant, { operationId, customer, isReadBack, readBy, honest, before }) !== undefined;
}
