import { describe, expect, test } from 'vitest';
import { type AssumptionName, assumptionList, defaultAssumptions } from '../../src/document/assumptions.js';
import { basic, basicOf, bearer, json, startTestFake, type TestWorld } from '../helpers/start-test-fake.js';

/** What a client sees, in one line. */
type Look = (world: TestWorld) => Promise<unknown>;

const nobody = { Authorization: 'Bearer wrong-token' };
const link = { ticaga_id: 1, billing_id: 7, billing_system: 'Blesta' };
const asked = async (answer: Promise<{ status: number; text: string }>) => {
  const { status, text } = await answer;
  return `${status} ${text}`;
};
const unknown = '{"error":"User not authenticated"}';
const unauthenticated = '{"message":"Unauthenticated."}';
const linked = '{"user":true}';
const somebody = { name: 'New', email: 'new@example.com', password: 'a-secret' };
const carl = { email: 'carl@example.com', name: 'Carl', billing_system: 'Blesta' };
const notFound = '{"error":"Not found"}';
const lena = { ticket_id: 1, customer_id: '2' };
const question = { customer_id: '2', subject: 'A', priority: 'low', message: 'B', department_slug: 'support' };
const department = ({ api }: TestWorld, action: string) =>
  asked(api({ path: `/api/departments/${action}`, headers: bearer }));

