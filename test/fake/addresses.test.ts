import { expect, test } from 'vitest';
import { bearer, form, json, startTestFake } from '../helpers/start-test-fake.js';

type Row = [method: string, path: string, expected: string, hint: string];

/** Slips in addresses of every group: a letter, a plural, a missing part, the method. */
const slips: Row[] = [
  ['POST', '/api/ticket/create', 'POST /api/tickets/create', 'Did you mean POST /api/tickets/create?'],
  ['POST', '/api/customers/lnk', 'POST /api/customers/link', 'Did you mean POST /api/customers/link?'],
  ['GET', '/api/ticket/get/all/3', 'GET /api/tickets/get/all/{user}', 'Did you mean GET /api/tickets/get/all/{user}?'],
  ['GET', '/api/department/get/support', 'GET /api/departments/get/{slug}', 'GET /api/departments/get/{slug}?'],
  ['POST', '/login', 'POST /api/login', 'The address lacks /api: did you mean /api/login?'],
  ['PUT', '/api/customers/link', 'POST', 'Use POST for this address.'],
];

test.each(slips)(
  '%s %s is a slip, and told with the right method and address',
  async (method, path, expected, hint) => {
    const { fake, send } = await startTestFake();
    expect((await send({ method, path, headers: bearer })).status).toBe(method === 'PUT' ? 405 : 404);
    const [violation, ...others] = await fake.violations();
    expect(others).toEqual([]);
    expect(violation).toMatchObject({ expected, hint: expect.stringContaining(hint) });
  },
);

test.each([
  ['GET', '/api/products'],
  ['POST', '/api/customers/unassign'],
  ['DELETE', '/wp-login.php'],
])('%s %s resembles nothing, so it is not judged, and nobody is blamed', async (method, path) => {
  const { fake, send } = await startTestFake();
  expect((await send({ method, path, headers: bearer })).status).toBe(404);
  expect(await fake.violations()).toEqual([]);
  const [entry] = await fake.requests();
  expect(entry?.notes).toEqual([
    {
      code: 'not-judged',
      message: `No document knows ${method} ${path}, and no known address is like it: it was not judged.`,
    },
  ]);
});

test('an older address names the customer whom it is asked for, and the address that took its place', async () => {
  const { fake, send } = await startTestFake();
  const { status, text } = await send({ path: '/api/clients/4', headers: bearer });
  expect(status).toBe(200);
  expect(JSON.parse(text)).toMatchObject([{ id: 4, email: 'miles.obrien@example.com' }]);
  const byEmail = await send({ path: '/api/tickets/userinfobyemail/zoe%40example.com', headers: bearer });
  expect(JSON.parse(byEmail.text)).toMatchObject([{ id: 3, email: 'zoe@example.com' }]);
  expect(JSON.parse((await send({ path: '/api/clients/404', headers: bearer })).text)).toEqual([]);
  expect(await fake.violations()).toEqual([]);
  const entry = (await fake.requests()).at(-1);
  expect(entry).toMatchObject({ operationId: 'getClient', wasMatched: true, outcome: 'success' });
  expect(entry?.notes).toEqual([
    {
      code: 'superseded',
      message:
        'Only single plugin versions call GET /api/clients/{id}, and whether a present server has it is unknown. GET /api/customers/get/{id} serves the same purpose.',
    },
  ]);
});

test('an older address looks at credentials and at the fields that its plugin sends', async () => {
  const { fake, send } = await startTestFake();
  const post = (headers: Record<string, string>, body: string) =>
    send({ method: 'POST', path: '/api/customers/billing', headers: { ...json, ...headers }, body });
  expect((await post({}, '{"ticaga_id":1,"billing_id":2}')).status).toBe(401);
  expect((await post(bearer, '{"ticaga_id":1}')).status).toBe(200);
  expect((await fake.violations()).map(({ code, grade }) => [code, grade])).toEqual([
    ['field-missing', 'assumed'],
    ['credentials-missing', 'assumed'],
  ]);
  const reply = { user_id: '1', ticket_number: '1', content: 'x', is_note: '0', employee_response: '0' };
  const answered = await send({
    method: 'POST',
    path: '/api/responses/reply',
    headers: { ...bearer, ...form },
    body: new URLSearchParams(reply).toString(),
  });
  expect(answered.status).toBe(200);
});

test.each(['tickets/userinfobyemail/%ZZ', 'tickets/userticketsbyemail/%E0%A4'])(
  'the older address %s, which cannot be decoded, is answered like one that nobody knows',
  async (address) => {
    const { fake, send } = await startTestFake();
    expect((await send({ path: `/api/${address}`, headers: bearer })).status).toBe(404);
    expect((await fake.requests()).at(-1)).toMatchObject({ outcome: 'unmatched', notes: [{ code: 'not-judged' }] });
  },
);
