import { expect, test } from 'vitest';
import { factAt } from '../../src/document/openapi.js';
import type { ViolationCode } from '../../src/journal/violation.js';
import { bearer, form, json, startTestFake } from '../helpers/start-test-fake.js';

const fields = { ticaga_id: 1, billing_id: 7, billing_system: 'Blesta' };
const asJson = JSON.stringify(fields);
const asForm = 'ticaga_id=1&billing_id=7&billing_system=Blesta';
const type = (value: string) => ({ 'Content-Type': value });
const multipart = `${Object.entries(fields)
  .map(([name, value]) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
  .join('')}--x--\r\n`;

type Row = [title: string, headers: Record<string, string>, body: string | Buffer | undefined, code: ViolationCode];

/** Each is answered like a body without fields, and diagnosed. */
const wrong: Row[] = [
  ['JSON sent as a form', form, asJson, 'body-json-as-form'],
  ['a form sent as JSON', json, asForm, 'body-form-as-json'],
  ['no body', json, undefined, 'body-missing'],
  ['an empty body', form, '', 'body-missing'],
  ['broken JSON', json, '{"ticaga_id": 1,', 'body-not-json'],
  [
    'JSON with more levels than PHP reads',
    json,
    `{"billing_id":${'['.repeat(511)}${']'.repeat(511)}}`,
    'body-not-json',
  ],
  ['JSON that is a list', json, '[1]', 'body-not-json'],
  ['JSON that is text', json, '"a=b"', 'body-not-json'],
  ['JSON that is null', json, 'null', 'body-not-json'],
  ['JSON in bytes that are not UTF-8', json, Buffer.from('{"ticaga_id":"\xe9"}', 'latin1'), 'body-charset'],
  ['a form in bytes that are not UTF-8', form, Buffer.from('ticaga_id=\xe9', 'latin1'), 'body-charset'],
  ['a Content-Type that the contract does not have', type('text/plain'), asJson, 'body-type-unknown'],
  ['no Content-Type', {}, asJson, 'body-type-unknown'],
];

test.each(wrong)('%s is answered as if every field were missing, and diagnosed', async (_, headers, body, code) => {
  const { fake, api, get } = await startTestFake();
  const answer = await api({
    method: 'POST',
    path: '/api/customers/assign',
    headers: { ...bearer, ...headers },
    body,
  });
  expect(answer.status).toBe(422);
  expect(answer.body).toEqual({
    message: 'The ticaga id field is required. (and 2 more errors)',
    errors: {
      ticaga_id: ['The ticaga id field is required.'],
      billing_id: ['The billing id field is required.'],
      billing_system: ['The billing system field is required.'],
    },
  });
  const [violation, ...others] = await fake.violations();
  expect(others).toEqual([]);
  const grade = code === 'body-missing' ? 'documented' : 'observed';
  const place = code === 'body-type-unknown' ? 'header' : 'body';
  expect(violation).toMatchObject({ code, grade, location: ['request', place], operationId: 'assignBillingId' });
  expect(violation?.hint).toMatch(/\.$/);
  const [row] = JSON.parse(String(answer.headers['x-ticaga-kit-violations']));
  expect(row).toEqual({ location: ['request', place], severity: 'Error', code, message: violation?.message });
  expect((await get(1)).body.user.billing_system).toBe('');
});

/** What Laravel reads and the contract does not have: each works, and is a violation that fails nothing by default. */
const readAllTheSame: Row[] = [
  [
    "a multipart body, as PHP's curl sends an array",
    type('multipart/form-data; boundary=x'),
    multipart,
    'body-multipart',
  ],
  ['a quoted boundary', type('multipart/form-data; boundary="x"'), multipart, 'body-multipart'],
  ['another charset', type('application/json; charset=ISO-8859-1'), asJson, 'body-charset'],
  ['another kind of JSON', type('application/vnd.api+json'), asJson, 'body-type-unknown'],
];

test.each(readAllTheSame)('%s is read as Laravel reads it, and noted', async (_, headers, body, code) => {
  const { fake, api, get } = await startTestFake();
  const call = { method: 'POST', path: '/api/customers/assign', headers: { ...bearer, ...headers }, body };
  expect(await api(call)).toMatchObject({ status: 200, body: { user: true } });
  expect((await get(1)).body.user).toMatchObject({ billing_id: '7', billing_system: 'Blesta' });
  expect(await fake.violations()).toMatchObject([{ code, grade: 'assumed' }]);
});

test('a file in a multipart body is no field', async () => {
  const { fake, api } = await startTestFake();
  const body = multipart.replace('name="billing_id"', 'name="billing_id"; filename="x.txt"');
  const headers = { ...bearer, ...type('multipart/form-data; boundary=x') };
  const answer = await api({ method: 'POST', path: '/api/customers/assign', headers, body });
  expect(answer).toMatchObject({
    status: 422,
    body: { errors: { billing_id: ['The billing id field is required.'] } },
  });
  expect((await fake.violations()).map(({ code }) => code)).toEqual(['body-multipart', 'field-missing']);
});

