import { isRecord } from '../../document/is-record.js';
import { decodeAnswer } from '../../wire/decode-answer.js';
import type { HttpAnswer } from '../../wire/http-client.js';
import type { RecordedExchange } from '../recorded-exchange.js';

/** An answer as a client hears it: a status, and JSON or what stands in its place. */
export interface Heard {
  status: number;
  /** Decoded; undefined where it is no JSON, or was recorded in part. */
  body: unknown;
  /** What came instead of JSON: "302 with Location: /login", "a page titled ...". */
  instead?: string;
}

export function hear(answer: HttpAnswer): Heard {
  const decoded = decodeAnswer(answer);
  const { status } = answer;
  return decoded.problem === undefined
    ? { status, body: decoded.body }
    : { status, body: undefined, instead: decoded.was };
}

export function recall({ answer: { status, body, text } }: RecordedExchange): Heard {
  return { status, body, ...(body === undefined && text !== undefined ? { instead: 'no JSON' } : {}) };
}

/** Whether an answer says that it was done, as clients read it: 2xx, and no error in its body. */
export function isSuccess({ status, body, instead }: Heard): boolean {
  if (status < 200 || status > 299 || instead !== undefined) return false;
  return !isRecord(body) || (!body.error && !body.errors);
}

/** "404", or what came in the place of JSON. */
export const told = ({ status, body, instead }: Heard): string => {
  const error = isRecord(body) && (body.error ?? body.message);
  if (instead !== undefined) return instead.startsWith(String(status)) ? instead : `${status} with ${instead}`;
  return typeof error === 'string' ? `${status} ${JSON.stringify(error)}` : String(status);
};
