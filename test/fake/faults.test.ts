import { once } from 'node:events';
import { connect } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { type FaultKind, faultKinds, isCarriedOut } from '../../src/fake/misbehaviour/fault-kinds.js';
import { openapi } from '../../src/generated/contract.js';
import { bearer, json, startTestFake, type TestWorld } from '../helpers/start-test-fake.js';

const link = { ticaga_id: 1, billing_id: 7, billing_system: 'Blesta' };
const arm = ({ admin }: TestWorld, fault: unknown) => admin('POST', '/__admin/faults', fault);
const armed = async ({ admin }: TestWorld) => (await admin<{ faults: object[] }>('GET', '/__admin/faults')).body.faults;

/** An assign without a look at the contract: its status and body, or the code of the broken connection. */
async function assign(world: TestWorld, fields: object = link, headers: Record<string, string> = bearer) {
  const call = {
    method: 'POST',
    path: '/api/customers/assign',
    headers: { ...json, ...headers },
    body: JSON.stringify(fields),
  };
  return world.send(call).catch((error: NodeJS.ErrnoException) => ({ broken: error.code ?? error.message }));
}

const isJson = (text: string) => {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
};
const example = (name: keyof typeof openapi.components.examples) =>
  JSON.stringify(openapi.components.examples[name].value);

/** By kind: what a client sees of an assign, whose honest answer would be 200 {"user":true}. */
const sights: Record<Exclude<FaultKind, 'hang' | 'garbage'>, object> = {
  reset: { broken: 'ECONNRESET' },
  empty: { broken: 'ECONNRESET' },
  'bad-chunk': { broken: 'HPE_INVALID_CHUNK_SIZE' },
  truncated: { broken: 'ECONNRESET' },
  slow: { status: 200, text: '{"user":true}' },
  'html-200': { status: 200, text: expect.stringContaining('<!DOCTYPE html>') },
  'html-500': { status: 500, text: expect.stringContaining('<!DOCTYPE html>') },
  'stored-500': { status: 500, text: expect.stringContaining('<!DOCTYPE html>') },
  'empty-200': { status: 200, text: '' },
  'redirect-to-login': {
    status: 302,
    headers: expect.objectContaining({ location: expect.stringMatching(/\/login$/) }),
  },
  'redirect-elsewhere': {
    status: 302,
    headers: expect.objectContaining({
      location: expect.stringMatching(/^http:\/\/localhost:\d+\/elsewhere\/assignBillingId$/),
    }),
  },
  bom: { status: 200, text: '\uFEFF{"user":true}' },
  'json-500': { status: 500, text: '{"message":"Server Error"}' },
  'rate-limited': { status: 429, headers: expect.objectContaining({ 'retry-after': '60' }) },
  'wrong-types': { status: 200, text: '{"user":"true"}' },
  'maintenance-503': { status: 503, headers: expect.objectContaining({ 'retry-after': '60' }) },
  'refused-401': { status: 401, text: example('bad-credentials') },
  'refused-403': { status: 403, text: example('bad-credentials') },
  'unknown-404': { status: 404, text: example('unknown-customer') },
  'refused-422': { status: 422, text: example('validation-error') },
};

test.each(Object.entries(sights))(
  'the fault %s looks as promised, and its record says whether it was carried out',
  async (kind, seen) => {
    const fake = await startTestFake();
    expect((await arm(fake, kind === 'slow' ? { kind, delayMs: 1 } : { kind })).status).toBe(201);
    expect(await assign(fake)).toMatchObject(seen);
    expect(await fake.newest()).toMatchObject({
      outcome: 'fault',
      fault: kind,
      notes: [{ code: 'fault' }],
      violations: [],
    });
    const handled = isCarriedOut(kind as FaultKind);
    expect((await fake.get(1)).body.user.billing_id).toBe(handled ? '7' : '0');
    expect(await armed(fake)).toEqual([]);
  },
);

test('the fault garbage sends bytes that are no HTTP', async () => {
  const fake = await startTestFake({ faults: [{ kind: 'garbage' }] });
  const socket = connect(fake.fake.port, '127.0.0.1');
  socket.write('GET /api/customers/get/1 HTTP/1.1\r\nHost: x\r\n\r\n');
  expect([...(await buffer(socket)).subarray(0, 2)]).toEqual([0x16, 0x03]);
});

test('the fault hang closes the connection after its delay, without an answer', async () => {
  const fake = await startTestFake({ faults: [{ kind: 'hang', delayMs: 20 }] });
  const began = performance.now();
  expect(await assign(fake)).toEqual({ broken: 'ECONNRESET' });
  expect(performance.now() - began).toBeGreaterThan(15);
});

test('a client that gives up ends a hang', async () => {
  const fake = await startTestFake({ faults: [{ kind: 'hang' }] });
  const socket = connect(fake.fake.port, '127.0.0.1');
  socket.write('GET /api/customers/get/1 HTTP/1.1\r\nHost: x\r\n\r\n');
  await expect.poll(fake.fake.requests).toHaveLength(1);
  socket.destroy();
  await once(socket, 'close');
  expect((await fake.get(1)).status).toBe(200);
});

