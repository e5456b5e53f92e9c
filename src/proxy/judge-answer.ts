import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { answersOf } from '../document/described-answers.js';
import type { Operation } from '../document/operations.js';
import { type Outcome, outcomeByStatus } from '../document/outcome.js';
import { isSameJson } from '../journal/json-equality.js';
import { isPasswordField, mask } from '../journal/mask-passwords.js';
import type { Note, Violation } from '../journal/violation.js';
import type { Broken } from '../judges/answers/broken.js';
import { judgeByDocument } from '../judges/answers/judge-by-document.js';
import { isOfNoRoute } from '../judges/answers/no-route.js';
import { asksForJson } from '../judges/requests/asks-for-json.js';
import type { Head } from '../judges/requests/find-request.js';
import { type Decoded, decodeAnswer } from '../wire/decode-answer.js';
import { type HttpAnswer, largestBody } from '../wire/http-client.js';
import type { JudgedRequest } from './judge-request.js';

/** What breaks the contract in an answer: what a document or a plugin is known for is a violation of the server's. */
export interface JudgedAnswer {
  outcome: Outcome;
  violations: Violation[];
  notes: Note[];
  /** undefined where the body was not looked at. */
  decoded: Decoded | undefined;
  /** The body as its client reads it; undefined where it is too long, or is not looked at. */
  bytes: Buffer | undefined;
}

/** An answer as it came, as much of it as is looked at. */
export interface Came {
  status: number;
  /** Names in small letters; repeated headers joined with ", ". */
  headers: Readonly<Record<string, string>>;
  /** undefined when there is more of it than is judged. */
  bytes: Buffer | undefined;
}

/** @param head of the request that it answers */
export function judgeAnswer(head: Head, { operation }: Pick<JudgedRequest, 'operation'>, came: Came): JudgedAnswer {
  const { status } = came;
  const quiet = (notes: Note[]): JudgedAnswer => ({
    outcome: operation ? outcomeByStatus(status) : 'unmatched',
    violations: [],
    notes,
    decoded: undefined,
    bytes: came.bytes,
  });
  if (!came.bytes) return quiet([tooLong]);
  // Neither has a body, whatever the operation answers.
  if (head.method === 'HEAD' || status === 304) return quiet([]);
  const answer = readable(head, { ...came, bytes: came.bytes });
  if (!answer) return quiet([notInflated]);
  const { bytes } = answer;
  if (!operation) return { ...quiet([]), bytes };
  const decoded = decodeAnswer(answer);
  if (decoded.problem !== undefined && !asksForJson(head.headers)) return { ...quiet([]), decoded, bytes };
  const body = decoded.problem === undefined ? decoded.body : undefined;
  if (isOfNoRoute({ status, body })) return { ...quiet([noRoute]), decoded, bytes };
  const broken = judgeByDocument(operation, status, decoded);
  return {
    outcome: outcomeOf(operation, status, body),
    violations: broken.filter(({ grade }) => grade !== 'assumed').map((one) => violationOf(operation, one)),
    notes: broken.filter(({ grade }) => grade === 'assumed').map(noteOf),
    decoded,
    bytes,
  };
}

const tooLong: Note = {
  code: 'answer-too-long',
  message: `The answer is over ${largestBody / 1024 ** 2} MB and was passed on without being judged.`,
};

const notInflated: Note = {
  code: 'answer-compressed',
  message: 'The answer is compressed in a way that the kit does not read, or is too long then: it was not judged.',
};

const noRoute: Note = {
  code: 'operation-absent',
  message: 'The server answered as for an address that it does not have: it may be without this operation.',
};

/** The answer as its client reads it; one that nobody asked to be compressed is judged as it is. */
function readable({ headers: asked }: Head, came: HttpBytes): HttpAnswer | undefined {
  const { 'content-encoding': coding = '', ...headers } = came.headers;
  const inflate = inflaters[coding.trim().toLowerCase()];
  if (!inflate || !accepts(asked['accept-encoding'], coding)) return withText(came, came.headers);
  try {
    return withText({ ...came, bytes: inflate(came.bytes, { maxOutputLength: largestBody }) }, headers);
  } catch {
    return undefined;
  }
}

type HttpBytes = Came & { bytes: Buffer };

const withText = ({ status, bytes }: HttpBytes, headers: Readonly<Record<string, string>>): HttpAnswer => ({
  status,
  headers: { ...headers },
  bytes,
  text: bytes.toString('utf8'),
});

const inflaters: Record<string, (bytes: Buffer, options: { maxOutputLength: number }) => Buffer> = {
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
};

const accepts = (header: string | string[] | undefined, coding: string): boolean =>
  [header ?? []].flat().join(',').toLowerCase().includes(coding.trim().toLowerCase());

/** What an answer means: the described one that it is, word for word, tells more than its status. */
function outcomeOf({ operationId }: Operation, status: number, body: unknown): Outcome {
  const same = answersOf(operationId).find(({ outcome, body: described }) => {
    return outcome !== 'success' && isSameJson(described, body);
  });
  return same?.outcome ?? outcomeByStatus(status);
}

function violationOf({ operationId }: Operation, broken: Broken): Violation {
  const { subject, grade, source, expected } = broken;
  const received = receivedOf(broken);
  return {
    code: 'answer-broken',
    location: ['response', ...subject.split(/[ /]+/)],
    message: `The answer breaks the contract: its ${subject} is ${received}.`,
    expected,
    received,
    grade,
    ...(source === undefined ? {} : { source }),
    hint: 'This is the doing of the server, not of the client. If the server is the real one, openapi.yaml is to be corrected.',
    operationId,
  };
}

const noteOf = (broken: Broken): Note => ({
  code: 'answer-unexpected',
  message: `The ${broken.subject} of the answer is ${receivedOf(broken)}; assumed is ${broken.expected}.`,
});

const receivedOf = ({ subject, was, wasText }: Broken): string =>
  isPasswordField(subject.slice(subject.lastIndexOf('/') + 1)) ? mask : (wasText ?? JSON.stringify(was));