test.each([
  ['the whole of them', 'ticaga_id=1&billing_id=7&billing_system=Blesta', undefined],
  ['one that the body lacks', 'billing_id=7', { ticaga_id: 1, billing_system: 'Blesta' }],
  ['one that the body has otherwise', 'billing_id=9', fields],
])('fields in the query count where the body has none: %s', async (_, query, body) => {
  const { api, get } = await startTestFake();
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const call = { method: 'POST', path: `/api/customers/assign?${query}`, headers: { ...bearer, ...json }, ...sent };
  expect((await api(call)).status).toBe(200);
  expect((await get(1)).body.user.billing_id).toBe('7');
});

test('texts are trimmed before they are judged and stored', async () => {
  const { fake, assign, get } = await startTestFake();
  expect((await assign({ ticaga_id: ' 1 ', billing_id: '\t7\n', billing_system: ' Blesta ' })).status).toBe(200);
  expect((await get(1)).body.user).toMatchObject({ billing_id: '7', billing_system: 'Blesta' });
  expect(await fake.violations()).toEqual([]);
});

test('a password keeps its white space', async () => {
  const { post } = await startTestFake();
  const person = { name: 'New', email: 'new@example.com', password: ' a secret ' };
  expect((await post('register', person)).status).toBe(200);
  expect((await post('login', { email: person.email, password: 'a secret' })).status).toBe(401);
  expect((await post('login', { email: person.email, password: ' a secret ' })).status).toBe(200);
});

test('a body over 8 MB is answered with 413 before credentials are looked at, and diagnosed', async () => {
  const { fake, assign } = await startTestFake();
  const atLimit = { ...fields, note: 'x'.repeat(8 * 1024 * 1024 - JSON.stringify({ ...fields, note: '' }).length) };
  expect((await assign(atLimit)).status).toBe(200);
  const answer = await assign({ ...atLimit, note: `${atLimit.note}x` });
  expect(answer).toMatchObject({ status: 413, body: { message: 'The POST data is too large.' } });
  expect((await assign({ ...atLimit, note: `${atLimit.note}x` }, { Authorization: 'Bearer wrong' })).status).toBe(413);
  expect((await fake.violations()).slice(1)).toMatchObject(
    [
      {
        code: 'body-too-large',
        location: ['request', 'body'],
        ...factAt('paths/~1customers~1assign/post/responses/413'),
      },
    ].map(({ assumption: _, ...violation }) => violation),
  );
});

test.each<[string, unknown, 'field-missing' | 'field-invalid', string]>([
  ['ticaga_id', undefined, 'field-missing', 'The ticaga id field is required.'],
  ['ticaga_id', null, 'field-invalid', 'The ticaga id field is required.'],
  ['ticaga_id', '', 'field-invalid', 'The ticaga id field is required.'],
  ['ticaga_id', 'null', 'field-invalid', 'The ticaga id field must be an integer.'],
  ['ticaga_id', '{ticaga_id}', 'field-invalid', 'The ticaga id field must be an integer.'],
  ['ticaga_id', 1e20, 'field-invalid', 'The ticaga id field must be an integer.'],
  ['ticaga_id', [], 'field-invalid', 'The ticaga id field is required.'],
  ['ticaga_id', {}, 'field-invalid', 'The ticaga id field is required.'],
  ['ticaga_id', { toString: 1 }, 'field-invalid', 'The ticaga id field must be an integer.'],
  ['ticaga_id', 1.5, 'field-invalid', 'The ticaga id field must be an integer.'],
  ['ticaga_id', [1], 'field-invalid', 'The ticaga id field must be an integer.'],
  ['ticaga_id', { id: 1 }, 'field-invalid', 'The ticaga id field must be an integer.'],
  ['billing_id', undefined, 'field-missing', 'The billing id field is required.'],
  ['billing_id', '', 'field-invalid', 'The billing id field is required.'],
  ['billing_id', '  ', 'field-invalid', 'The billing id field is required.'],
  ['billing_id', [], 'field-invalid', 'The billing id field is required.'],
  ['billing_id', [7], 'field-invalid', 'The billing id field must be a string.'],
  ['billing_id', false, 'field-invalid', 'The billing id field must be a string.'],
  ['billing_system', undefined, 'field-missing', 'The billing system field is required.'],
  ['billing_system', '', 'field-invalid', 'The billing system field is required.'],
  ['billing_system', 7, 'field-invalid', 'The selected billing system is invalid.'],
  ['billing_system', 'Acme', 'field-invalid', 'The selected billing system is invalid.'],
])('the field %s may not be %j', async (field, value, code, message) => {
  const { fake, assign, get } = await startTestFake();
  const answer = await assign({ ...fields, [field]: value });
  expect(answer).toMatchObject({ status: 422, body: { message, errors: { [field]: [message] } } });
  expect(await fake.violations()).toMatchObject([
    { code, location: ['request', 'body', field], grade: 'documented', operationId: 'assignBillingId' },
  ]);
  expect((await fake.violations())[0]?.received).toBe(value === undefined ? 'nothing' : JSON.stringify(value));
  expect((await get(1)).body.user.billing_system).toBe('');
});

