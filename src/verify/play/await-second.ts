import { setTimeout } from 'node:timers/promises';
import type { HttpAnswer } from '../../wire/http-client.js';

/** The newest answer, and when it was there, by performance.now(). */
export interface Answered {
  answer: HttpAnswer;
  at: number;
}

/** A stamp that is older than the server's clock by so much cannot be of this second, whatever clocks are compared. */
const clearlyPast = 60_000;

/** A second, and what a timer may be early. */
const aSecond = 1010;

/**
 * Waits until a server surely stamps a record with another second than a stamp that it showed. Its own Date says whether
 * that second is long gone, as it nearly always is; else one second from the answer that showed the stamp is enough,
 * whatever time the server has. Returns at once when the signal aborts.
 * @param stamp as the server wrote it
 * @param last the answer that showed it, or a later one
 */
export async function awaitSecond(stamp: unknown, last: Answered | undefined, signal: AbortSignal): Promise<void> {
  if (typeof stamp !== 'string' || !last || isClearlyPast(stamp, last.answer)) return;
  const left = aSecond - (performance.now() - last.at);
  if (left > 0) await setTimeout(left, undefined, { signal }).catch(() => undefined);
}

/** Nothing is known of a stamp without its zone. */
function isClearlyPast(stamp: string, { headers }: HttpAnswer): boolean {
  return /(Z|[+-]\d\d:?\d\d)$/.test(stamp) && Date.parse(headers.date ?? '') - Date.parse(stamp) > clearlyPast;
}
