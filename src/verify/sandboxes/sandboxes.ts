import { randomUUID } from 'node:crypto';
import { isRecord } from '../../document/is-record.js';
import type { ProviderStateName } from '../../document/provider-states.js';
import { KitError } from '../../errors.js';
import { excerpt } from '../../report/excerpt.js';
import { type Decoded, decodeAnswer } from '../../wire/decode-answer.js';
import type { HttpAnswer, Send } from '../../wire/http-client.js';
import { TransportError } from '../../wire/transport-error.js';

/** A world of its own on a server with the kit's control plane. */
export interface Sandbox {
  baseUrl: string;
  /** Sets up a provider state and answers the values that belong to it. @throws KitError nothing-judged */
  setUp(state: ProviderStateName, params?: Readonly<Record<string, string | number>>): Promise<Record<string, unknown>>;
  drop(): Promise<void>;
}

/** The sandboxes of a server. */
export interface Sandboxes {
  create(): Promise<Sandbox>;
}

/** Calls the control plane; the answer is a JSON object. @throws KitError nothing-judged when it is none; TransportError */
type Call = (method: string, url: string, body?: unknown) => Promise<Record<string, unknown>>;

/** How long sandboxes may take to be dropped once the run was interrupted, in milliseconds. */
const partingMs = 1000;

/**
 * Looks for the kit's control plane, which makes sandboxes.
 * @param adminToken what the control plane asks for, if it does; sent only to a server that says that it is a fake and
 * asks for it
 * @param signal ends every call, but leaves a moment to drop the sandboxes
 * @returns undefined when the server has none: it is a live one, or a fake behind a proxy
 * @throws TransportError when the server cannot be reached, KitError usage when the control plane refuses the token
 */
export async function findSandboxes(
  baseUrl: string,
  send: Send,
  adminToken: string | undefined,
  signal: AbortSignal,
): Promise<Sandboxes | undefined> {
  let headers: Record<string, string> = { Accept: 'application/json' };
  const ask = () => send({ method: 'GET', url: `${baseUrl}/__admin/health`, headers }, signal);
  let health = await ask();
  if (health.headers['x-ticaga-kit'] === undefined) return undefined;
  if (health.status === 401 && adminToken !== undefined) {
    headers = { ...headers, Authorization: `Bearer ${adminToken}` };
    health = await ask();
  }
  if (health.status === 401) throw tokenRefused(adminToken);
  if (health.status !== 200) return undefined;
  const call = createCall(send, headers, signal);
  const parting = createCall(send, headers, soonAfter(signal, partingMs));
  // A sandbox starts from the settings of the command line; those made at run time are carried over.
  const settings = await currentAssumptions(baseUrl, call);
  const origin = baseUrl.replace(/\/sandbox\/[^/]+$/, '');
  return { create: () => createSandbox(origin, settings, call, parting) };
}

const tokenRefused = (adminToken: string | undefined): KitError =>
  new KitError(
    'usage',
    adminToken === undefined
      ? 'The control plane of this fake asks for a token.'
      : 'The control plane of this fake asks for another token.',
    {
      expected: 'the value that serve was given with --admin-token',
      fix: 'Give it with --admin-token, or in TICAGA_KIT_ADMIN_TOKEN.',
    },
  );

const createCall =
  (send: Send, headers: Record<string, string>, signal: AbortSignal): Call =>
  async (method, url, body) => {
    const request = {
      method,
      url,
      headers: body === undefined ? headers : { ...headers, 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    };
    const answer = await send(request, signal);
    const decoded = decodeAnswer(answer);
    if (answer.status < 300 && decoded.problem === undefined && isRecord(decoded.body)) return decoded.body;
    throw notOurs(`The control plane answered ${answer.status} to ${method} ${url}.`, wasOf(answer, decoded));
  };

function wasOf({ status, text }: HttpAnswer, decoded: Decoded): string {
  if (status >= 300 && status !== 304) return excerpt(text, 300);
  return decoded.problem === undefined ? excerpt(text, 300) : `${decoded.problem} ${decoded.was}`;
}

const notOurs = (message: string, was: string): KitError =>
  new KitError('nothing-judged', message, {
    expected: 'what the control plane of this version of the kit answers',
    was,
    fix: 'Use a fake and a verify of the same version of the kit; a server that is no fake must not say X-Ticaga-Kit.',
  });

async function createSandbox(
  origin: string,
  settings: Record<string, string>,
  call: Call,
  parting: Call,
): Promise<Sandbox> {
  const name = `verify-${randomUUID()}`;
  const baseUrl = `${origin}/sandbox/${name}`;
  const sandbox: Sandbox = {
    baseUrl,
    async setUp(state, params = {}) {
      return call('POST', `${baseUrl}/__admin/pact/provider-states`, { state, params, action: 'setup' });
    },
    async drop() {
      await parting('DELETE', `${origin}/__admin/sandboxes/${name}`).catch(ignoreRefusal);
    },
  };
  try {
    await call('PUT', `${baseUrl}/__admin/assumptions`, settings);
  } catch (error) {
    // It exists from its first use on, whatever became of the answer.
    await sandbox.drop();
    throw error;
  }
  return sandbox;
}

async function currentAssumptions(baseUrl: string, call: Call): Promise<Record<string, string>> {
  const url = `${baseUrl}/__admin/assumptions`;
  const { assumptions } = await call('GET', url);
  if (Array.isArray(assumptions) && assumptions.length > 0 && assumptions.every(isSetting)) {
    return Object.fromEntries(assumptions.map(({ name, value }) => [name, value]));
  }
  const was = assumptions === undefined ? 'nothing' : excerpt(JSON.stringify(assumptions), 300);
  throw notOurs(`The control plane told no assumptions at GET ${url}.`, was);
}

const isSetting = (one: unknown): one is { name: string; value: string } =>
  isRecord(one) && typeof one.name === 'string' && typeof one.value === 'string';

/** Aborted so many milliseconds after another one. */
function soonAfter(signal: AbortSignal, ms: number): AbortSignal {
  const controller = new AbortController();
  const wait = () => setTimeout(() => controller.abort(), ms).unref();
  if (signal.aborted) wait();
  else signal.addEventListener('abort', wait, { once: true });
  return controller.signal;
}

/** A sandbox that cannot be dropped went with its server, or goes when newer ones come. */
function ignoreRefusal(error: unknown): void {
  if (!(error instanceof TransportError) && !(error instanceof KitError)) throw error;
}
