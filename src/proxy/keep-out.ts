import { isUtf8 } from 'node:buffer';
import type { Entry } from '../journal/entry.js';
import { isPasswordField, mask, type Replace, replaceFieldsIn } from '../journal/mask-passwords.js';
import { isSecretName, redactHeader, redactUrl } from '../journal/redact.js';
import { createMask, type Mask } from '../report/mask.js';
import type { Pseudonyms } from './pseudonyms.js';

/** What of an entry may hold a secret. */
export type Written = Pick<Entry, 'url' | 'rawHeaders' | 'body' | 'response' | 'notes' | 'violations'>;

/**
 * What was said without its secrets: credentials, cookies, tokens and passwords by the names under which they stand, and
 * then wherever else in the same exchange the same text stands. Personal data is hidden likewise where it is asked for.
 */
export function keepOut(written: Written, pseudonyms: Pseudonyms): Written {
  const found: Found = { secrets: new Set(), people: new Map() };
  const replace = replacer(found, pseudonyms);
  const { url, rawHeaders, body, response, notes, violations } = written;
  collectFromHeaders(rawHeaders, found);
  collectFromHeaders(Object.entries(response.headers).flat(), found);
  // What one part shows as a secret may stand in every other.
  const address = maskQuery(url, replace);
  const said = body && maskBody(body, replace);
  const answered = maskBody(response.body, replace);
  const hide = hider(found, pseudonyms, longSecret);
  const hideWords = hider(found, pseudonyms, shortSecret);
  return {
    url: hide(redactUrl(address)),
    rawHeaders: rawHeaders.map((text, at) => (at % 2 === 0 ? text : hide(redactHeader(rawHeaders[at - 1]!, text)))),
    body: said && hideIn(said, hide),
    response: {
      status: response.status,
      headers: Object.fromEntries(
        Object.entries(response.headers).map(([name, value]) => [name, hide(redactHeader(name, value))]),
      ),
      body: typeof answered === 'string' ? hide(answered) : hideIn(answered, hide),
    },
    notes: notes.map((note) => ({ ...note, message: hideWords(note.message) })),
    violations: violations.map((one) => ({
      ...one,
      message: hideWords(one.message),
      expected: hideWords(one.expected),
      received: hideWords(one.received),
    })),
  };
}

interface Found {
  secrets: Set<string>;
  /** What stands for each value. */
  people: Map<string, string>;
}

/** A shorter text stands in a body by chance, too: 1 is a password as well as an id. */
const longSecret = 8;
/** In a sentence of the kit. */
const shortSecret = 3;
/** More than that no honest exchange has; a body of a thousand secrets must not make an expression of megabytes. */
const mostFound = 500;

function replacer({ secrets, people }: Found, pseudonyms: Pseudonyms): Replace {
  return (name) => {
    if (isPasswordField(name)) {
      return (value) => {
        remember(secrets, value);
        return mask;
      };
    }
    const kind = pseudonyms.kindOf(name);
    if (kind === undefined) return undefined;
    return (value) => {
      if (value === 'null' || value === '') return undefined;
      const made = pseudonyms.of(kind, value);
      if (value.length >= shortSecret && people.size < mostFound) people.set(value, made);
      return made;
    };
  };
}

function remember(secrets: Set<string>, value: string): void {
  if (value.length >= shortSecret && secrets.size < mostFound) secrets.add(value);
}

/** Credentials may come back in an answer, or stand in another place of the request. */
function collectFromHeaders(rawHeaders: readonly string[], { secrets }: Found): void {
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const [name, value] = [rawHeaders[at]!, rawHeaders[at + 1]!];
    if (/^(set-)?cookie$/i.test(name)) {
      for (const pair of value.split(/;\s*/)) remember(secrets, pair.slice(pair.indexOf('=') + 1));
    } else if (isSecretName(name)) {
      const [, credentials = value] = value.split(/\s+(.*)/s);
      remember(secrets, credentials);
      if (/^basic\s/i.test(value))
        remember(
          secrets,
          Buffer.from(credentials, 'base64')
            .toString()
            .replace(/^[^:]*:/, ''),
        );
    }
  }
}

function maskQuery(url: string, replace: Replace): string {
  const at = url.indexOf('?');
  if (at < 0) return url;
  return url.slice(0, at + 1) + replaceFieldsIn(url.slice(at + 1), secretNames(replace));
}

/** In an address, more names than in a body are those of secrets. */
const secretNames =
  (replace: Replace): Replace =>
  (name) =>
    isSecretName(name) && !isPasswordField(name) ? replace('token') : replace(name);

function maskBody<Body extends string | Buffer>(body: Body, replace: Replace): Body {
  if (typeof body === 'string') return replaceFieldsIn(body, replace) as Body;
  const coding = isUtf8(body) ? 'utf8' : 'latin1';
  const text = body.toString(coding);
  const masked = replaceFieldsIn(text, replace);
  return (masked === text ? body : Buffer.from(masked, coding)) as Body;
}

function hideIn(body: Buffer, hide: Mask): Buffer {
  const coding = isUtf8(body) ? 'utf8' : 'latin1';
  const text = body.toString(coding);
  const hidden = hide(text);
  return hidden === text ? body : Buffer.from(hidden, coding);
}

const emails = /[\w.+-]{1,64}(?:@|%40)[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+/gi;

function hider({ secrets, people }: Found, pseudonyms: Pseudonyms, shortest: number): Mask {
  const hideSecrets = createMask([...secrets].filter((secret) => secret.length >= shortest));
  const hidePeople = createMask([...people.keys()], (value) => people.get(value) as string);
  return (text) => {
    const hidden = hidePeople(hideSecrets(text));
    if (!pseudonyms.hidesEmails) return hidden;
    return hidden.replace(emails, (email) =>
      email.endsWith('@masked.example') ? email : pseudonyms.of('email', email.replace(/%40/i, '@')),
    );
  };
}
