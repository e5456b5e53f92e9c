import type { IncomingMessage, ServerResponse } from 'node:http';
import { version } from '../../generated/contract.js';
import type { Dialect, Entry } from '../../journal/entry.js';
import type { NewEntry } from '../../journal/journal.js';
import { maskPasswords } from '../../journal/mask-passwords.js';
import { isEncrypted } from '../../journal/origin.js';
import type { Note, Violation } from '../../journal/violation.js';
import { renderViolationHeader } from '../../journal/violation-header.js';
import type { Credentials } from '../../judges/requests/credentials.js';
import type { Asked } from '../../operations/behaviour.js';
import type { Answer } from '../answer.js';
import type { Transport } from '../misbehaviour/transport.js';
import type { World } from '../worlds/world.js';
import { certificateUnchecked } from './certificate-unchecked.js';

/** One request on its way to its answer, and what is found out about it. */
export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  world: World;
  /** As received, before a sandbox's prefix was taken off. */
  url: string;
  /** Milliseconds of performance.now(). */
  began: number;
  credentials: Credentials;
  operationId?: string;
  /** The customer that the request is about, if it names one. */
  customer?: number | undefined;
  /** What it asks for, where the fake deviates. */
  asked?: Asked;
  /** Whether a success changes what the server holds, likewise. */
  writes?: boolean;
  /** The records that it shows or names, likewise: "customers/1". */
  records?: readonly string[];
  /** The operation that changed what it reads, and what it would have read before that, likewise: see Entry. */
  after?: string;
  before?: Answer;
  /** Whether each success makes a new record. */
  makes?: boolean;
  /** See Entry. */
  changed?: readonly string[];
  body: Buffer | undefined;
  dialect: Dialect;
  notes: Note[];
  violations: Violation[];
  fault?: string;
  /** What the journal holds of it, once it is answered. */
  entry?: Entry;
  /** Absent where an answer goes out as soon as it is there. */
  held?: Held;
}

/** What waits until everything that the exchange changed is kept where other processes find it. */
export interface Held {
  /** Sends the answer. */
  send?: () => void;
  /** Keeps what is found out about the client after that. */
  note(entry: Entry, note: Note): void;
}

/** What every answer of the API says, unless it says otherwise. */
export const plainHeaders = {
  'Content-Type': 'application/json',
  'Cache-Control': 'no-cache, private',
  'X-Ticaga-Kit': version,
};

/** Sends an answer and writes the exchange into the journal. The body is the API's alone; the kit speaks in headers. */
export function finish(exchange: Exchange, answer: Answer, transport: Transport = send): void {
  const { request, response, violations } = exchange;
  const encrypted = isEncrypted(request);
  if (encrypted) violations.push(certificateUnchecked(exchange.operationId));
  const headers: Record<string, string> = { ...plainHeaders, ...answer.headers };
  if (violations.length > 0) headers['X-Ticaga-Kit-Violations'] = renderViolationHeader(violations);
  if (transport === send) headers['Content-Length'] = String(Buffer.byteLength(answer.body));
  // Assignments, and no spreads of what may be absent: every request pays for them.
  const entry: NewEntry = {
    startedAt: Date.now(),
    durationMs: performance.now() - exchange.began,
    method: request.method ?? '',
    url: exchange.url,
    clientIp: request.socket.remoteAddress ?? '',
    httpHost: request.headers.host ?? '',
    rawHeaders: request.rawHeaders,
    body: exchange.body && maskPasswords(exchange.body),
    response: { status: answer.status, headers, body: answer.body },
    outcome: answer.outcome,
    dialect: exchange.dialect,
    notes: exchange.notes,
    violations,
  };
  if (encrypted) entry.encrypted = true;
  if (exchange.operationId !== undefined) entry.operationId = exchange.operationId;
  if (exchange.customer !== undefined) entry.customer = exchange.customer;
  if (exchange.after !== undefined) entry.after = exchange.after;
  if (exchange.before !== undefined) entry.before = exchange.before;
  if (exchange.changed !== undefined) entry.changed = exchange.changed;
  if (exchange.fault !== undefined) entry.fault = exchange.fault;
  if (exchange.world.name !== undefined) entry.sandbox = exchange.world.name;
  if (exchange.world.test !== undefined) entry.test = exchange.world.test;
  exchange.world.links.hear(entry);
  const added = exchange.world.journal.add(entry);
  exchange.entry = added;
  const { held } = exchange;
  if (held) held.send = () => transport(response, answer, headers, (note) => held.note(added, note));
  else transport(response, answer, headers, (note) => void added.notes.push(note));
}

function send(response: ServerResponse, answer: Answer, headers: Record<string, string>): void {
  response.writeHead(answer.status, headers).end(answer.body);
}
