import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import type { Entry } from '../journal/entry.js';
import { renderEntry } from '../journal/rendered-entry.js';

/**
 * Answers a list of requests piece by piece: a whole journal as one text would take several times its memory.
 * @param rest what stands beside the list
 */
export async function sendRequests(response: Response, entries: readonly Entry[], rest: object): Promise<void> {
  response.type('json');
  // A reader that goes away early misses the rest, and nobody else is concerned.
  await pipeline(Readable.from(pieces(entries, rest)), response).catch(() => {});
}

/** No piece is much longer than this, in characters. */
const pieceLength = 65_536;

function* pieces(entries: readonly Entry[], rest: object): Generator<string> {
  let text = '{"requests":[';
  for (const [at, entry] of entries.entries()) {
    text += `${at === 0 ? '' : ','}${JSON.stringify(renderEntry(entry))}`;
    if (text.length < pieceLength) continue;
    yield text;
    text = '';
  }
  yield `${text}],${JSON.stringify(rest).slice(1)}`;
}
