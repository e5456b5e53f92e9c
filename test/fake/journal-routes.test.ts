import { expect, test } from 'vitest';
import type { RenderedEntry } from '../../src/journal/rendered-entry.js';
import { basic, bearer, form, startTestFake, type TestWorld } from '../helpers/start-test-fake.js';

interface Listed {
  requests: RenderedEntry[];
  meta: { total: number };
}

const link = { ticaga_id: 1, billing_id: 7, billing_system: 'Blesta' };
const list = async ({ admin }: TestWorld, query = '') => (await admin<Listed>('GET', `/__admin/requests${query}`)).body;
const urls = ({ requests }: { requests: RenderedEntry[] }) => requests.map(({ request }) => request.url);

async function startWithTraffic() {
  const fake = await startTestFake();
  await fake.get(1);
  await fake.api({ path: '/api/customer/get/1', headers: bearer });
  await fake.assign(link);
  return fake;
}

const [get, typo, assign] = ['/api/customers/get/1', '/api/customer/get/1', '/api/customers/assign'];

test.each<[query: string, seen: string[]]>([
  ['', [assign, typo, get]],
  ['?limit=2', [assign, typo]],
  ['?limit=0', []],
  ['?limit=99999999999999999999', [assign, typo, get]],
  ['?unmatched=true', [typo]],
  ['?unmatched=false', [assign, typo, get]],
  ['?unmatched=true&limit=1', [typo]],
  ['?since=2000-01-01T00:00:00Z', [assign, typo, get]],
  ['?since=2999-01-01', []],
])('the journal with "%s" shows, newest first, %j', async (query, seen) => {
  const listed = await list(await startWithTraffic(), query);
  expect(urls(listed)).toEqual(seen);
  expect(listed.meta.total).toBe(3);
});

test('since takes the time of an entry and shows it with the later ones', async () => {
  const fake = await startWithTraffic();
  const [newest] = (await list(fake)).requests;
  const { requests } = await list(fake, `?since=${newest?.request.loggedDateString}`);
  expect(requests[0]).toEqual(newest);
});

test.each(['?limit=-1', '?limit=many', '?limit=1&limit=2', '?since=yesterday', '?unmatched=yes'])(
  'the journal refuses %s and names the parameter',
  async (query) => {
    const { admin } = await startTestFake();
    const { status, text } = await admin('GET', `/__admin/requests${query}`);
    expect(status).toBe(422);
    expect(text).toContain(`The parameter ${/\w+/.exec(query)?.[0]} is`);
  },
);

test('one request is shown, and forgotten', async () => {
  const fake = await startWithTraffic();
  const [newest, ...others] = (await list(fake)).requests;
  const path = `/__admin/requests/${newest?.id}`;
  expect((await fake.admin('GET', path)).body).toEqual(newest);
  expect((await fake.admin('DELETE', path)).status).toBe(200);
  for (const method of ['GET', 'DELETE']) expect((await fake.admin(method, path)).status).toBe(404);
  expect((await list(fake)).requests).toEqual(others);
});

test.each(['nonsense', '00000000-0000-4000-8000-00000000ffff', '1'])('no request has the id %s', async (id) => {
  const { admin } = await startWithTraffic();
  for (const method of ['GET', 'DELETE']) {
    const { status, text } = await admin(method, `/__admin/requests/${id}`);
    expect(status).toBe(404);
    expect(text).toContain(id);
  }
});

test('all requests are forgotten at once, and no id is used again', async () => {
  const fake = await startWithTraffic();
  const before = (await list(fake)).requests.map(({ id }) => id);
  await fake.admin('DELETE', '/__admin/requests');
  expect(await list(fake)).toMatchObject({ requests: [], meta: { total: 0 } });
  await fake.get(1);
  expect(before).not.toContain((await list(fake)).requests[0]?.id);
});

