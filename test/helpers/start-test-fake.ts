import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { onTestFinished } from 'vitest';
import type { Customer } from '../../src/customers/customer.js';
import { startReplica } from '../../src/fake/shared/start-replica.js';
import { type RunningFake, type StartFakeOptions, startFake } from '../../src/fake/start-fake.js';
import type { RenderedEntry } from '../../src/journal/rendered-entry.js';
import { checkApiReply, checkControlReply } from './check-reply.js';
import { type Call, type Reply, send } from './http.js';

/** The credentials of the shipped seed's first administrator. */
export const bearer = { Authorization: 'Bearer ticaga-demo-token' };
export const basic = basicOf('admin@example.com', 'ticaga-demo-token');
export const json = { 'Content-Type': 'application/json' };
export const form = { 'Content-Type': 'application/x-www-form-urlencoded' };

/** The clock of every test's fake. */
export const today = new Date('2026-03-04T05:06:07.089Z');

export function basicOf(email: string, token: string): { Authorization: string } {
  return { Authorization: `Basic ${Buffer.from(`${email}:${token}`).toString('base64')}` };
}

export interface JsonReply<Body = unknown> extends Reply {
  /** Decoded; undefined when there is none or it is no JSON. Its type is what the test expects. */
  body: Body;
}

/** A world of a fake as a client sees it: every answer that is off its contract fails the test. */
export interface TestWorld {
  /** Without a check. It asks for JSON unless the call has an Accept of its own. */
  send(call: Call): Promise<Reply>;
  api<Body>(call: Call): Promise<JsonReply<Body>>;
  get(id: string | number, headers?: Record<string, string>): Promise<JsonReply<{ user: Customer }>>;
  /** Sends JSON. */
  assign(fields: unknown, headers?: Record<string, string>): Promise<JsonReply>;
  /** POSTs JSON to an address below /api/. */
  post<Body>(action: string, fields: unknown, headers?: Record<string, string>): Promise<JsonReply<Body>>;
  /** @param body sent as JSON; a string as it is */
  admin<Body>(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<JsonReply<Body>>;
  /** The newest entry of the journal. */
  newest(): Promise<RenderedEntry>;
}

export interface TestFake extends TestWorld {
  fake: RunningFake;
  in(sandbox: string): TestWorld;
}

/** Starts a fake on a free port; it is closed when the test is over. */
export async function startTestFake(options: StartFakeOptions = {}): Promise<TestFake> {
  const server = process.env.TICAGA_KIT_TEST_DB;
  const fake =
    server === undefined ? await startFake({ now: () => today, ...options }) : await startOnDatabase(server, options);
  onTestFinished(() => fake.close());
  return { fake, ...worldAt(fake.url, ''), in: (sandbox) => worldAt(fake.url, `/sandbox/${sandbox}`) };
}

/** The same fake, but as a replica with a database of its own. @param server postgres://user@host:port */
async function startOnDatabase(server: string, options: StartFakeOptions): Promise<RunningFake> {
  const db = `${server}/${await createDatabase(server)}`;
  return (await startReplica({ now: () => today, ...options, db })) as unknown as RunningFake;
}

async function createDatabase(server: string): Promise<string> {
  const name = `kit_${randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client({ connectionString: `${server}/postgres` });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  return name;
}

function worldAt(origin: string, prefix: string): TestWorld {
  const world: TestWorld = {
    send: (call) =>
      send(origin, { ...call, path: prefix + call.path, headers: { Accept: 'application/json', ...call.headers } }),
    async api<Body>(call: Call) {
      const reply = await world.send(call);
      checkApiReply(call.method ?? 'GET', prefix + call.path, reply);
      return withBody<Body>(reply);
    },
    get: (id, headers = bearer) => world.api({ path: `/api/customers/get/${id}`, headers }),
    assign: (fields, headers = bearer) => world.post('customers/assign', fields, headers),
    post: <Body>(action: string, fields: unknown, headers: Record<string, string> = bearer) =>
      world.api<Body>({
        method: 'POST',
        path: `/api/${action}`,
        headers: { ...json, ...headers },
        body: JSON.stringify(fields),
      }),
    async admin<Body>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
      const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
      const reply = await world.send({ method, path, headers, body: text });
      checkControlReply(method, prefix + path, typeof body === 'string' ? undefined : body, reply);
      return withBody<Body>(reply);
    },
    async newest() {
      const { body } = await world.admin<{ requests: RenderedEntry[] }>('GET', '/__admin/requests?limit=1');
      return body.requests[0]!;
    },
  };
  return world;
}

function withBody<Body>(reply: Reply): JsonReply<Body> {
  const isJson = reply.headers['content-type']?.startsWith('application/json') && reply.text !== '';
  return { ...reply, body: (isJson ? JSON.parse(reply.text) : undefined) as Body };
}
