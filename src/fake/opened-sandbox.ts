import { AssertionError } from 'node:assert';
import type { ProviderStateName, StateParameters } from '../document/provider-states.js';
import { KitError } from '../errors.js';
import type { RenderedEntry } from '../journal/rendered-entry.js';
import type { StateAnswer } from './fake-world.js';
import { lieCode } from './misbehaviour/lies.js';

/** Where a plugin's settings and the test itself find a sandbox. */
export interface SandboxPlace {
  /** The base URL to put into a plugin's settings; no slash at its end. */
  url: string;
  /** Of its control plane. */
  adminUrl: string;
  credentials: { email: string; token: string };
}

/** Prepares what it needs, calls the plugin once, and gives true when the plugin says that it worked. */
export type Step = (sandbox: OpenedSandbox) => unknown;

/** Gives the plugin's own rows, each with ticaga_id and billing_id. */
export type Rows = (sandbox: OpenedSandbox) => unknown;

/** A sandbox of a fake that runs in another process. */
export interface OpenedSandbox extends SandboxPlace {
  /** Makes a provider state true; resolves with what the state chose. @throws KitError request-invalid */
  state<Name extends ProviderStateName>(
    name: Name,
    params?: { readonly [Param in keyof StateParameters<Name>]?: string | number },
  ): Promise<StateAnswer<Name>>;
  /** Plays one mutant in this sandbox alone; null takes it back. @throws KitError request-invalid */
  lie(mutant: string | null): Promise<void>;
  /** Throws unless a step of the plugin works, and its rows agree with the server. */
  assertWorks(step: Step, rows?: Rows): Promise<void>;
  /** As assertWorks, and what the server holds must be another afterwards. */
  assertWrites(step: Step, rows?: Rows): Promise<void>;
  /** Throws unless the plugin says no where the server refuses, and has no row of it. */
  assertRefuses(step: Step, rows?: Rows): Promise<void>;
  /** Throws unless the plugin says no to a lie that another sandbox plays, and has no row of what the server does not have. */
  assertNotices(lie: string, step: Step, rows?: Rows): Promise<void>;
}

/**
 * @param key what the control plane asks for, if it does
 * @param another opens a sandbox for the same test
 */
export function createOpenedSandbox(
  place: SandboxPlace,
  { key, another }: { key: string | undefined; another: () => Promise<OpenedSandbox> },
): OpenedSandbox & { tell(test: object): Promise<unknown> } {
  /** What the server held before the plugin was called, where that matters. */
  let prepared: string | undefined;
  const control: Control = (method, url, body) => callControl(key, method, url, body);
  const call = (method: string, path: string, body?: object) => control(method, place.adminUrl + path, body);
  const held = async () => JSON.stringify(await call('GET', '/state'));
  const sandbox: OpenedSandbox = {
    ...place,
    async state(state, params = {}) {
      const chosen = await call('POST', '/pact/provider-states', { state, params, action: 'setup' });
      // What a test prepares is no doing of the plugin.
      if (prepared !== undefined) prepared = await held();
      return chosen as StateAnswer<typeof state>;
    },
    async lie(mutant) {
      await call('PUT', '/lie', { mutant });
    },
    async assertWorks(step, rows) {
      const no = await refusalOf(step, sandbox);
      check(no === undefined, `Against the right server the step must give true, and it does not.\n  Was:  ${no}`);
      await compareRows(control, sandbox, rows);
    },
    async assertWrites(step, rows) {
      prepared = await held();
      await sandbox.assertWorks(step, rows);
      const isSame = prepared === (await held());
      check(!isSame, 'Your plugin says that it worked, and the server holds what it held before.');
    },
    async assertRefuses(step, rows) {
      const no = await refusalOf(step, sandbox);
      check(no !== undefined, 'The server refuses this step, and your plugin says that it worked.');
      await compareRows(control, sandbox, rows);
    },
    async assertNotices(lie, step, rows) {
      const other = await another();
      await other.lie(lie);
      const no = await refusalOf(step, other);
      const { requests } = (await control('GET', `${other.adminUrl}/requests`)) as { requests: RenderedEntry[] };
      const isPlayed = requests.some(({ notes }) => notes.some(({ code }) => code === lieCode));
      check(
        isPlayed,
        `The step never meets the lie ${lie}.\n  It must call your plugin in the sandbox that it is given, and not reset it.`,
      );
      check(no !== undefined, `The server lied (${lie}), and your plugin says that it worked.`);
      await compareRows(control, other, rows);
    },
  };
  return Object.assign(sandbox, { tell: (test: object) => call('PUT', '/test', test) });
}

type Control = (method: string, url: string, body?: object) => Promise<unknown>;

async function callControl(key: string | undefined, ...[method, url, body]: Parameters<Control>): Promise<unknown> {
  const headers: Record<string, string> = key ? { Authorization: `Bearer ${key}` } : {};
  const answer = await fetch(url, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const said: unknown = await answer.json();
  if (answer.ok) return said;
  throw new KitError('request-invalid', (said as { errors: [{ detail: string }] }).errors[0].detail);
}

/** Why a step is no success; undefined when it is one. */
async function refusalOf(step: Step, sandbox: OpenedSandbox): Promise<string | undefined> {
  try {
    const said = await step(sandbox);
    return said === true ? undefined : typeof said === 'boolean' ? 'false' : `a value of type ${typeof said}`;
  } catch (error) {
    // The kit's own: a state that there is not, for example.
    if (error instanceof KitError) throw error;
    return String(error);
  }
}

async function compareRows(control: Control, sandbox: OpenedSandbox, rows: Rows | undefined): Promise<void> {
  if (!rows) return;
  const answer = await control('POST', `${sandbox.adminUrl}/own-rows`, { rows: await rows(sandbox) });
  const { violations } = answer as { violations: { message: string }[] };
  check(violations.length === 0, violations.map(({ message }) => message).join('\n'));
}

function check(isRight: boolean, message: string): void {
  if (!isRight) throw new AssertionError({ message });
}
