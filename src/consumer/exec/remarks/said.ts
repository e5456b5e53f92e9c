import { isFurther } from '../../../document/further-document.js';
import { isRecord } from '../../../document/is-record.js';
import { type FaultKind, isOnlyLate, isUnanswered } from '../../../fake/misbehaviour/fault-kinds.js';
import { hangNotes } from '../../../fake/misbehaviour/transport.js';
import type { Entry } from '../../../journal/entry.js';
import { headersOf } from '../../../journal/request-parts.js';
import { decodeBody } from '../../../judges/requests/body.js';
import type { KnownOperation, KnownOperations } from '../../known-operation.js';
import type { HeardEntry } from '../conversation.js';

/** A customer's record in an answer, as far as it was there. */
export interface Shown {
  id: number;
  billing_id?: string;
  billing_system?: string;
}

/** A request as the remarks look at it. */
export interface Said extends HeardEntry {
  /** undefined when it is of no operation. */
  known: KnownOperation | undefined;
  /** The fields of its body; none when it cannot be decoded. */
  fields: Readonly<Record<string, unknown>>;
  /** The customers whose records the client got to see. */
  shown: readonly Shown[];
}

/** What was said to one world, the oldest first. */
export type Talk = readonly Said[];

/** A conversation by its worlds. */
export function talksOf(heard: readonly HeardEntry[], known: KnownOperations): Talk[] {
  const talks = new Map<string | undefined, Said[]>();
  for (const one of heard) {
    const talk = talks.get(one.entry.sandbox) ?? [];
    talks.set(one.entry.sandbox, talk);
    talk.push(readSaid(one, known));
  }
  return [...talks.values()];
}

function readSaid(heard: HeardEntry, { find }: KnownOperations): Said {
  const { entry } = heard;
  const known = find(entry.operationId);
  const type = headersOf(entry.rawHeaders).get('content-type')?.values[0];
  return { ...heard, known, fields: entry.body ? decodeBody(entry.body, type).fields : {}, shown: shownIn(entry) };
}

/** Whether a request was carried out, and its client can know it. */
export const isDone = ({ entry }: Said): boolean =>
  entry.outcome === 'success' || (isWaitedFor(entry) && entry.response.status >= 200 && entry.response.status < 300);

/** Whether a client got no whole answer, and so cannot know whether its request was carried out. */
export const isLost = ({ entry }: Said): boolean =>
  entry.fault !== undefined && (isUnanswered(entry.fault as FaultKind) || hasGivenUp(entry));

/** Whether an answer was only late, and its client got it. */
export const isWaitedFor = (entry: Entry): boolean =>
  entry.fault !== undefined && isOnlyLate(entry.fault as FaultKind) && !hasGivenUp(entry);

const hasGivenUp = ({ notes }: Entry): boolean => notes.some(({ code }) => code === hangNotes.gaveUp);

/** Whether a request changes something: true, false, or undefined when nobody knows. */
export const writes = ({ known }: Said): boolean | undefined => known?.behaviour.writes;

/** Whether it is known what the same request does again; of other documents than openapi.yaml it is not. */
export const isOfContract = ({ known }: Said): boolean => known !== undefined && !isFurther(known.operation);

/** The customer whom a request ties to a client of the billing system by the id; undefined when it ties none so. */
export function tiedBy({ known, fields, entry }: Said): number | undefined {
  const names = known?.operation.body?.fields.map(({ name }) => name) ?? [];
  if (!known?.behaviour.writes || !names.includes('ticaga_id') || !names.includes('billing_id')) return undefined;
  return entry.customer ?? wholeNumber(fields.ticaga_id);
}

/** The whole number that a value is or says; undefined for another. */
export function wholeNumber(value: unknown): number | undefined {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : '';
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

function shownIn(entry: Entry): Shown[] {
  const { outcome, fault, response } = entry;
  const isRead = fault === undefined ? outcome === 'success' : !isUnanswered(fault as FaultKind) && !hasGivenUp(entry);
  if (!isRead) return [];
  const body = parsed(response.body.toString());
  const inside = isRecord(body) ? [body.user] : [];
  // A record without an email may be a ticket's; what stands under user is a customer's.
  const records = [...inside, ...[body].flat().filter((one) => isRecord(one) && 'email' in one)];
  return records.flatMap((record) => {
    const id = isRecord(record) ? wholeNumber(record.id) : undefined;
    return id === undefined ? [] : [{ ...pairIn(record as Record<string, unknown>), id }];
  });
}

function pairIn({ billing_id, billing_system }: Record<string, unknown>): Omit<Shown, 'id'> {
  if (typeof billing_id !== 'string' || typeof billing_system !== 'string') return {};
  return { billing_id, billing_system };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
