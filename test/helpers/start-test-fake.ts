import { onTestFinished } from 'vitest';
import type { ToldViolation } from '../../src/control/expected-violations.js';
import type { Customer } from '../../src/customers/customer.js';
import { type RunningFake, type StartFakeOptions, startFake } from '../../src/fake/start-fake.js';
import type { RenderedEntry } from '../../src/journal/rendered-entry.js';
import { checkApiReply, checkControlReply } from './check-reply.js';
import { type Call, type Reply, send } from './http.js';
import { inMemoryOnly, startOnDatabase, testServer } from './on-database.js';

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

/** A world by its addresses alone: what it tells comes from its control plane, wherever it is kept. */
export interface ToldWorld {
  readonly url: string;
  readonly adminUrl: string;
  /** Newest first. */
  requests(): Promise<RenderedEntry[]>;
  violations(): Promise<ToldViolation[]>;
}

export interface ToldFake
  extends ToldWorld,
    Pick<RunningFake, 'port' | 'customers' | 'recorded' | 'notices' | 'credentials' | 'close'> {
  sandbox(name: string): ToldWorld;
}

export interface TestFake extends TestWorld {
  fake: ToldFake;
  in(sandbox: string): TestWorld;
}

/** What both kinds of fake are given. */
export type TestFakeOptions = Omit<StartFakeOptions, 'deviate' | 'lies' | 'db' | 'onCompared' | 'onTest'>;

/**
 * Starts a fake on a free port; it is closed when the test is over. Where TICAGA_KIT_TEST_DB names a server of PostgreSQL
 * (postgres://user@host:port), it is a replica with a database of its own.
 */
export async function startTestFake(options: TestFakeOptions = {}): Promise<TestFake> {
  const given = { now: () => today, ...options };
  const fake = testServer === undefined ? await startFake(given) : await startOnDatabase(testServer, given);
  onTestFinished(() => fake.close());
  const { url, adminUrl, port, customers, recorded, notices, credentials } = fake;
  const told: ToldFake = {
    ...toldWorldAt(url, adminUrl, options.adminToken),
    ...{ port, customers, recorded, notices, credentials },
    close: () => fake.close(),
    sandbox: (name) =>
      toldWorldAt(
        `${url}/sandbox/${name}`,
        adminUrl.replace('/__admin', `/sandbox/${name}/__admin`),
        options.adminToken,
      ),
  };
  return { fake: told, ...worldsAt(url) };
}

export interface LocalTestFake extends Omit<TestFake, 'fake'> {
  fake: RunningFake;
}

/** Starts one for a test of the door that a fake has for tests in its own process, or of what only a fake in memory does. */
export async function startLocalFake(options: StartFakeOptions = {}): Promise<LocalTestFake> {
  inMemoryOnly('a replica has no door for tests in its own process, and plays neither lies nor deviations');
  const fake = await startFake({ now: () => today, ...options });
  onTestFinished(() => fake.close());
  return { fake, ...worldsAt(fake.url) };
}

const worldsAt = (origin: string): Omit<TestFake, 'fake'> => ({
  ...worldAt(origin, ''),
  in: (sandbox) => worldAt(origin, `/sandbox/${sandbox}`),
});

function toldWorldAt(url: string, adminUrl: string, adminToken: string | undefined): ToldWorld {
  const headers: Record<string, string> = adminToken === undefined ? {} : { Authorization: `Bearer ${adminToken}` };
  const tell = async (what: string) => {
    const response = await fetch(`${adminUrl}/${what}`, { headers });
    if (!response.ok) throw new Error(`${what} -> ${response.status} ${await response.text()}`);
    return ((await response.json()) as Record<string, never>)[what] as never;
  };
  return { url, adminUrl, requests: () => tell('requests'), violations: () => tell('violations') };
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
