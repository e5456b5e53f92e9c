import { hash, timingSafeEqual } from 'node:crypto';
import type { Assumptions } from '../../document/assumptions.js';
import { factAt } from '../../document/openapi.js';
import type { Dialect } from '../../journal/entry.js';
import type { Note, Violation } from '../../journal/violation.js';

/** What the Authorization header of a request says, before anyone compares it with the staff. */
export type Credentials =
  | { scheme: 'none' }
  | { scheme: 'malformed'; problem: string; received: string }
  | { scheme: 'basic'; email: string; token: string }
  | { scheme: 'bearer'; token: string };

/** Somebody whose credentials a server takes. */
export interface Holder {
  email: string;
  token: string;
  /** The token was taken back. */
  revoked?: boolean;
}

export interface Judgement<Member extends Holder> {
  /** The administrator that the request acts for; undefined when it was refused. */
  owner: Member | undefined;
  dialect: Dialect['credentials'];
  note?: Note;
  violation?: Violation;
}

/** Reads an Authorization header: Basic base64(email:token) is documented, Bearer token is observed. */
export function readCredentials(header: string | undefined): Credentials {
  if (header === undefined || header.trim() === '') return none;
  const known = recent.get(header);
  if (known) return known;
  const credentials = parseCredentials(header);
  if (recent.size >= mostRecent) recent.clear();
  if (header.length <= longestRecent) recent.set(header, credentials);
  return credentials;
}

const none: Credentials = { scheme: 'none' };

/** A client sends the same header with each of its requests. */
const recent = new Map<string, Credentials>();
const mostRecent = 50;
const longestRecent = 500;

function parseCredentials(header: string): Credentials {
  const [, scheme = '', space = '', value = ''] = /^\s*(\S+)(\s*)(.*?)\s*$/.exec(header) ?? [];
  switch (scheme.toLowerCase()) {
    case 'bearer': {
      const problem = bearerProblem(scheme, space, value);
      return problem === undefined
        ? { scheme: 'bearer', token: value }
        : { scheme: 'malformed', problem, received: 'Bearer ***' };
    }
    case 'basic':
      return readBasic(value);
    default:
      return { scheme: 'malformed', problem: 'it begins with neither Basic nor Bearer', received: 'another scheme' };
  }
}

/** Laravel looks for the word Bearer and one space, and takes all that follows for the token. */
function bearerProblem(scheme: string, space: string, token: string): string | undefined {
  if (scheme !== 'Bearer') return `Laravel reads Bearer with a capital B, and not ${scheme}`;
  if (token === '') return 'no token follows Bearer';
  if (space !== ' ') return 'more than one space follows Bearer';
  return /\s/.test(token) ? 'the token has a space in it' : undefined;
}

function readBasic(value: string): Credentials {
  const malformed = (problem: string): Credentials => ({ scheme: 'malformed', problem, received: 'Basic ***' });
  if (value === '') return malformed('nothing follows Basic');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(value)) return malformed('what follows Basic is not base64');
  const text = Buffer.from(value, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 0) return malformed('the decoded text has no colon between email and token');
  return { scheme: 'basic', email: text.slice(0, colon), token: text.slice(colon + 1) };
}

/** What credentials break, whoever holds them: missing and malformed ones do. */
export function credentialsViolation(credentials: Credentials): Violation | undefined {
  if (credentials.scheme === 'none') return missingCredentials;
  return credentials.scheme === 'malformed' ? malformed(credentials) : undefined;
}

/**
 * Compares credentials with those of the staff, in constant time.
 * Missing and malformed ones break the contract (a violation); unknown ones are a refusal (a note).
 * The switches say which schemes are taken, and whether the letter case of an email matters.
 */