test.each<[pattern: unknown, seen: string[]]>([
  [{}, [assign, typo, get]],
  [undefined, [assign, typo, get]],
  [{ method: 'ANY' }, [assign, typo, get]],
  [{ method: 'POST' }, [assign]],
  [{ url: get }, [get]],
  [{ urlPath: assign, method: 'GET' }, []],
  [{ urlPattern: '/api/customers?/get/.*' }, [typo, get]],
  [{ urlPathPattern: '/api/customers/.*' }, [assign, get]],
  [{ headers: { 'content-type': { equalTo: 'application/json' } } }, [assign]],
  [{ headers: { 'Content-Type': { absent: true } } }, [typo, get]],
  [{ headers: { Authorization: { matches: 'Bearer .+' } } }, [assign, typo, get]],
  [{ bodyPatterns: [{ equalToJson: link }] }, [assign]],
  [{ bodyPatterns: [{ equalToJson: { ticaga_id: 1 } }] }, []],
  [{ bodyPatterns: [{ equalToJson: { ticaga_id: 1 }, ignoreExtraElements: true }] }, [assign]],
  [{ bodyPatterns: [{ contains: 'Blesta' }, { matches: '.*"billing_id":7.*' }] }, [assign]],
])('the pattern %j finds %j, and counts them', async (pattern, seen) => {
  const { admin } = await startWithTraffic();
  const found = await admin<Listed>('POST', '/__admin/requests/find', pattern);
  expect(urls(found.body)).toEqual(seen);
  const counted = await admin('POST', '/__admin/requests/count', pattern);
  expect(counted.body).toEqual({ count: seen.length, requestJournalDisabled: false });
});

test('query, form and credentials are found too', async () => {
  const { admin, api } = await startTestFake();
  await api({ path: `${get}?page=2`, headers: basic });
  const body = 'ticaga_id=1&billing_system=A+B';
  await api({ method: 'POST', path: assign, headers: { ...bearer, ...form }, body });
  for (const pattern of [
    { queryParameters: { page: { equalTo: '2' } } },
    { formParameters: { billing_system: { equalTo: 'a b', caseInsensitive: true } } },
    { basicAuthCredentials: { username: 'admin@example.com', password: 'ticaga-demo-token' } },
  ]) {
    const { body } = await admin('POST', '/__admin/requests/count', pattern);
    expect(body, JSON.stringify(pattern)).toMatchObject({ count: 1 });
  }
});

test.each<[pattern: unknown, code: string, detail: string]>([
  [{ urlPth: get }, 'pattern-unsupported', 'urlPth'],
  [{ cookies: {} }, 'pattern-unsupported', 'cookies'],
  [{ bodyPatterns: [{ matchesJsonPath: '$.x' }] }, 'pattern-unsupported', 'matchesJsonPath'],
  [{ headers: { Accept: { equalTo: 'x', before: 'y' } } }, 'pattern-unsupported', 'headers.Accept.before'],
  [{ method: 1 }, 'pattern-invalid', 'method'],
  [{ urlPattern: '(' }, 'pattern-invalid', 'urlPattern'],
  [{ url: 'a', urlPath: 'b' }, 'pattern-invalid', 'url with urlPath'],
])('the pattern %j is refused with %s that names %s', async (pattern, code, detail) => {
  const { admin } = await startTestFake();
  for (const path of ['/__admin/requests/count', '/__admin/requests/find']) {
    const { status, body } = await admin('POST', path, pattern);
    expect(status).toBe(422);
    expect(body).toMatchObject({ errors: [{ code, detail: expect.stringContaining(detail) }] });
  }
});

test('in a sandbox a pattern fits with and without the address of the sandbox', async () => {
  const world = (await startTestFake()).in('one');
  await world.get(1);
  for (const urlPath of [get, `/sandbox/one${get}`])
    expect((await world.admin('POST', '/__admin/requests/count', { urlPath })).body).toMatchObject({ count: 1 });
});

test('violations are listed with the request that they stand in', async () => {
  const fake = await startTestFake();
  await fake.get('null');
  await fake.assign({ ticaga_id: 1 });
  const { body } = await fake.admin<{ violations: { code: string; requestId: string }[] }>(
    'GET',
    '/__admin/violations',
  );
  expect(body).toMatchObject({ meta: { total: 3 } });
  const [assigned, read] = (await list(fake)).requests;
  expect(body.violations.map(({ code, requestId }) => [code, requestId])).toEqual([
    ['field-missing', assigned?.id],
    ['field-missing', assigned?.id],
    ['id-invalid', read?.id],
  ]);
});

