import type { Outcome } from '../document/outcome.js';
import type { Note, Violation } from './violation.js';

export type { Outcome };

/** Which way of calling the API the request used. */
export interface Dialect {
  credentials: 'basic' | 'bearer' | 'none' | 'malformed';
  body: 'json' | 'form' | 'multipart' | 'none' | 'other';
}

/** One exchange as it went over the wire: raw facts only. What a reader wants to see is rendered on demand. */
export interface Entry {
  /** Counts up from 1 within a journal. idOf() gives the text that the outside sees. */
  id: number;
  /** Epoch milliseconds. */
  startedAt: number;
  durationMs: number;
  method: string;
  /** As received, without a host: path and query, undecoded. */
  url: string;
  clientIp: string;
  /** The Host header as received; may be empty. */
  httpHost: string;
  /** It came over TLS. */
  encrypted?: true;
  /** Names and values in turn, as node:http's rawHeaders. */
  rawHeaders: string[];
  body: Buffer | undefined;
  response: { status: number; headers: Record<string, string>; body: string | Buffer };
  /** Absent when no operation of the contract matched. */
  operationId?: string;
  /** The customer that the request is about; absent when it does not say so in digits. */
  customer?: number;
  /** The operation that changed the very record that it reads, when nothing else was said to its world in between. */
  after?: string;
  /** What it would have been answered before that operation. */
  before?: { status: number; body: string; outcome: Outcome };
  /**
   * The records that it changed: "tickets/5". Told of a write that makes new ones, of what a fault spoilt, and where the
   * fake may deviate.
   */
  changed?: readonly string[];
  outcome: Outcome;
  dialect: Dialect;
  notes: Note[];
  violations: Violation[];
  /** The kind of the fault that was injected into the answer. */
  fault?: string;
  /** The sandbox that took the request; absent for the main world. */
  sandbox?: string;
  /** The test that was running, where the suite says so. */
  test?: string;
}

/** What a request pattern can ask for. */
export type JournalledRequest = Pick<Entry, 'id' | 'method' | 'url' | 'sandbox' | 'rawHeaders' | 'body'>;

/** What of a request is read only where a pattern asks for it: it may be long. */
export type LongPart = 'rawHeaders' | 'body';

/** The id as WireMock's clients expect it: shaped like a UUID, the same for the same entry. */
export function idOf(entry: Pick<Entry, 'id'>): string {
  return `00000000-0000-4000-8000-${entry.id.toString(16).padStart(12, '0')}`;
}

/** The sequence number in such an id; undefined when it is not one. */
export function sequenceOf(id: string): number | undefined {
  const digits = /^00000000-0000-4000-8000-([0-9a-f]{12})$/i.exec(id)?.[1];
  return digits === undefined ? undefined : Number.parseInt(digits, 16);
}
