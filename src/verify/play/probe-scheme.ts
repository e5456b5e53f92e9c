import { KitError } from '../../errors.js';
import { readCustomer } from '../../operations/calls.js';
import { type Decoded, decodeAnswer, type Unreadable } from '../../wire/decode-answer.js';
import type { HttpAnswer } from '../../wire/http-client.js';
import { buildCall } from './build-request.js';
import type { Scheme, Session } from './session.js';

/** An answer that let nobody in. */
interface Refusal {
  url: string;
  answer: HttpAnswer;
  decoded: Decoded;
}

/**
 * Finds out which credentials the server takes, Bearer before Basic, by reading: the token's owner, then a customer.
 * @param customer an id that can be read, if one is known
 * @returns undefined when every one was refused
 * @throws TransportError; KitError nothing-judged when no answer came from an API
 */
export async function probeScheme(session: Session, customer: number | undefined): Promise<Scheme | undefined> {
  const refusals: Refusal[] = [];
  for (const scheme of ['bearer', 'basic'] as const) {
    for (const id of customer === undefined ? [0] : [0, customer]) {
      const { request } = buildCall(readCustomer(id), { ...session, scheme });
      const answer = await session.send(request, session.signal);
      const decoded = decodeAnswer(answer);
      if (decoded.problem === undefined && answer.status !== 401 && answer.status !== 403) return scheme;
      refusals.push({ url: request.url, answer, decoded });
    }
  }
  if (refusals.every(({ decoded }) => decoded.problem !== undefined)) throw noApi(refusals[0]!);
  return undefined;
}

const advice: Record<Unreadable['kind'], string> = {
  redirect:
    'Redirects are not followed, because a plugin loses its body on the way: give the address that it leads to.',
  page: 'A web page answers where the API should: open the address in a browser. It may be the page to log in, maintenance, or another site.',
  compressed:
    'Turn compression off for clients that do not ask for it with Accept-Encoding: a plugin gets these bytes, too.',
  empty: 'Look at the log of the server: it answered and said nothing.',
  other: 'Correct the address: it is the one that a plugin gets as its API URL, and /api/... is appended to it.',
};

function noApi({ url, answer, decoded }: Refusal): KitError {
  const { kind, problem, was } = decoded as Unreadable;
  return new KitError('nothing-judged', `${url} does not answer as the API. ${problem}`, {
    expected: 'JSON',
    was: `${answer.status}, ${was}`,
    fix: advice[kind],
  });
}