export function judgeCredentials<Member extends Holder>(
  credentials: Credentials,
  staff: readonly Member[],
  { auth: takes, 'email-case': emailCase }: Pick<Assumptions, 'auth' | 'email-case'>,
): Judgement<Member> {
  switch (credentials.scheme) {
    case 'none':
    case 'malformed':
      return {
        owner: undefined,
        dialect: credentials.scheme,
        violation: credentialsViolation(credentials) as Violation,
      };
    default: {
      const { scheme } = credentials;
      const refused = (code: string, message: string): Judgement<Member> => ({
        owner: undefined,
        dialect: scheme,
        note: { code, message },
      });
      if (takes !== 'both' && takes !== scheme) {
        return refused(
          'credentials-scheme-refused',
          `The assumption auth is set to ${takes}, and the request used ${scheme}.`,
        );
      }
      const { holder, emailKnown } = findHolder(credentials, staff, emailCase === 'sensitive');
      if (holder?.revoked) return refused('token-revoked', 'The token was revoked.');
      if (holder) return { owner: holder, dialect: scheme };
      if (emailKnown) {
        const { email } = credentials as { email: string };
        return refused('token-wrong', `The email ${email} is an administrator's, and the token is not theirs.`);
      }
      return scheme === 'basic' && holderOf(credentials.token, staff)
        ? refused('email-wrong', `The token is an administrator's, and the email ${credentials.email} is not theirs.`)
        : refused('credentials-unknown', 'No administrator has these credentials.');
    }
  }
}

/** The administrator who holds a token, whatever stands around it; every member is looked at. */
export function holderOf<Member extends Holder>(token: string, staff: readonly Member[]): Member | undefined {
  const given = digest(token);
  return staff.filter((member) => timingSafeEqual(given, memberDigests(member).token))[0];
}

/** Looks at every member whatever the outcome, so that the time taken tells nothing. */
function findHolder<Member extends Holder>(
  credentials: Extract<Credentials, { token: string }>,
  staff: readonly Member[],
  exactly: boolean,
) {
  const { token, email } = digestsOf(credentials);
  let holder: Member | undefined;
  let emailKnown = false;
  for (const member of staff) {
    const known = memberDigests(member);
    const tokenFits = timingSafeEqual(token, known.token);
    const emailFits = email === undefined || timingSafeEqual(email, known.email);
    const spelt = !exactly || credentials.scheme !== 'basic' || credentials.email === member.email;
    if (tokenFits && emailFits && spelt) holder = member;
    if (email !== undefined && emailFits) emailKnown = true;
  }
  return { holder, emailKnown };
}

const digestsOfGiven = new WeakMap<Credentials, { token: Buffer; email: Buffer | undefined }>();

function digestsOf(credentials: Extract<Credentials, { token: string }>) {
  let known = digestsOfGiven.get(credentials);
  if (!known) {
    const email = credentials.scheme === 'basic' ? digest(credentials.email.toLowerCase()) : undefined;
    known = { token: digest(credentials.token), email };
    digestsOfGiven.set(credentials, known);
  }
  return known;
}

const digests = new WeakMap<Holder, { token: Buffer; email: Buffer }>();

function memberDigests(member: Holder) {
  let known = digests.get(member);
  if (!known) {
    known = { token: digest(member.token), email: digest(member.email.toLowerCase()) };
    digests.set(member, known);
  }
  return known;
}

function digest(text: string): Buffer {
  return hash('sha256', text, 'buffer');
}

/** What a request breaks that carries none. */
export const missingCredentials: Violation = {
  code: 'credentials-missing',
  location: ['request', 'header', 'Authorization'],
  message: 'The request carries no credentials.',
  expected: "Authorization: Basic base64(administrator's email:API token), or Authorization: Bearer <API token>",
  received: 'no Authorization header',
  grade: factAt('components/securitySchemes/basic').grade,
  hint: 'Hand the headers that you build to the HTTP client: in PHP, curl_setopt($curl, CURLOPT_HTTPHEADER, $headers) on this very request.',
};

function malformed({ problem, received }: { problem: string; received: string }): Violation {
  return {
    ...missingCredentials,
    code: 'credentials-malformed',
    message: `The Authorization header cannot be read: ${problem}.`,
    received,
    hint: "Send 'Authorization: Basic ' . base64_encode($email . ':' . $token), or 'Authorization: Bearer ' . $token.",
  };
}
