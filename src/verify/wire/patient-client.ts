import { setTimeout } from 'node:timers/promises';
import type { HttpAnswer, HttpRequest, Send } from './http-client.js';

/** The longest that a server may ask to be left alone; a limit of requests is nearly always one a minute. */
const longestWait = 120;

/**
 * A client that waits where a server has a limit of requests, and asks again when the server says that it may: 429 says
 * nothing of a call, and a customer that could not be put back for it would stay changed. A server that refuses the
 * same request again is asked no third time, nor waited for later.
 * @param onWait told before each wait
 */
export function createPatientClient(send: Send, onWait: (seconds: number) => void): Send {
  let isFutile = false;
  return async (request: HttpRequest, signal?: AbortSignal): Promise<HttpAnswer> => {
    const answer = await send(request, signal);
    const seconds = secondsToWait(answer);
    if (seconds === undefined || isFutile) return answer;
    onWait(seconds);
    await setTimeout(seconds * 1000, undefined, { signal }).catch(() => undefined);
    const second = await send(request, signal);
    isFutile = second.status === 429;
    return second;
  };
}

function secondsToWait({ status, headers }: HttpAnswer): number | undefined {
  const after = headers['retry-after'];
  if (status !== 429 || after === undefined || !/^\d{1,3}$/.test(after)) return undefined;
  return Number(after) > longestWait ? undefined : Number(after);
}
