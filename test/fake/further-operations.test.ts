import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { loadFurtherDocuments } from '../../src/document/load-further-documents.js';
import type { Call } from '../helpers/http.js';
import { bearer, form, json, startTestFake } from '../helpers/start-test-fake.js';

const articles = fileURLToPath(new URL('../document/articles.yaml', import.meta.url));
const also = await loadFurtherDocuments([articles]);
const brand = { ...bearer, 'X-Brand': 'a' };
const vote = (headers: Record<string, string>, body: string): Call => ({
  method: 'POST',
  path: '/api/articles/vote',
  headers: { ...bearer, ...headers },
  body,
});
const listed = (query: string): Call => ({ path: `/api/articles${query}`, headers: brand });
const printing = { article: { id: 3, title: 'Printing' } };

async function answerTo(call: Call) {
  const { fake, send } = await startTestFake({ also });
  const { status, text, headers } = await send(call);
  const violations = (await fake.violations()).map(
    ({ code, location, grade }) => `${code} ${location.slice(1).join(' ')} ${grade}`,
  );
  return {
    status,
    body: text === '' ? undefined : JSON.parse(text),
    headers,
    violations,
    entry: (await fake.requests()).at(-1)!,
  };
}

test.each<[what: string, call: Call, status: number, body: unknown]>([
  ['an example made of those of its schema', { path: '/api/articles/7', headers: bearer }, 200, printing],
  ['an address before one whose parameter it would fit', { path: '/api/articles/newest' }, 200, printing],
  ['the first of its named examples', listed(''), 200, [{ id: 3 }]],
  ['the example that Prefer names', { path: '/api/articles', headers: { ...brand, Prefer: 'example=none' } }, 200, []],
  [
    'the status that Prefer names',
    { path: '/api/articles', headers: { ...brand, Prefer: 'code=500' } },
    500,
    { error: 'Broken' },
  ],
  ['a truth value as PHP writes it in a query', listed('?unread=1&page=2&tags[]=faq&tags[]=howto'), 200, [{ id: 3 }]],
  ['JSON that fits', vote(json, '{"article_id":3,"useful":false}'), 200, { counted: true }],
  ['a form that fits', vote(form, 'article_id=3&useful=1'), 200, { counted: true }],
  [
    'a body that the journal keeps only in part',
    vote(json, JSON.stringify({ comment: 'a'.repeat(200_000), article_id: 3, useful: true })),
    200,
    { counted: true },
  ],
  ['an answer without a body', { method: 'DELETE', path: '/api/articles/vote', headers: bearer }, 204, undefined],
])("a document of the user's own answers with %s, and nobody is blamed", async (_, call, status, body) => {
  const answer = await answerTo(call);
  expect([answer.status, answer.body]).toEqual([status, body]);
  expect(answer.violations).toEqual([]);
});

test.each<[what: string, call: Call, status: number, violations: string[]]>([
  ['a parameter of the path', { path: '/api/articles/seven', headers: bearer }, 200, ['field-invalid path id own']],
  ['a parameter of the query', listed('?page=0'), 200, ['field-invalid query page own']],
  ['an item of a list in the query', listed('?tags[]=news'), 200, ['field-invalid query tags own']],
  ['a header that is missing', { path: '/api/articles', headers: bearer }, 200, ['field-missing header X-Brand own']],
  [
    'a field that is missing, by its own grade',
    vote(json, '{"article_id":3}'),
    422,
    ['field-missing body useful observed'],
  ],
  [
    'a field of another type',
    vote(json, '{"article_id":"3","useful":true}'),
    422,
    ['field-invalid body article_id own'],
  ],
  ['a field below its least', vote(form, 'article_id=0&useful=0'), 422, ['field-invalid body article_id own']],
  ['no body', { method: 'POST', path: '/api/articles/vote', headers: bearer }, 422, ['body-missing body own']],
  ['a body of a wrong type', vote(form, '{"article_id":3,"useful":true}'), 422, ['body-json-as-form body own']],
  ['a body that no server takes', vote(json, ' '.repeat(9 * 1024 * 1024)), 422, ['body-too-large body own']],
  ['a near miss', { path: '/api/artcles/newest', headers: bearer }, 404, ['path-unknown path own']],
  ['another method', { method: 'PUT', path: '/api/articles/vote', headers: bearer }, 405, ['method-wrong method own']],
  [
    'no credentials where it asks for some',
    { path: '/api/articles/7' },
    401,
    ['credentials-missing header Authorization documented'],
  ],
])("a document of the user's own tells %s", async (_, call, status, violations) => {
  const answer = await answerTo(call);
  expect([answer.status, answer.violations]).toEqual([status, violations]);
});

