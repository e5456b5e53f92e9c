import { maskPasswords } from '../../journal/mask-passwords.js';
import { isSecretName, redactHeader, redactUrl } from '../../journal/redact.js';
import type { Violation } from '../../journal/violation.js';
import { decodeBody, keptOf, readBody } from '../../judges/requests/body.js';
import { elsewherePage } from '../misbehaviour/fault-kinds.js';
import { type Exchange, finish } from './exchange.js';

/**
 * Answers a client that followed the fault redirect-elsewhere, and notes what credentials it brought to a host that it was
 * not given.
 * @param operationId the operation that was redirected; undefined when the address names none
 */
export async function answerElsewhere(exchange: Exchange, operationId: string | undefined): Promise<void> {
  const { request, violations } = exchange;
  if (operationId !== undefined) exchange.operationId = operationId;
  exchange.fault = 'redirect-elsewhere';
  const { bytes } = await readBody(request);
  exchange.body = keptOf(bytes);
  const { dialect } = decodeBody(bytes, request.headers['content-type']);
  exchange.dialect = { credentials: exchange.credentials.scheme, body: dialect };
  const carried = findCarried(exchange, bytes);
  if (carried) violations.push({ ...carriedAway, ...carried, ...(operationId === undefined ? {} : { operationId }) });
  finish(exchange, { ...elsewherePage, outcome: 'fault' });
}

/** Where credentials stand in a request: the first place is enough for who has to mend it. */
function findCarried(
  { request: { rawHeaders }, url }: Exchange,
  body: Buffer | undefined,
): Pick<Violation, 'location' | 'received'> | undefined {
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const [name, value] = rawHeaders.slice(at, at + 2) as [string, string];
    if (isSecretName(name) && value !== '')
      return { location: ['request', 'header', name], received: `${name}: ${redactHeader(name, value)}` };
  }
  if (redactUrl(url) !== url) return { location: ['request', 'query'], received: redactUrl(url) };
  if (body && maskPasswords(body) !== body)
    return { location: ['request', 'body'], received: 'a body with a password or a token' };
  return undefined;
}

const carriedAway: Omit<Violation, 'location' | 'received'> = {
  code: 'credentials-carried-away',
  message: 'The client followed a redirect to another host, and sent its credentials there.',
  expected: 'no request to that host, or one without credentials',
  grade: 'own',
  source: 'It is no fact of Ticaga: RFC 9110, section 15.4, warns every client that follows redirects.',
  hint: "Let the client of an API follow no redirect: in PHP's curl set neither CURLOPT_FOLLOWLOCATION nor CURLOPT_UNRESTRICTED_AUTH (the first alone keeps Authorization back and sends X-API-Token on), in PHP's streams set 'follow_location' => 0 (they send X-API-Token on, and in older versions Authorization), 'allow_redirects' => false (Guzzle), 'redirection' => 0 (WordPress), redirect: 'error' (fetch).",
};
