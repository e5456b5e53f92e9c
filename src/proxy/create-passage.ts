import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Assumptions } from '../document/assumptions.js';
import type { FurtherDocument } from '../document/further-document.js';
import { version } from '../generated/contract.js';
import type { Entry } from '../journal/entry.js';
import type { Journal, NewEntry } from '../journal/journal.js';
import { originFormOf } from '../journal/origin.js';
import { bodyCutCode, type Note } from '../journal/violation.js';
import { bodyLimit, keptOf } from '../judges/requests/body.js';
import { type Addressed, findAddressed, type Head } from '../judges/requests/find-request.js';
import type { Open } from '../wire/http-client.js';
import { type Collected, collectBody } from './collect-body.js';
import { type Came, type JudgedAnswer, judgeAnswer } from './judge-answer.js';
import { type JudgedRequest, judgeRequest } from './judge-request.js';
import { keepOut } from './keep-out.js';
import { type Refusal, refuseBroken, refuseOtherMethod, refuseUnread, refuseWrite } from './may-pass.js';
import { type Passed, passOn, pathOf } from './pass-on.js';
import type { Pseudonyms } from './pseudonyms.js';

/** What the proxy saw of one exchange, secrets included; nobody keeps it who is told of it. */
export interface SeenExchange {
  head: Head;
  request: JudgedRequest;
  came: Came;
  answer: JudgedAnswer;
}

export interface PassageOptions {
  target: URL;
  open: Open;
  /** What the server is expected to do where the contract only assumes, now. */
  assumptions: Assumptions;
  also: readonly FurtherDocument[];
  /** The user's documents, and then that of older addresses. */
  further: readonly FurtherDocument[];
  journal: Journal;
  pseudonyms: Pseudonyms;
  /** Whether requests pass that may write. */
  allowsWrites: boolean;
  /** Whether requests that break the contract are refused. */
  enforces: boolean;
  /** Told of each exchange that the server answered, and of what the journal holds of it. */
  onAnswer?: ((exchange: SeenExchange, entry: Entry) => void) | undefined;
}

/** Passes each request on and its answer back, and judges both. */
export function createPassage(options: PassageOptions): (request: IncomingMessage, response: ServerResponse) => void {
  const { target, open, further, allowsWrites, enforces } = options;
  return (request, response) => {
    // What cannot be judged before it passes does not pass: it might be what was to be refused.
    pass(request, response).catch((error: Error) => {
      options.journal.add(failedEntry(request, error));
      response.destroy();
    });
  };

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const head: Head = { method: request.method ?? '', url: pathOf(request), headers: request.headers };
    const addressed = findAddressed(head, further);
    const passage: Passage = { request, head, addressed, began: performance.now() };
    const body = collectBody(request, bodyLimit);
    request.on('error', () => undefined);
    const refused = allowsWrites ? undefined : refuseWrite(head, addressed);
    // Of a request that may yet be refused for its body nothing passes before the whole of it is known.
    const waits = enforces || (!allowsWrites && head.method === 'POST');
    if (refused || waits) {
      request.resume();
      await body.ended;
      if (!body.isWhole()) return record(options, passage, body, { notes: [clientGone], status: 0 });
      const judged = judge(options, passage, body);
      const refusal = refused ?? refuseByBody(head, body, judged, options);
      if (refusal) return refuse(options, passage, body, refusal, response);
    }
    passOn(request, response, {
      target,
      open,
      body: waits ? body.bytes() : undefined,
      done: (passed) => recordPassed(options, passage, body, passed),
    });
  }
}

interface Passage {
  request: IncomingMessage;
  head: Head;
  addressed: Addressed;
  /** Milliseconds of performance.now(). */
  began: number;
}

const clientGone: Note = {
  code: 'client-gone',
  message: 'The client went away before it had sent its whole request.',
};

function judge({ assumptions, also }: PassageOptions, { head, addressed }: Passage, body: Collected): JudgedRequest {
  if (!body.isWhole()) return unjudged(addressed);
  const bytes = body.bytes();
  const received = { bytes: bytes?.length ? bytes : undefined, tooLarge: bytes === undefined };
  return judgeRequest(
    head,
    addressed,
    received,
    assumptions,
    also.flatMap(({ operations }) => operations),
  );
}

/** What breaks the contract in half a request nobody knows. */
const unjudged = ({ found }: Addressed): JudgedRequest => ({
  operation: found?.operation,
  customer: undefined,
  dialect: { credentials: 'none', body: 'none' },
  violations: [],
  notes: [{ code: 'request-not-whole', message: 'The request had not come to its end, and was not judged.' }],
  fields: {},
});

function refuseByBody(
  head: Head,
  body: Collected,
  judged: JudgedRequest,
  { allowsWrites, enforces }: PassageOptions,
): Refusal | undefined {
  if (!body.bytes()) return refuseUnread(allowsWrites);
  const written = allowsWrites ? undefined : refuseOtherMethod(head, judged, body.bytes());
  return written ?? (enforces ? refuseBroken(judged.violations) : undefined);
}