test('a violation says what the document says, in the words of a person', async () => {
  const { fake, send } = await startTestFake({ also });
  await send(vote(json, '{"article_id":0,"useful":true}'));
  await send(listed('?page=none'));
  expect(await fake.violations()).toMatchObject([
    {
      message: 'The query parameter page is "none".',
      expected: 'Which page.',
      received: '"none"',
      source: `${articles} says so.`,
      hint: `See GET /api/articles in ${articles}.`,
      operationId: 'listArticles',
    },
    {
      message: 'The field article_id is 0.',
      expected: 'more than 0',
      hint: 'Send article_id, useful, for example {"article_id":3,"useful":true}.',
      operationId: 'postArticlesVote',
    },
  ]);
});

test('credentials that are refused get the answer that the document describes', async () => {
  const { status, body, violations } = await answerTo(
    vote({ ...json, Authorization: 'Bearer wrong' }, '{"article_id":3,"useful":true}'),
  );
  expect([status, body, violations]).toEqual([401, { error: 'Who are you?' }, []]);
});

test('an answer that the document does not describe is not given, and the journal says which there are', async () => {
  const { status, entry } = await answerTo({ path: '/api/articles', headers: { ...brand, Prefer: 'code=418' } });
  expect(status).toBe(200);
  expect(entry.notes).toEqual([
    {
      code: 'prefer-unknown',
      message: `Prefer asks for an answer that ${articles} does not describe for GET /api/articles. It describes code=200 example=one, code=200 example=none, code=500 example=500.`,
    },
  ]);
});

test('another method is told every method of the addresses that fit', async () => {
  const { headers } = await answerTo({ method: 'PUT', path: '/api/articles/vote', headers: bearer });
  expect(headers.allow).toBe('GET, HEAD, POST, DELETE');
});

test('faults spoil its answers as they do every other', async () => {
  const { send, admin } = await startTestFake({ also });
  await admin('POST', '/__admin/faults', { kind: 'json-500', operation: 'getArticle' });
  expect((await send({ path: '/api/articles/7', headers: bearer })).status).toBe(500);
  expect((await send({ path: '/api/articles/7', headers: bearer })).status).toBe(200);
});

const odd = await loadFurtherDocuments([fileURLToPath(new URL('../document/odd.yaml', import.meta.url))]);
const parted = { ...bearer, Accept: 'application/json', 'Content-Type': 'multipart/form-data; boundary=x' };
const part = (value: string) => `--x\r\nContent-Disposition: form-data; name="count"\r\n\r\n${value}\r\n--x--\r\n`;
const asking = { ...bearer, Accept: 'application/json', 'Content-Type': 'application/json' };

test.each<[what: string, call: Call, operationId: string, violations: string[]]>([
  ['brackets and a hyphen', { path: '/api/find(all)/abc?ids[]=1&ids[]=2', headers: asking }, 'findAll', []],
  [
    'a list with its brackets',
    { path: '/api/find(all)/abc/?ids[]=x', headers: asking },
    'findAll',
    ['field-invalid ids[]'],
  ],
  ['a plus', { path: '/api/b+c', headers: asking }, 'plus', []],
  [
    'what only answers have',
    { method: 'POST', path: '/api/percent', headers: asking, body: '{"title":"A"}' },
    'percent',
    [],
  ],
  [
    'a field that looks encoded',
    { method: 'POST', path: '/api/percent', headers: asking, body: '{"title":"A","a%":1}' },
    'percent',
    ['field-invalid a%'],
  ],
  ['a form in parts', { method: 'POST', path: '/api/upload', headers: parted, body: part('1') }, 'upload', []],
  [
    'a part of another type',
    { method: 'POST', path: '/api/upload', headers: parted, body: part('x') },
    'upload',
    ['field-invalid count'],
  ],
  ['a schema that is empty', { method: 'POST', path: '/api/empty', headers: asking, body: '{}' }, 'empty', []],
])('an odd document is served: %s', async (_, call, operationId, violations) => {
  const { fake, send } = await startTestFake({ also: odd });
  const { status } = await send(call);
  expect([200, 204]).toContain(status);
  expect((await fake.requests()).map((entry) => entry.operationId)).toEqual([operationId]);
  expect((await fake.violations()).map(({ code, location }) => `${code} ${location.at(-1)}`)).toEqual(violations);
});