test('a violation can be expected, once or more often, and no unknown one', async () => {
  const { admin } = await startTestFake();
  for (const code of ['field-missing', 'id-invalid', 'field-missing'])
    expect(await admin('POST', '/__admin/expected-violations', { code })).toMatchObject({
      status: 201,
      body: { code },
    });
  const listed = {
    violations: [
      { code: 'field-missing', came: false },
      { code: 'id-invalid', came: false },
    ],
    remarks: [],
  };
  expect((await admin('GET', '/__admin/expected-violations')).body).toEqual(listed);
  for (const [code, hint] of [
    ['feld-missing', 'Did you mean field-missing?'],
    ['toString', 'Choose one of'],
    [7, '7'],
  ] as const) {
    const { status, text } = await admin('POST', '/__admin/expected-violations', { code });
    expect(status).toBe(422);
    expect(text).toContain(hint);
  }
  expect((await admin('GET', '/__admin/expected-violations')).body).toEqual(listed);
  await admin('DELETE', '/__admin/expected-violations');
  expect((await admin('GET', '/__admin/expected-violations')).body).toEqual({ violations: [], remarks: [] });
});

test('a violation can be expected at one address, and the control plane says which came', async () => {
  const { admin, assign, send } = await startTestFake();
  const expectIt = (fields: object) => admin('POST', '/__admin/expected-violations', fields);
  await expectIt({ code: 'credentials-missing', method: 'get', path: '/api/customers/get/{id}' });
  await expectIt({ code: 'credentials-missing', method: 'POST', path: '/api/customers/link' });
  await assign(link, {});
  await send({ path: '/api/customers/get/1?a=b' });
  const { body } = await admin<{ violations: unknown[] }>('GET', '/__admin/violations');
  expect(body.violations).toMatchObject([
    { code: 'credentials-missing', operationId: 'getCustomer', isExpected: true },
    { code: 'credentials-missing', operationId: 'assignBillingId', isExpected: false },
  ]);
  expect((await admin('GET', '/__admin/expected-violations')).body).toEqual({
    violations: [
      { code: 'credentials-missing', method: 'GET', path: '/api/customers/get/{id}', came: true },
      { code: 'credentials-missing', method: 'POST', path: '/api/customers/link', came: false },
    ],
    remarks: [],
  });
});

test('a remark of exec can be expected, and the fake, which makes none, does not say whether it came', async () => {
  const { fake, admin } = await startTestFake();
  const expected = { code: 'write-repeated', method: 'POST', path: '/api/tickets/create' };
  expect((await admin('POST', '/__admin/expected-violations', expected)).status).toBe(201);
  expect((await admin('GET', '/__admin/expected-violations')).body).toEqual({ violations: [], remarks: [expected] });
  expect(await fake.violations()).toEqual([]);
});

test.each([
  [{ method: 'GET /a' }, 'The method of an expected violation is \\"GET /a\\".', 'Write one method, for example POST.'],
  [{ path: 'customers' }, 'The path of an expected violation is \\"customers\\".', 'Write the path without the query'],
])('a violation that is expected at %j is refused', async (fields, message, fix) => {
  const { admin } = await startTestFake();
  const { status, text } = await admin('POST', '/__admin/expected-violations', { code: 'id-invalid', ...fields });
  expect(status).toBe(422);
  expect(text).toContain(message);
  expect(text).toContain(fix);
});

test('near misses name the requests that nearly fit a pattern, the nearest first, and what differs', async () => {
  const { admin } = await startWithTraffic();
  const pattern = { method: 'GET', urlPath: '/api/customers/get/2' };
  const { body } = await admin<{ nearMisses: { request: { url: string }; differences: string[] }[] }>(
    'POST',
    '/__admin/near-misses/request-pattern',
    pattern,
  );
  expect(body.nearMisses.map(({ request }) => request.url)).toEqual([get, typo, assign]);
  expect(body.nearMisses[0]).toMatchObject({
    requestPattern: pattern,
    differences: ['The path should be equal to "/api/customers/get/2" and was "/api/customers/get/1".'],
  });
});
