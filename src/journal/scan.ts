import { setImmediate } from 'node:timers/promises';
import { TimeLimitError, withinTime } from '../document/time-limit.js';
import { KitError } from '../errors.js';
import type { JournalledRequest } from './entry.js';
import { redactUrl } from './redact.js';

/** Milliseconds of work, after which others have their turn. */
const turnMs = 25;
/** Milliseconds that one request may take. */
const requestMs = 500;
/** Milliseconds that all requests together may take. */
const totalMs = 10_000;

/**
 * Asks the same of many requests. A pattern may be slow on a text that was made for it, and what is asked may be much:
 * the server answers others in between, and gives up after a while.
 * @param ask without effects
 * @returns the answers, in the order of the requests
 * @throws KitError pattern-slow
 */
export async function scan<T>(
  requests: readonly JournalledRequest[],
  ask: (request: JournalledRequest) => T,
): Promise<T[]> {
  const answers: T[] = [];
  const begun = performance.now();
  while (answers.length < requests.length) {
    await nextTurn();
    if (performance.now() - begun > totalMs) throw tooMuch(requests.length);
    try {
      withinTime(requestMs, () => {
        const until = performance.now() + turnMs;
        while (answers.length < requests.length && performance.now() < until)
          answers.push(ask(requests[answers.length] as JournalledRequest));
      });
    } catch (error) {
      throw error instanceof TimeLimitError ? tooSlow(requests[answers.length] as JournalledRequest) : error;
    }
  }
  return answers;
}

let lastTurn: Promise<unknown> = Promise.resolve();

/** One after the other, and whoever else is there in between, however many ask at once. */
function nextTurn(): Promise<unknown> {
  lastTurn = lastTurn.then(() => setImmediate());
  return lastTurn;
}

function tooSlow({ method, url }: JournalledRequest): KitError {
  const path = redactUrl(url);
  return new KitError('pattern-slow', `The request pattern took more than ${requestMs / 1000} s on a single request.`, {
    where: `${method} ${path.length > 80 ? `${path.slice(0, 77)}...` : path}`,
    fix: 'A regular expression such as (a+)+ tries the same text again and again: write it without one repetition in another, or use "contains".',
  });
}

function tooMuch(count: number): KitError {
  return new KitError('pattern-slow', `The request pattern took more than ${totalMs / 1000} s on ${count} requests.`, {
    fix: 'Ask for less at once, or empty the journal before with DELETE /__admin/requests.',
  });
}