/** By switch: where a client looks, and what it sees with each value. */
const effects: Record<AssumptionName, { look: Look; sees: Record<string, unknown> }> = {
  auth: {
    look: async ({ get }) => [(await get(1, basic)).status, (await get(1, bearer)).status],
    sees: { both: [200, 200], basic: [200, 401], bearer: [401, 200] },
  },
  'auth-error-status': {
    look: ({ get }) => asked(get(1, nobody)),
    sees: { '401': `401 ${unauthenticated}`, '403': `403 ${unauthenticated}` },
  },
  'auth-error-body': {
    look: ({ assign }) => asked(assign(link, nobody)),
    sees: {
      message: `401 ${unauthenticated}`,
      error: `401 ${unknown}`,
      basic: '401 {\n    "message": "Invalid credentials."\n}',
    },
  },
  'errors-without-accept': {
    look: async ({ send }) => {
      const anything = { Accept: '*/*' };
      const { status, headers } = await send({ path: '/api/customers/get/1', headers: anything });
      const unknown = await send({ path: '/api/nothing', headers: anything });
      return [status, headers.location?.replace(/.*:\d+/, ''), unknown.headers['content-type']];
    },
    sees: {
      html: [302, '/login', 'text/html; charset=UTF-8'],
      'login-missing': [500, undefined, 'text/html; charset=UTF-8'],
      json: [401, undefined, 'application/json'],
    },
  },
  'error-wording': {
    look: async ({ assign, api }) => {
      const one = (await assign({ ...link, ticaga_id: 'x' })).body;
      const several = (await assign({ ticaga_id: 1 })).body;
      const unknown = (await api({ path: '/api/nothing' })).body;
      const method = (await api({ path: '/api/customers/assign' })).body;
      const large = (await assign({ ...link, note: 'x'.repeat(8 * 1024 * 1024) })).body;
      return [one, several, unknown, method, large].map((body) => (body as { message: string }).message);
    },
    sees: {
      'laravel-8': [
        'The given data was invalid.',
        'The given data was invalid.',
        '',
        'The GET method is not supported for this route. Supported methods: POST.',
        '',
      ],
      ...Object.fromEntries(
        [
          ['laravel-11', ' field', 'The POST data is too large.'],
          ['laravel-10', ' field', ''],
          ['laravel-9', '', ''],
        ].map(([version, field, large]) => [
          version,
          [
            `The ticaga id${field} must be an integer.`,
            'The billing id field is required. (and 1 more error)',
            'The route api/nothing could not be found.',
            'The GET method is not supported for route api/customers/assign. Supported methods: POST.',
            large,
          ],
        ]),
      ),
    },
  },
  'double-slash': {
    look: async ({ send }) => (await send({ path: '//api/customers/get/1', headers: bearer })).status,
    sees: { 'route-not-found': 404, folded: 200 },
  },
  'email-case': {
    look: async ({ get }) => (await get(1, basicOf('ADMIN@example.com', 'ticaga-demo-token'))).status,
    sees: { insensitive: 200, sensitive: 401 },
  },
  'rate-limit': {
    look: async ({ get, send }) => {
      const asked = () => send({ path: '/api/customers/get/1', headers: bearer });
      const first = (await get(1)).headers['x-ratelimit-remaining'];
      for (let sent = 1; sent < 60; sent++) await asked();
      const { status, headers, text } = await asked();
      return [first, status, headers['retry-after'], headers['x-ratelimit-limit'], text];
    },
    sees: {
      none: [undefined, 200, undefined, undefined, expect.stringContaining('Joe Doe')],
      '60': ['59', 429, '60', '60', '{\n    "message": "Too Many Attempts."\n}'],
    },
  },
  'billing-id-type': {
    look: async ({ get, assign, send }) => {
      const flag = (await assign({ ...link, billing_id: true })).status;
      const stored = (await get(1)).body.user.billing_id;
      const headers = { ...bearer, ...json };
      const body = JSON.stringify({ ...link, billing_id: [7] });
      const list = await send({ method: 'POST', path: '/api/customers/assign', headers, body });
      return [flag, stored, list.status];
    },
    sees: { scalar: [422, '0', 422], any: [200, '1', 500] },
  },
  'public-calls-need-credentials': {
    look: async ({ api, post }) => [
      (await post('register', somebody, {})).status,
      (await api({ path: '/api/departments/public' })).status,
      (await api({ path: '/api/departments/customers' })).status,
    ],
    sees: { no: [200, 200, 401], yes: [401, 401, 401] },
  },
  'unknown-customer-status': {
    look: async ({ get, assign, post }) => [
      await asked(get(404)),
      await asked(assign({ ...link, ticaga_id: 404 })),
      await asked(post('login', somebody)),
      await asked(post('tickets/create', { ...question, customer_id: '404' })),
    ],
    sees: Object.fromEntries(
      ['401', '404', '403', '200'].map((status) => [status, Array(4).fill(`${status} ${unknown}`)]),
    ),
  },
  'malformed-id': {
    look: async ({ get }) => [await asked(get('abc')), (await get('1abc')).status],
    sees: {
      'unknown-customer': [`401 ${unknown}`, 401],
      'route-not-found': ['404 {\n    "message": "The route api/customers/get/abc could not be found."\n}', 404],
      'leading-digits': [`401 ${unknown}`, 200],
    },
  },
  'not-found-status': {
    look: async (world) => [
      await asked(world.post('tickets/info', { ticket_id: 'TCK-000404' })),
      await asked(world.post('tickets/close', { ...lena, ticket_id: 404 })),
      await department(world, 'get/nowhere'),
    ],
    sees: { '404': Array(3).fill(`404 ${notFound}`), '200': Array(3).fill(`200 ${notFound}`) },
  },
  'not-owner-status': {
    look: async ({ post }) =>
      Promise.all([
        asked(post('tickets/close', { ...lena, customer_id: '1' })),
        asked(post('tickets/rate', { ...lena, customer_id: '1', rating: 1 })),
        asked(post('responses/create', { user_id: '1', ticket_number: 1, content: 'Mine?' })),
      ]),
    sees: Object.fromEntries(
      ['403', '401', '404'].map((status) => [
        status,
        Array(3).fill(`${status} {"error":"Not the owner of this ticket"}`),
      ]),
    ),
  },
  'unknown-department': {
    look: async (world) => [await department(world, 'get/nowhere'), await department(world, 'get_by_id/404')],
    sees: { 'not-found': Array(2).fill(`404 ${notFound}`), 'empty-list': Array(2).fill('200 {"department":[]}') },
  },
  'success-status': {
    look: ({ assign }) => asked(assign(link)),
    sees: { '200': `200 ${linked}`, '201': `201 ${linked}` },
  },
  'validation-status': {
    look: async ({ assign }) => (await assign({ ...link, billing_id: '' })).status,
    sees: { '422': 422, '400': 400 },
  },
  'unknown-fields': {
    look: ({ assign }) => asked(assign({ ...link, staff_note: 1 })),
    sees: {
      ignore: `200 ${linked}`,
      refuse:
        '422 {"message":"The staff note field is prohibited.","errors":{"staff_note":["The staff note field is prohibited."]}}',
    },
  },
  'billing-system-case': {
    look: async ({ assign }) => (await assign({ ...link, billing_system: 'bLESTA' })).status,
    sees: { insensitive: 200, sensitive: 422 },
  },
  'other-billing-systems': {
    look: async ({ assign }) =>
      Promise.all(
        ['Blesta', 'ClientExec', 'WHMCS'].map(async (name) => (await assign({ ...link, billing_system: name })).status),
      ),
    sees: { accept: [200, 200, 200], refuse: [200, 422, 422] },
  },
  reassign: {
    look: async ({ assign, get, post }) => [
      (await assign({ ...link, ticaga_id: 2 })).status,
      (await get(2)).body.user.billing_id,
      (await assign({ ...link, ticaga_id: 8, billing_id: '77', billing_system: 'WHMCS' })).status,
      (await post('customers/link', { ...carl, billing_id: '8' })).status,
      (await get(9)).body.user.billing_id,
    ],
    sees: { overwrite: [200, '7', 200, 200, '8'], refuse: [409, '1002', 200, 409, '310'] },
  },
  'duplicate-billing-id': {
    look: async ({ assign, get, post }) => [
      (await assign({ ...link, billing_id: '1002' })).status,
      (await get(1)).body.user.billing_id,
      (await assign({ ...link, billing_id: '1002', billing_system: 'WHMCS' })).status,
      (await post('customers/link', { ...carl, billing_id: '1002' })).status,
      (await post('register', { ...somebody, billing_id: '1002', billing_system: 'Blesta' })).status,
    ],
    sees: { allow: [200, '1002', 200, 200, 200], refuse: [409, '0', 200, 409, 409] },
  },
  'updated-at': {
    look: async ({ assign, get }) => {
      await assign(link);
      return (await get(1)).body.user.updated_at;
    },
    sees: { moves: '2026-03-04T05:06:07.000000Z', stays: '2025-07-13T17:22:37.000000Z' },
  },
  'assignment-in-get': {
    look: async ({ assign, get }) => {
      await assign(link);
      const { billing_id, billing_system } = (await get(1)).body.user;
      return `${billing_id} ${billing_system}`;
    },
    sees: { shown: '7 Blesta', hidden: '0 ' },
  },
  'ticket-created-id': {
    look: async ({ post }) => typeof (await post<{ id: unknown }>('tickets/create', question)).body.id,
    sees: { object: 'object', number: 'number' },
  },
  'department-by-id': {
    look: async (world) => (await department(world, 'get_by_id/2')).slice(0, 20),
    sees: { wrapped: '200 {"department":[{', bare: '200 [{"id":2,"slug":' },
  },
  realtime: {
    look: async ({ api }) =>
      (await api<{ enabled: boolean }>({ path: '/api/realtime/config', headers: bearer })).body.enabled,
    sees: { on: true, off: false },
  },
};

