import type { IncomingMessage } from 'node:http';
import type { Violation } from '../../journal/violation.js';
import { type Credentials, type Holder, missingCredentials } from './credentials.js';
import { parsePhpForm } from './php-form.js';

/** A token that the server knows, and where it stands in the place of where the server reads it. */
export interface Misplaced {
  /** In words, after "an administrator's token". */
  place: string;
  hint: string;
}

/** What of a request may hold a token. */
export interface Searched {
  request: Pick<IncomingMessage, 'rawHeaders' | 'url'>;
  credentials: Credentials;
  /** Of its body, decoded. */
  fields: Readonly<Record<string, unknown>>;
}

/**
 * Looks for a token in the places where other APIs have it, for a request that is refused.
 * @param find the administrator whose token a text is
 */
export function findMisplaced(
  { request, credentials, fields }: Searched,
  find: (text: string) => Holder | undefined,
): Misplaced | undefined {
  const isHeld = (value: unknown) => typeof value === 'string' && find(bare(value)) !== undefined;
  switch (credentials.scheme) {
    case 'basic':
      return inBasic(credentials, find);
    case 'bearer':
      return inBearer(credentials.token, isHeld);
    case 'malformed':
      return undefined;
    case 'none': {
      const { rawHeaders, url = '' } = request;
      const header = rawHeaders.find((_, at) => at % 2 === 0 && isHeld(rawHeaders[at + 1]));
      if (header !== undefined) return elsewhere(`in the header ${header}`);
      const at = url.indexOf('?');
      const query = at < 0 ? {} : (parsePhpForm(url.slice(at + 1)) as Record<string, unknown>);
      const parameter = Object.keys(query).find((name) => isHeld(query[name]));
      if (parameter !== undefined) return elsewhere(`in the query, as ${parameter}`);
      const field = Object.keys(fields).find((name) => isHeld(fields[name]));
      return field === undefined ? undefined : elsewhere(`in the body, as ${field}`);
    }
  }
}

/** What a request breaks that carries a token where the server does not read it. */
export function misplacedViolation({ place, hint }: Misplaced, scheme: Credentials['scheme']): Violation {
  const isMissing = scheme === 'none';
  return {
    ...missingCredentials,
    ...(isMissing ? {} : { code: 'credentials-misplaced', message: 'The token is not where the server reads it.' }),
    received: `${isMissing ? 'no Authorization header, and ' : ''}an administrator's token ${place}`,
    hint,
  };
}

/** Some headers name a scheme before the token, and some settings keep their quotes. */
const bare = (text: string): string =>
  text
    .trim()
    .replace(/^(?:Bearer|Token)\s+/i, '')
    .replace(/^(["'])(.*)\1$/, '$2');

function inBasic(
  { email, token }: Extract<Credentials, { scheme: 'basic' }>,
  find: (text: string) => Holder | undefined,
): Misplaced | undefined {
  const member = find(email);
  if (!member) return undefined;
  const isSwapped = member.email.toLowerCase() === token.toLowerCase();
  return {
    place: isSwapped ? 'before the colon of Basic, and the email behind it' : 'before the colon of Basic',
    hint: "The email comes first: 'Authorization: Basic ' . base64_encode($email . ':' . $token).",
  };
}

/** @param isHeld whether a value is a token that somebody holds */
function inBearer(given: string, isHeld: (value: unknown) => boolean): Misplaced | undefined {
  // It is where it belongs, and refused for another reason.
  if (isHeld(given) && bare(given) === given) return undefined;
  const decoded = Buffer.from(given, 'base64').toString('utf8');
  const pair = [given, decoded].find((text) => isHeld(text.slice(text.indexOf(':') + 1)));
  if (pair === undefined) return undefined;
  const isPair = pair.includes(':');
  return {
    place: isPair
      ? 'behind an email, after Bearer'
      : pair === given
        ? 'in quotes after Bearer'
        : 'in base64 after Bearer',
    hint: "After Bearer comes the token alone: 'Authorization: Bearer ' . $token.",
  };
}

const elsewhere = (place: string): Misplaced => ({
  place,
  hint: "The server reads the header Authorization alone: send 'Authorization: Bearer ' . $token there.",
});
