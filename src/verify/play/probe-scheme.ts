import { KitError } from '../../errors.js';
import { decodeAnswer } from '../wire/decode-answer.js';
import type { HttpAnswer } from '../wire/http-client.js';
import { buildRequest, validCredentials } from './build-request.js';
import type { Scheme, Session } from './session.js';

/**
 * Finds out which credentials the server takes, Bearer before Basic, by reading: the token's owner, then a customer.
 * @param customer an id that can be read, if one is known
 * @returns undefined when every one was refused
 * @throws TransportError; KitError nothing-judged when no answer came from an API
 */
export async function probeScheme(session: Session, customer: number | undefined): Promise<Scheme | undefined> {
  const answers: HttpAnswer[] = [];
  for (const scheme of ['bearer', 'basic'] as const) {
    for (const id of customer === undefined ? [0] : [0, customer]) {
      const own: Session = { ...session, scheme };
      const { request } = buildRequest(
        { operationId: 'getCustomer', parameters: [{ name: 'id', in: 'path', value: id }] },
        validCredentials(own),
        own,
        { inputs: session.inputs, steps: {} },
      );
      const answer = await session.send(request, session.signal);
      if (decodeAnswer(answer).problem === undefined && answer.status !== 401 && answer.status !== 403) return scheme;
      answers.push(answer);
    }
  }
  const problems = answers.map((answer) => decodeAnswer(answer));
  if (problems.every(({ problem }) => problem !== undefined)) throw noApi(session, answers[0]!);
  return undefined;
}

function noApi({ baseUrl }: Session, answer: HttpAnswer): KitError {
  const decoded = decodeAnswer(answer);
  const { problem = '', was = '' } = 'was' in decoded ? decoded : {};
  const location = answer.headers.location;
  return new KitError('nothing-judged', `${baseUrl}/api/customers/get/0 does not answer as the API. ${problem}`, {
    expected: 'JSON',
    was: `${answer.status}, ${was}`,
    fix:
      location === undefined
        ? 'Give the address that a plugin gets as its API URL, without /api.'
        : 'Redirects are not followed, because a plugin loses its body on the way: give the address that it leads to.',
  });
}