test('every value of every switch has an expected effect here, different from the others', () => {
  for (const { name, values } of assumptionList) {
    const { sees } = effects[name];
    expect(Object.keys(sees).sort(), name).toEqual(values.map(({ value }) => value).sort());
    expect(new Set(Object.values(sees).map((seen) => JSON.stringify(seen))).size, name).toBe(values.length);
  }
});

for (const { name, values, default: byDefault } of assumptionList) {
  const { look, sees } = effects[name];
  test.each(values.map(({ value }) => value))(`${name}=%s`, async (value) => {
    expect(await look(await startTestFake({ assume: { [name]: value } }))).toEqual(sees[value]);
  });

  test(`${name} is ${byDefault} unless it is set`, async () => {
    expect(await look(await startTestFake())).toEqual(sees[byDefault]);
  });
}

describe('the values of switches', () => {
  const name = 'success-status';
  const status = async ({ assign }: TestWorld) => (await assign(link)).status;

  test('are set at run time, for one world alone', async () => {
    const fake = await startTestFake();
    const set = await fake.in('one').admin('PUT', '/__admin/assumptions', { [name]: 201 });
    expect(set.body).toEqual({ assumptions: { ...defaultAssumptions, [name]: '201' } });
    expect(await status(fake.in('one'))).toBe(201);
    expect(await status(fake.in('two'))).toBe(200);
    expect(await status(fake)).toBe(200);
  });

  test('come from the seed, and those of the server win', async () => {
    const seed = { customers: [], staff: [{ id: 1, name: 'A', email: 'a@b', token: 'ticaga-demo-token' }] };
    const assumptions = { [name]: 201, 'unknown-customer-status': 404 };
    const options = { seed: { ...seed, assumptions }, assume: { 'unknown-customer-status': '403' } as const };
    const { admin, get } = await startTestFake(options);
    expect((await get(1)).status).toBe(403);
    expect((await admin('GET', '/__admin/state')).body).toMatchObject({ assumptions: { [name]: '201' } });
  });

  test('go back with a reset', async () => {
    const fake = await startTestFake({ assume: { [name]: '201' } });
    await fake.admin('PUT', '/__admin/assumptions', { [name]: '200', reassign: 'refuse' });
    await fake.admin('POST', '/__admin/reset');
    const { body } = await fake.admin<{ assumptions: { name: string; value: string }[] }>(
      'GET',
      '/__admin/assumptions',
    );
    const values = Object.fromEntries(body.assumptions.map((assumption) => [assumption.name, assumption.value]));
    expect(values).toEqual({ ...defaultAssumptions, [name]: '201' });
  });

  test.each([
    [{ 'succes-status': '201' }, 'Did you mean success-status?'],
    [{ [name]: '202' }, '200 | 201'],
    [{ reassign: 'refuse', [name]: '202' }, '200 | 201'],
  ])('%j is refused whole, with what would be right', async (settings, detail) => {
    const { admin, assign } = await startTestFake();
    const { status, text } = await admin('PUT', '/__admin/assumptions', settings);
    expect(status).toBe(422);
    expect(text).toContain(detail);
    expect((await assign({ ...link, ticaga_id: 2 })).status).toBe(200);
  });
});

test('a refusal by a switch is a note and no violation', async () => {
  const assume = {
    'billing-system-case': 'sensitive',
    'other-billing-systems': 'refuse',
    'unknown-fields': 'refuse',
  } as const;
  const { fake, assign, api } = await startTestFake({ assume });
  await assign({ ...link, billing_system: 'blesta' });
  await assign({ ...link, billing_system: 'WHMCS' });
  await assign({ ...link, more: 1 });
  await api({ method: 'POST', path: '/api/customers/assign', headers: { ...bearer, ...json }, body: '{}' });
  const said = (await fake.requests()).map(({ notes, violations }) => [
    notes.map(({ code }) => code),
    violations.length,
  ]);
  expect(said.reverse()).toEqual([
    [['billing-system-refused'], 0],
    [['billing-system-refused'], 0],
    [['field-unknown'], 0],
    [[], 3],
  ]);
});