test.each<[string, string, object]>([
  ['customers/assign', 'ticaga_id', { ...fields, ticaga_id: 'abc' }],
  ['customers/assign', 'ticaga_id', { ...fields, ticaga_id: '01' }],
  ['customers/assign', 'ticaga_id', { ...fields, ticaga_id: '99999999999999999999' }],
  ['customers/link', 'email', { email: 'joe', name: 'Joe', billing_id: 7, billing_system: 'Blesta' }],
  ['register', 'email', { email: 'joe doe@example.com', name: 'Joe', password: 'x' }],
  ['login', 'email', { email: 'joe', password: 'x' }],
  ['tickets/rate', 'rating', { ticket_id: 'TCK-000001', rating: '6', customer_id: '2' }],
])('what a person can have typed is refused by %s in the field %s, and noted', async (action, field, body) => {
  const { fake, post } = await startTestFake();
  expect(await post(action, body)).toMatchObject({ status: 422 });
  const message = expect.stringMatching(new RegExp(`^The field ${field} is ".*"\\. If a person typed it, check it`));
  expect((await fake.requests())[0]).toMatchObject({ violations: [], notes: [{ code: 'field-invalid', message }] });
});

test.each(['0', '-1'])(
  'the ticaga_id "%s" names nobody, and is noted, for a person can have typed it',
  async (ticaga_id) => {
    const { fake, assign } = await startTestFake();
    expect(await assign({ ...fields, ticaga_id })).toMatchObject({ status: 401 });
    expect((await fake.requests())[0]).toMatchObject({ violations: [], notes: [{ code: 'field-invalid' }] });
  },
);

test.each<[unknown, number]>([
  ['+1', 200],
  [true, 200],
  [0, 401],
  [-1, 401],
])('the rule integer lets %j pass, though the contract does not, with status %d', async (ticaga_id, status) => {
  const { fake, assign } = await startTestFake();
  expect((await assign({ ...fields, ticaga_id })).status).toBe(status);
  expect(await fake.violations()).toMatchObject([
    { code: 'field-invalid', location: ['request', 'body', 'ticaga_id'] },
  ]);
});

test('a whole number beyond those of JavaScript is stored digit by digit', async () => {
  const { api, get } = await startTestFake();
  const body = '{"ticaga_id": 1, "billing_id": 9007199254740993, "billing_system": "Blesta"}';
  const call = { method: 'POST', path: '/api/customers/assign', headers: { ...bearer, ...json }, body };
  expect((await api(call)).status).toBe(200);
  expect((await get(1)).body.user.billing_id).toBe('9007199254740993');
});

test.each([
  ['the last value of a repeated name', 'ticaga_id=2&ticaga_id=1&billing_id=7&billing_system=Blesta', 200],
  ['encoded names and values', 'ticaga%5Fid=%31&billing_id=7&billing_system=B%6Cesta', 200],
  ['fields after empty pairs', `&&${asForm}`, 200],
  ['an index where a value belongs', 'ticaga_id[]=1&billing_id=7&billing_system=Blesta', 422],
  ['a name with nothing behind it', 'ticaga_id&billing_id=7&billing_system=Blesta', 422],
])('a form with %s is read as PHP reads it', async (_, body, status) => {
  const { api } = await startTestFake();
  const headers = { ...bearer, ...form };
  expect((await api({ method: 'POST', path: '/api/customers/assign', headers, body })).status).toBe(status);
});

test('a field whose name is that of the prototype is a field like any other', async () => {
  const { fake, api } = await startTestFake();
  const body = '{"__proto__": {"ticaga_id": " 1 "}, "billing_id": " 7 ", "billing_system": "Blesta"}';
  const call = { method: 'POST', path: '/api/customers/assign', headers: { ...bearer, ...json }, body };
  expect((await api(call)).status).toBe(422);
  expect(await fake.violations()).toMatchObject([
    { code: 'field-missing', location: ['request', 'body', 'ticaga_id'] },
  ]);
});

test('digits without an end, of a text that is no JSON, take no longer than the text is long', async () => {
  const { api } = await startTestFake();
  const call = { method: 'POST', path: '/api/customers/assign', headers: { ...bearer, ...json } };
  const began = performance.now();
  for (const body of [`{"a":${'1'.repeat(400_000)}.}`, `{"a":${'1'.repeat(20)},"${'\\"'.repeat(200_000)}`])
    expect((await api({ ...call, body })).status).toBe(422);
  expect(performance.now() - began).toBeLessThan(5_000);
});
