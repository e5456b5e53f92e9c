import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { RenderedEntry } from '../../src/journal/rendered-entry.js';
import { bearer, form, json, startTestFake } from '../helpers/start-test-fake.js';

const lines = (...all: string[]) => all.join('\r\n');

async function converse(port: number, request: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  // Each of them asks the fake to end the connection.
  socket.write(request);
  return text(socket);
}

describe('a client that goes away in the middle of its upload', () => {
  it.each([
    ['an operation', '/api/customers/assign', 'assignBillingId'],
    ['an address that nothing takes', '/api/nothing', undefined],
  ])('is told as such, at %s', async (_, path, operationId) => {
    const { fake } = await startTestFake();
    const socket = connect(fake.port, '127.0.0.1');
    socket.write(lines(`POST ${path} HTTP/1.1`, 'Host: x', 'Content-Length: 100', '', '{"ticaga_id":'));
    await once(socket, 'connect');
    socket.resetAndDestroy();
    await expect.poll(fake.requests).toHaveLength(1);
    const [entry] = await fake.requests();
    expect(entry).toMatchObject({ response: { status: 0 }, outcome: 'other', violations: [] });
    expect(entry?.operationId).toBe(operationId);
    expect(entry?.notes).toEqual([
      { code: 'client-gone', message: 'The client went away before it had sent its whole request.' },
    ]);
  });
});

describe('an address with its host in the request line', () => {
  it.each([
    ['http://ticaga.test/api/customers/get/1', '/api/customers/get/1'],
    ['HTTP://me:secret@ticaga.test/sandbox/a/api/customers/get/1?x=1', '/sandbox/a/api/customers/get/1?x=1'],
  ])('is answered: %s', async (address, url) => {
    const { fake } = await startTestFake();
    const request = lines(
      `GET ${address} HTTP/1.1`,
      'Host: other.test',
      'Accept: application/json',
      `Authorization: ${bearer.Authorization}`,
      'Connection: close',
      '',
      '',
    );
    expect(await converse(fake.port, request)).toMatch(/^HTTP\/1\.1 200 OK\r\n.*"name":"Joe Doe"/s);
    const [entry] = await (address.includes('sandbox') ? fake.sandbox('a') : fake).requests();
    expect(entry).toMatchObject({ request: { url, absoluteUrl: `http://ticaga.test${url}` }, violations: [] });
  });

  it('is the root when nothing follows the host', async () => {
    const { fake } = await startTestFake();
    const request = lines('GET http://127.0.0.1?a=1 HTTP/1.1', 'Host: x', 'Connection: close', '', '');
    expect(await converse(fake.port, request)).toContain('"name":"ticaga-kit"');
  });
});

describe('a field named __proto__', () => {
  it.each([
    ['JSON', json, '{"ticaga_id":1,"billing_id":2,"billing_system":"Blesta","__proto__":1}'],
    ['a form', form, 'ticaga_id=1&billing_id=2&billing_system=Blesta&__proto__=1'],
  ])('in %s is refused where the server refuses unknown fields', async (_, type, body) => {
    const { api } = await startTestFake({ assume: { 'unknown-fields': 'refuse' } });
    const headers = { ...bearer, ...type };
    const reply = await api({ method: 'POST', path: '/api/customers/assign', headers, body });
    expect(reply.status).toBe(422);
    expect(reply.text).toContain('"__proto__":["The   proto   field is prohibited."]');
  });
});

it('a request with a trailer is sent again', async () => {
  const { fake, admin } = await startTestFake();
  const head = [
    'POST /api/customers/assign HTTP/1.1',
    'Host: x',
    'Accept: application/json',
    'Trailer: X-Sum',
    'Transfer-Encoding: chunked',
  ];
  await converse(fake.port, lines(...head, 'Connection: close', '', '2', '{}', '0', 'X-Sum: 1', '', ''));
  const [first] = (await fake.requests()) as [RenderedEntry];
  const { body } = await admin('POST', `/__admin/requests/${first.id}/replay`);
  expect(body).toEqual({ status: 401 });
  expect((await fake.requests())[0]?.request.body).toBe('{}');
});

describe('the stream of events', () => {
  it('is at its end at once for HEAD', async () => {
    const { send } = await startTestFake();
    const { status, headers, text: body } = await send({ method: 'HEAD', path: '/__admin/events' });
    expect([status, headers['content-type'], body]).toEqual([200, 'text/event-stream', '']);
  });

  it.each([
    [
      'dropped',
      async ({ admin }: Awaited<ReturnType<typeof startTestFake>>) => admin('DELETE', '/__admin/sandboxes/a'),
    ],
    ['pushed out', async ({ in: at }: Awaited<ReturnType<typeof startTestFake>>) => at('b').get(1)],
  ])('ends when its sandbox is %s', async (_, drop) => {
    const test = await startTestFake({ sandboxLimit: 1 });
    const stop = new AbortController();
    onTestFinished(() => stop.abort());
    const stream = await fetch(`${test.fake.url}/sandbox/a/__admin/events`, { signal: stop.signal });
    await test.in('a').get(1);
    await drop(test);
    expect(await stream.text()).toMatch(/^:\n\ndata: \{"id"/);
  });

  it('may have a slow reader when its sandbox is dropped and begins anew', async () => {
    const { fake, admin, in: at } = await startTestFake();
    const socket = connect(fake.port, '127.0.0.1');
    onTestFinished(() => void socket.destroy());
    socket.write(lines('GET /sandbox/a/__admin/events HTTP/1.1', 'Host: 127.0.0.1', '', ''));
    await once(socket, 'data');
    socket.pause();
    const body = JSON.stringify({ ticaga_id: 1, billing_id: 2, note: 'x'.repeat(90_000) });
    const call = { path: '/api/customers/assign', method: 'POST', headers: { ...bearer, ...json }, body };
    for (let count = 0; count < 55; count++) await at('a').send(call);
    expect((await admin('DELETE', '/__admin/sandboxes/a')).status).toBe(200);
    expect((await at('a').admin('POST', '/__admin/reset')).status).toBe(200);
    expect((await at('a').get(1)).status).toBe(200);
  });
});