test('the redirect leads to a page', async () => {
  const { send } = await startTestFake();
  const { status, headers, text } = await send({ path: '/login' });
  expect(status).toBe(200);
  expect(headers['content-type']).toContain('text/html');
  expect(isJson(text)).toBe(false);
});

test('a fault spoils as many requests as it says, after as many as it says', async () => {
  const fake = await startTestFake();
  const answer = await arm(fake, { kind: 'json-500', times: 2, after: 1 });
  expect(answer.body).toEqual({ kind: 'json-500', times: 2, after: 1 });
  const statuses: unknown[] = [];
  for (let request = 0; request < 4; request++) statuses.push(await assign(fake));
  expect(statuses).toMatchObject([{ status: 200 }, { status: 500 }, { status: 500 }, { status: 200 }]);
});

test('a fault of one operation leaves the other alone', async () => {
  const fake = await startTestFake();
  await arm(fake, { operation: 'assignBillingId', kind: 'json-500' });
  expect((await fake.get(1)).status).toBe(200);
  expect(await assign(fake)).toMatchObject({ status: 500 });
  await arm(fake, { operation: '*', kind: 'json-500' });
  expect(await fake.send({ path: '/api/customers/get/1', headers: bearer })).toMatchObject({ status: 500 });
});

test('faults come in the order in which they were armed, and can be disarmed', async () => {
  const fake = await startTestFake();
  for (const kind of ['json-500', 'rate-limited', 'maintenance-503']) await arm(fake, { kind });
  expect(await assign(fake)).toMatchObject({ status: 500 });
  expect(await assign(fake)).toMatchObject({ status: 429 });
  expect(await armed(fake)).toEqual([{ kind: 'maintenance-503', times: 1, after: 0 }]);
  await fake.admin('DELETE', '/__admin/faults');
  expect(await assign(fake)).toMatchObject({ status: 200 });
});

test('a fault can be armed in a sandbox from outside', async () => {
  const fake = await startTestFake();
  await arm(fake, { kind: 'json-500', sandbox: 'one' });
  expect(await assign(fake)).toMatchObject({ status: 200 });
  expect(await assign(fake.in('one'))).toMatchObject({ status: 500 });
});

test.each([
  ['CONNECTION_RESET_BY_PEER', 'reset'],
  ['EMPTY_RESPONSE', 'empty'],
  ['MALFORMED_RESPONSE_CHUNK', 'bad-chunk'],
  ['RANDOM_DATA_THEN_CLOSE', 'garbage'],
])("WireMock's name %s means %s", async (alias, kind) => {
  expect((await arm(await startTestFake(), { kind: alias })).body).toMatchObject({ kind });
});

test.each<[fault: object, detail: string]>([
  [{}, 'A fault needs a kind.'],
  [{ kind: 'rest' }, 'Did you mean reset?'],
  [{ kind: 'toString' }, 'There is no fault of kind toString.'],
  [{ kind: 'reset', operation: 'getCustomers' }, 'Did you mean getCustomer?'],
  [{ kind: 'reset', time: 1 }, 'Did you mean times?'],
  [{ kind: 'reset', times: 0 }, 'a whole number from 1'],
  [{ kind: 'reset', after: -1 }, 'a whole number from 0'],
  [{ kind: 'slow', delayMs: '10' }, 'a whole number from 0'],
  [{ kind: 'reset', sandbox: 'no name' }, 'A sandbox cannot be named'],
])('the fault %j is refused with what would be right', async (fault, detail) => {
  const fake = await startTestFake();
  const { status, text } = await arm(fake, fault);
  expect(status).toBe(422);
  expect(JSON.parse(text).errors[0].detail).toContain(detail);
  expect(await armed(fake)).toEqual([]);
});

test('every kind can be asked for with a customer id and with a token', async () => {
  const fake = await startTestFake();
  const { body } = await fake.admin<{ kinds: { kind: FaultKind; id: number }[] }>('GET', '/__admin/faults');
  expect(body.kinds.map(({ kind }) => kind)).toEqual(Object.keys(faultKinds));
  expect(new Set(body.kinds.map(({ id }) => id)).size).toBe(body.kinds.length);
  for (const { kind, id } of body.kinds.filter(({ kind }) => !['hang', 'slow'].includes(kind))) {
    await assign(fake, { ...link, ticaga_id: id });
    expect(await fake.newest()).toMatchObject({ fault: kind });
    await assign(fake, link, { Authorization: `Bearer fault-${kind}` });
    expect(await fake.newest()).toMatchObject({ fault: kind });
  }
});

test.each(['fault-toString', 'fault-', 'fault-nothing', 'default-reset'])(
  'the token %s is just unknown',
  async (token) => {
    const { get } = await startTestFake();
    expect((await get(1, { Authorization: `Bearer ${token}` })).status).toBe(401);
  },
);
