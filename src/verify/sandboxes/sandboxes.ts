import { randomUUID } from 'node:crypto';
import type { ProviderStateName } from '../../document/provider-states.js';
import { KitError } from '../../errors.js';
import type { Send } from '../wire/http-client.js';
import { TransportError } from '../wire/transport-error.js';

/** A world of its own on a server with the kit's control plane. */
export interface Sandbox {
  baseUrl: string;
  /** Sets up a provider state and answers the values that belong to it. @throws KitError nothing-judged */
  setUp(state: ProviderStateName): Promise<Record<string, unknown>>;
  drop(): Promise<void>;
}

/** The sandboxes of a server. */
export interface Sandboxes {
  create(): Promise<Sandbox>;
}

/** Calls the control plane; the answer is decoded. @throws KitError nothing-judged when it refuses; TransportError */
type Call = (method: string, url: string, body?: unknown) => Promise<unknown>;

/**
 * Looks for the kit's control plane, which makes sandboxes.
 * @param adminToken what the control plane asks for, if it does
 * @returns undefined when the server has none: it is a live one, or a fake behind a proxy
 * @throws TransportError when the server cannot be reached, KitError usage when the control plane refuses the token
 */
export async function findSandboxes(
  baseUrl: string,
  send: Send,
  adminToken: string | undefined,
  signal: AbortSignal,
): Promise<Sandboxes | undefined> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (adminToken !== undefined) headers.Authorization = `Bearer ${adminToken}`;
  const health = await send({ method: 'GET', url: `${baseUrl}/__admin/health`, headers }, signal);
  if (health.headers['x-ticaga-kit'] === undefined) return undefined;
  if (health.status === 401) {
    throw new KitError('usage', 'The control plane of this fake asks for a token.', {
      expected: 'the value that serve was given with --admin-token',
      fix: 'Give it with --admin-token, or in TICAGA_KIT_ADMIN_TOKEN.',
    });
  }
  if (health.status !== 200) return undefined;
  const call = createCall(send, headers);
  // A sandbox starts from the settings of the command line; those made at run time are carried over.
  const settings = await currentAssumptions(baseUrl, call);
  const origin = baseUrl.replace(/\/sandbox\/[^/]+$/, '');
  return { create: () => createSandbox(origin, settings, call) };
}

const createCall =
  (send: Send, headers: Record<string, string>): Call =>
  async (method, url, body) => {
    const answer = await send({
      method,
      url,
      headers: body === undefined ? headers : { ...headers, 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (answer.status < 300) return JSON.parse(answer.text);
    throw new KitError('nothing-judged', `The control plane answered ${answer.status} to ${method} ${url}.`, {
      was: answer.text.slice(0, 300),
      fix: 'Use a fake and a verify of the same version of the kit.',
    });
  };

async function createSandbox(origin: string, settings: Record<string, string>, call: Call): Promise<Sandbox> {
  const name = `verify-${randomUUID()}`;
  const baseUrl = `${origin}/sandbox/${name}`;
  await call('PUT', `${baseUrl}/__admin/assumptions`, settings);
  return {
    baseUrl,
    async setUp(state) {
      const body = { state, params: {}, action: 'setup' };
      return (await call('POST', `${baseUrl}/__admin/pact/provider-states`, body)) as Record<string, unknown>;
    },
    async drop() {
      await call('DELETE', `${origin}/__admin/sandboxes/${name}`).catch(ignoreTransport);
    },
  };
}

async function currentAssumptions(baseUrl: string, call: Call): Promise<Record<string, string>> {
  const { assumptions } = (await call('GET', `${baseUrl}/__admin/assumptions`)) as {
    assumptions: { name: string; value: string }[];
  };
  return Object.fromEntries(assumptions.map(({ name, value }) => [name, value]));
}

/** A server that went away took its sandboxes with it. */
function ignoreTransport(error: unknown): void {
  if (!(error instanceof TransportError)) throw error;
}
