import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Lie, Said } from './liar-server.js';
import {
  isCustomer,
  isInvalid,
  isLinked,
  isRefusedToken,
  isUnknown,
  json,
  type Liar,
  linked,
  recordOf,
  unknown,
  when,
} from './liars.js';
import { at } from './liars-of-accounts.js';

/** Lies about the bytes of a record whose name has a letter beyond ASCII. */
const written = (change: (text: string) => Partial<Said>): Lie =>
  when(isCustomer, (said) => {
    const text = JSON.stringify({ user: { ...recordOf(said), name: 'Zoë Doe' } });
    return { ...said, text, ...change(text) };
  });

/** Lies about the text of {"user": true}. */
const success = (text: string, headers: Record<string, string> = {}): Lie =>
  when(isLinked, (said) => ({ ...said, text, headers: { ...said.headers, ...headers } }));

const read = { workflow: 'get-known-customer', fact: 'body', verdict: 'broken' } as const;
const assigned = { workflow: 'assign-json', fact: 'body', verdict: 'broken' } as const;

const bytes: Liar[] = [
  {
    name: 'writes a record in Latin-1',
    lie: written((text) => ({ bytes: Buffer.from(text, 'latin1') })),
    ...{ ...read, says: "no UTF-8, and PHP's json_decode reads nothing of it: the byte 0xEB" },
  },
  {
    name: 'writes a record in UTF-16',
    lie: written((text) => ({ bytes: Buffer.from(`\uFEFF${text}`, 'utf16le') })),
    ...{ ...read, says: 'no UTF-8' },
  },
  {
    name: 'cuts a letter of a name in half',
    lie: written((text) => ({ bytes: Buffer.from(text.replace('ë', '\u0000')).map((one) => one || 0xc3) as Buffer })),
    ...{ ...read, says: 'the byte 0xC3' },
  },
  {
    name: 'escapes half a character',
    lie: written((text) => ({ text: text.replace('ë', '\\ud83d') })),
    ...{ ...read, says: 'half a character' },
  },
  {
    name: 'compresses a record that nobody asked to be',
    lie: written((text) => ({
      bytes: gzipSync(text),
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    })),
    ...{ ...read, says: 'The body is compressed (gzip), and nobody asked for that' },
  },
  {
    name: 'compresses a record and does not say so',
    lie: written((text) => ({ bytes: gzipSync(text) })),
    ...{ ...read, says: 'compressed (gzip)' },
  },
  {
    name: 'compresses a record with Brotli',
    lie: written((text) => ({
      bytes: brotliCompressSync(text),
      headers: { 'content-type': 'application/json', 'content-encoding': 'br' },
    })),
    ...{ ...read, says: 'compressed (br)' },
  },
  {
    name: 'says that a record is compressed which is not',
    lie: written(() => ({ headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' } })),
    ...{
      ...read,
      fact: 'header content-encoding',
      verdict: 'refuted',
      says: 'gzip, and a body that is not compressed',
    },
  },
  {
    name: 'calls its UTF-8 Latin-1',
    lie: written(() => ({ headers: { 'content-type': 'application/json; charset=iso-8859-1' } })),
    ...{ ...read, fact: 'header content-type', verdict: 'refuted', says: 'charset=iso-8859-1, and a body in UTF-8' },
  },
  {
    name: 'calls its UTF-8 UTF-16',
    lie: success('{"user":true}', { 'content-type': 'application/json; charset="UTF-16"' }),
    ...{ ...assigned, fact: 'header content-type', verdict: 'refuted', says: 'charset=UTF-16' },
  },
  {
    name: 'writes an id as 1.0',
    lie: written((text) => ({ text: text.replace('"id":1,', '"id":1.0,') })),
    ...{ ...read, fact: 'body /user/id', verdict: 'refuted', says: 'a whole number, written in digits' },
  },
  {
    name: 'writes an id as 1e0',
    lie: written((text) => ({ text: text.replace('"id":1,', '"id":1e0,') })),
    ...{ ...read, fact: 'body /user/id', verdict: 'refuted', says: 'was 1e0' },
  },
  {
    name: 'names the email twice',
    lie: written((text) => ({ text: text.replace('"email":', '"email":"old@example.com","email":') })),
    ...{ ...read, fact: 'body /user/email', verdict: 'refuted', says: 'each name once' },
  },
  {
    name: 'says false and then true',
    lie: success('{"user":false,"user":true}'),
    ...{ ...assigned, fact: 'body /user', verdict: 'refuted', says: 'twice' },
  },
  {
    name: 'writes a warning of PHP before its JSON',
    lie: success(
      '<br />\n<b>Warning</b>:  Undefined variable $x in <b>/srv/a.php</b> on line <b>3</b><br />\n{"user":true}',
    ),
    ...{ ...assigned, says: "words of PHP's own" },
  },
  {
    name: 'writes a page that begins with a comment',
    lie: success('<!-- maintenance --><html><title>Back soon</title></html>'),
    ...{ ...assigned, says: 'a page titled "Back soon"' },
  },
  {
    name: 'goes on behind its JSON',
    lie: success('{"user":true}<!-- 12 ms -->'),
    ...{ ...assigned, says: 'The body is no JSON' },
  },
  {
    name: 'answers twice in one body',
    lie: success('{"user":true}{"user":true}'),
    ...{ ...assigned, says: 'The body is no JSON' },
  },
  { name: 'answers a script', lie: success('done({"user":true});'), ...{ ...assigned, says: 'The body is no JSON' } },
  { name: 'writes single quotes', lie: success("{'user':true}"), ...{ ...assigned, says: 'The body is no JSON' } },
  { name: 'writes a comma too many', lie: success('{"user":true,}'), ...{ ...assigned, says: 'The body is no JSON' } },
  {
    name: 'answers XML',
    lie: success('<?xml version="1.0"?><user>true</user>'),
    ...{ ...assigned, says: 'The body is no JSON' },
  },
  { name: 'answers NaN', lie: success('{"user":NaN}'), ...{ ...assigned, says: 'The body is no JSON' } },
  {
    name: 'nests its answer deeper than PHP reads',
    lie: success(`{"user":true,"trace":${'['.repeat(600)}${']'.repeat(600)}}`),
    ...{ ...assigned, says: "deeper than PHP's json_decode reads" },
  },
  {
    name: 'answers JSON within a text',
    lie: success(JSON.stringify('{"user":true}')),
    ...{ ...assigned, fact: 'body /user', says: 'expected true' },
  },
  {
    name: 'calls its JSON JavaScript',
    lie: success('{"user":true}', { 'content-type': 'application/javascript' }),
    ...{ ...assigned, says: 'its header says otherwise' },
  },
  {
    name: 'says no type at all',
    lie: when(isLinked, ({ text }) => ({ status: 200, text, headers: {} })),
    ...{ ...assigned, says: 'Content-Type: none' },
  },
];

const both = { ...linked, ...unknown };

const contradictions: Liar[] = [
  {
    name: 'says yes, and that there is no such customer',
    lie: when(isLinked, () => json(200, both)),
    ...{ ...assigned, says: 'one answer, and not two that exclude each other' },
  },
  {
    name: 'says yes, and an error',
    lie: when(isLinked, () => json(200, { ...linked, error: 'It was not stored' })),
    ...{ ...assigned, verdict: 'refuted', says: 'a success, and no error beside it' },
  },
  {
    name: 'says yes, and what is wrong with a field',
    lie: when(isLinked, () => json(200, { ...linked, errors: { billing_id: ['Invalid.'] } })),
    ...{ ...assigned, verdict: 'refuted', says: 'no error beside it' },
  },
  {
    name: 'shows a record, and that there is none',
    lie: when(isCustomer, (said) => json(200, { user: recordOf(said), ...unknown })),
    ...{ ...read, says: 'one answer, and not two' },
  },
  {
    name: 'refuses credentials and denies the customer in one answer',
    lie: when(isRefusedToken, (said) => json(401, { message: 'Unauthenticated.', ...unknown, status: said.status })),
    ...{ workflow: 'get-without-credentials', fact: 'body', verdict: 'refuted', says: 'one answer, and not two' },
  },
  {
    name: 'says yes to those whom it refuses',
    lie: when(isRefusedToken, ({ status }) => json(status, { message: 'Unauthenticated.', ...linked })),
    ...{
      workflow: 'assign-without-credentials',
      fact: 'body',
      verdict: 'broken',
      says: 'a refusal, and nothing of a success in it',
    },
  },
  {
    name: 'shows the record to those whom it refuses',
    lie: at('get', async ({ authorization }, ask) =>
      authorization
        ? ask()
        : json(401, {
            message: 'Unauthenticated.',
            user: recordOf(await ask({ authorization: 'Bearer ticaga-demo-token' })),
          }),
    ),
    ...{ workflow: 'get-without-credentials', fact: 'body', verdict: 'broken', says: 'nothing of a success in it' },
  },
  {
    name: 'says yes and that a field is missing',
    lie: when(isInvalid, ({ status, text }) => json(status, { ...(JSON.parse(text) as object), ...linked })),
    ...{ workflow: 'assign-without-billing-id', fact: 'body', verdict: 'broken', says: 'nothing of a success' },
  },
  {
    name: 'says yes and that there is no such customer, with 401',
    lie: at(
      'assign',
      when(isUnknown, () => json(401, both)),
    ),
    ...{ workflow: 'assign-unknown-customer', fact: 'body', verdict: 'broken', says: 'nothing of a success' },
  },
  {
    name: 'shows another record where there is none',
    lie: at('get', async (_, ask) => {
      const said = await ask();
      return isUnknown(said) ? json(401, { ...unknown, user: recordOf(await ask({ id: '1' })) }) : said;
    }),
    ...{ workflow: 'get-unknown-customer', fact: 'body', verdict: 'broken', says: 'nothing of a success' },
  },
  {
    name: 'shows the record to whoever has a wrong password',
    lie: at('login', async (_, ask) => {
      const said = await ask();
      return isUnknown(said) ? json(401, { ...unknown, user: recordOf(await ask({ path: 'customers/get/1' })) }) : said;
    }),
    ...{ workflow: 'log-in-with-wrong-password', fact: 'body', verdict: 'broken', says: 'nothing of a success' },
  },
  {
    name: 'shows a ticket that it says it does not have',
    lie: at('tickets/info', async (_, ask) => {
      const said = await ask();
      return said.status === 404 ? json(404, { error: 'Not found', tickets: { id: 1, subject: 'Other' } }) : said;
    }),
    ...{ workflow: 'read-unknown-ticket', fact: 'body', verdict: 'broken', says: 'nothing of a success' },
  },
  {
    name: 'links by email and refuses in one answer',
    lie: at(
      'customers/link',
      when(isRefusedToken, () => json(401, { message: 'Unauthenticated.', user: { id: 1 } })),
    ),
    ...{ workflow: 'link-without-credentials', fact: 'body', verdict: 'broken', says: 'nothing of a success' },
  },
];

/** Servers that are wrong in how an answer is written, or that say yes and no in one. */
export const liarsOfBytes: readonly Liar[] = [...bytes, ...contradictions];
