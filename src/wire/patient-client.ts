import { setTimeout } from 'node:timers/promises';
import type { HttpAnswer, HttpRequest, Send } from './http-client.js';

/** The longest that a server may ask to be left alone; a limit of requests is nearly always one a minute. */
const longestWait = 120;

/**
 * A client that waits where a server has a limit of requests, and asks again when the server says that it may: 429 says
 * nothing of a call, and a customer that could not be put back for it would stay changed. A server that refuses the
 * same request again is asked no third time, nor waited for later. Requests side by side wait for one and the same end.
 * @param onWait told before each wait
 */
export function createPatientClient(send: Send, onWait: (seconds: number) => void): Send {
  let isFutile = false;
  let waiting: Promise<unknown> | undefined;

  async function waitAndAsk(seconds: number, request: HttpRequest, signal?: AbortSignal): Promise<HttpAnswer> {
    onWait(seconds);
    await setTimeout(seconds * 1000, undefined, { signal }).catch(() => undefined);
    const second = await send(request, signal);
    isFutile = second.status === 429;
    return second;
  }

  return async (request: HttpRequest, signal?: AbortSignal): Promise<HttpAnswer> => {
    const answer = await send(request, signal);
    const seconds = secondsToWait(answer);
    if (seconds === undefined || isFutile) return answer;
    if (waiting) {
      await waiting.catch(() => undefined);
      return isFutile ? answer : send(request, signal);
    }
    const asked = waitAndAsk(seconds, request, signal).finally(() => {
      waiting = undefined;
    });
    waiting = asked;
    return asked;
  };
}

function secondsToWait({ status, headers }: HttpAnswer): number | undefined {
  const after = headers['retry-after'];
  if (status !== 429 || after === undefined || !/^\d{1,3}$/.test(after)) return undefined;
  return Number(after) > longestWait ? undefined : Number(after);
}
