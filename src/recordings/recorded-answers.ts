import type { FurtherDocument } from '../document/further-document.js';
import { findAddressed } from '../judges/requests/find-request.js';
import type { RecordedExchange, Recording } from './recorded-exchange.js';

/** A recorded answer to a request that no document knows. */
export interface RecordedAnswer {
  /** Of its exchange in the recording, from 1. */
  number: number;
  status: number;
  body: string;
  contentType: string;
}

/** What a recording can answer. */
export interface RecordedAnswers {
  /** How the recording is called. */
  name: string;
  size: number;
  /**
   * The answer to the request that is most like this one: the same method and path, and the same query and body where one
   * of the recording has them. Of several the last, for it came from the server as it was then.
   */
  find(method: string, url: string, body: Buffer | undefined): RecordedAnswer | undefined;
}

/** @param further documents beside openapi.yaml: what they know is answered from them */
export function createRecordedAnswers(
  name: string,
  { exchanges }: Recording,
  further: readonly FurtherDocument[],
): RecordedAnswers {
  const usable = exchanges.filter((one) => isUsable(one) && isUnknown(one, further));
  const byAddress = new Map<string, RecordedExchange[]>();
  for (const one of usable) {
    const key = addressOf(one.method, one.url);
    byAddress.set(key, [...(byAddress.get(key) ?? []), one]);
  }
  return {
    name,
    size: usable.length,
    find(method, url, body) {
      const candidates = byAddress.get(addressOf(method, url)) ?? [];
      const sameQuery = narrowed(candidates, (one) => queryOf(one.url) === queryOf(url));
      const [found] = narrowed(sameQuery, (one) => (one.body ?? '').toString() === (body ?? '').toString()).slice(-1);
      if (!found) return undefined;
      const { status, text = '', contentType } = found.answer;
      return { number: found.number, status, body: text, contentType };
    },
  };
}

/** Those that fit; all of them where none does. */
function narrowed<T>(all: readonly T[], fits: (one: T) => boolean): readonly T[] {
  const fitting = all.filter(fits);
  return fitting.length > 0 ? fitting : all;
}

const pathOf = (url: string): string => url.replace(/\?.*/s, '').replace(/\/{2,}/g, '/');
const queryOf = (url: string): string => /\?(.*)$/s.exec(url)?.[1] ?? '';
const addressOf = (method: string, url: string): string => `${method} ${pathOf(url)}`;

/** A status and a type come from a file, and have to be such that an answer can have them. */
function isUsable({ answer: { status, text, contentType } }: RecordedExchange): boolean {
  return (
    text !== undefined &&
    Number.isInteger(status) &&
    status >= 200 &&
    status < 600 &&
    /^[\x20-\x7e]*$/.test(contentType)
  );
}

function isUnknown({ method, url }: RecordedExchange, further: readonly FurtherDocument[]): boolean {
  return findAddressed({ method, url, headers: {} }, further).found === undefined;
}