function refuse(
  options: PassageOptions,
  passage: Passage,
  body: Collected,
  { status, body: text, note }: Refusal,
  response: ServerResponse,
): void {
  const headers = { 'Content-Type': 'application/json', 'X-Ticaga-Kit': version };
  record(options, passage, body, { status, headers, body: text, notes: [note] });
  response.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(text) }).end(text);
}

function recordPassed(options: PassageOptions, passage: Passage, body: Collected, passed: Passed): void {
  if ('failed' in passed) {
    const { kind, message } = passed.failed;
    const note = { code: kind === 'interrupted' ? 'client-gone' : 'no-answer', message };
    const { status = 0, rawHeaders = [] } = passed.answer ?? {};
    record(options, passage, body, { status, headers: joined(rawHeaders), notes: [note] });
    return;
  }
  const came: Came = { status: passed.status, headers: joined(passed.rawHeaders), bytes: passed.body.bytes() };
  record(options, passage, body, { ...came, notes: [], came });
}

/** What was answered, and by whom: `came` is there where it was the server. */
interface Told {
  status: number;
  headers?: Readonly<Record<string, string>>;
  body?: string;
  notes: readonly Note[];
  came?: Came;
}

/** Judges an exchange and writes it into the journal. A mistake of the kit's own is a note, and costs nobody an answer. */
function record(options: PassageOptions, passage: Passage, body: Collected, told: Told): void {
  try {
    recordJudged(options, passage, body, told);
  } catch (error) {
    options.journal.add(failedEntry(passage.request, error as Error, told.status));
  }
}

/** What is left to say where the kit itself made a mistake: nothing that could be a secret. */
const failedEntry = (request: IncomingMessage, { message }: Error, status = 0): NewEntry => ({
  ...bareEntry({ request, began: performance.now() }),
  url: '',
  rawHeaders: [],
  body: undefined,
  response: { status, headers: {}, body: '' },
  outcome: 'other',
  dialect: { credentials: 'none', body: 'none' },
  notes: [{ code: 'kit-error', message: `The kit failed: ${message}. Please report it.` }],
  violations: [],
});

/** What an entry has of its exchange that needs no judge. */
const bareEntry = ({ request, began }: Pick<Passage, 'request' | 'began'>) => ({
  startedAt: Date.now(),
  durationMs: performance.now() - began,
  method: request.method ?? '',
  clientIp: request.socket.remoteAddress ?? '',
  httpHost: originFormOf(request.url ?? '')?.host ?? request.headers.host ?? '',
});

function recordJudged(options: PassageOptions, passage: Passage, body: Collected, told: Told): void {
  const { journal, pseudonyms, onAnswer } = options;
  const { request, head } = passage;
  const asked = judge(options, passage, body);
  const answered = told.came && judgeAnswer(head, asked, told.came);
  const kept = keepOut(
    {
      url: head.url,
      rawHeaders: request.rawHeaders,
      body: body.size() === 0 ? undefined : keptOf(body.bytes()),
      response: {
        status: told.status,
        headers: { ...told.headers },
        body: told.body ?? keptOf(answered?.bytes) ?? '',
      },
      notes: [
        ...asked.notes,
        ...told.notes,
        ...(answered?.notes ?? []),
        ...cutNotes('request', body.bytes()),
        ...cutNotes('answer', answered?.bytes),
      ],
      violations: [...asked.violations, ...(answered?.violations ?? [])],
    },
    pseudonyms,
  );
  const entry: NewEntry = {
    ...bareEntry(passage),
    ...kept,
    outcome: answered?.outcome ?? (told.body === undefined ? 'other' : 'refused'),
    dialect: asked.dialect,
  };
  if (asked.operation) entry.operationId = asked.operation.operationId;
  if (asked.customer !== undefined) entry.customer = asked.customer;
  const added = journal.add(entry);
  if (answered && told.came) onAnswer?.({ head, request: asked, came: told.came, answer: answered }, added);
}

/** What a reader of the journal, or who sends it again, has to know of a body that is kept in part. */
function cutNotes(whose: string, bytes: Buffer | undefined): Note[] {
  const kept = keptOf(bytes);
  if (!bytes || !kept || kept.length === bytes.length) return [];
  return [
    { code: bodyCutCode, message: `Of the ${bytes.length} bytes of the ${whose} the first ${kept.length} are kept.` },
  ];
}

/** Names in small letters; repeated headers joined with ", ". */
function joined(rawHeaders: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = Object.create(null);
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]!.toLowerCase();
    headers[name] = name in headers ? `${headers[name]}, ${rawHeaders[at + 1]}` : rawHeaders[at + 1]!;
  }
  return headers;
}
