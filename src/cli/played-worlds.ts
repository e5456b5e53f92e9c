import type { ProviderStateName } from '../document/provider-states.js';
import type { RunningFake } from '../fake/start-fake.js';
import type { Recording } from '../recordings/recorded-exchange.js';
import type { Place, SetUp } from '../recordings/replay/send-again.js';
import type { Sandbox } from '../verify/sandboxes/sandboxes.js';
import type { Send } from '../wire/http-client.js';
import type { LoadedFakeOptions } from './fake-options.js';
import type { Options } from './option.js';

/** The options of a command that plays recordings against a server. */
export const playedServerOptions = {
  email: {
    type: 'text',
    value: 'EMAIL',
    env: 'TICAGA_API_EMAIL',
    notInFile: 'Set TICAGA_API_EMAIL.',
    summary: "An administrator's email for the server of --to, since recordings hold no credentials",
  },
  token: {
    type: 'text',
    value: 'TOKEN',
    env: 'TICAGA_API_TOKEN',
    secret: true,
    notInFile: 'A file with a secret ends up in a repository: set TICAGA_API_TOKEN.',
    summary: 'The API token for it; the environment variable stands in no process list',
  },
  'allow-writes': { type: 'flag', summary: 'Send what may write to the server of --to, too' },
} as const satisfies Options;

/** A fake that is closed when all was played. */
export async function withFake<T>(options: LoadedFakeOptions, use: (fake: RunningFake) => Promise<T>): Promise<T> {
  const { startFake } = await import('../fake/start-fake.js');
  const fake = await startFake(options);
  try {
    return await use(fake);
  } finally {
    await fake.close();
  }
}

export const placeOf = ({ url, credentials }: Pick<RunningFake, 'url' | 'credentials'>): Place => ({
  baseUrl: url,
  ...credentials,
});

/** A sandbox for each exchange that asks for provider states, as Pact has it. */
export function worldsOf(fake: RunningFake): SetUp {
  let count = 0;
  return async (states) => {
    const world = fake.sandbox(`replay-${++count}`);
    let { email, token } = world.credentials;
    for (const { name, params } of states) {
      const values = await world.state(name as never, params as never);
      ({ admin_email: email, admin_token: token } = values as { admin_email: string; admin_token: string });
    }
    return { baseUrl: world.url, email, token };
  };
}

/**
 * The same on a server that has the kit's control plane; without setUp on any other.
 * @param recordings what is played: a server is asked for its control plane only where they name provider states
 * @param use is given what makes the worlds, which are gone afterwards
 * @throws KitError usage where the control plane asks for a token
 */
export async function withWorldsAt<T>(
  { baseUrl, email, token }: Place,
  recordings: readonly Recording[],
  { send, signal, adminToken }: { send: Send; signal: AbortSignal; adminToken: string | undefined },
  use: (worlds: { setUp?: SetUp }) => Promise<T>,
): Promise<T> {
  if (!recordings.some(({ exchanges }) => exchanges.some(({ states }) => states.length > 0))) return use({});
  const { findSandboxes } = await import('../verify/sandboxes/sandboxes.js');
  const { TransportError } = await import('../wire/transport-error.js');
  const sandboxes = await findSandboxes(baseUrl, send, adminToken, signal).catch((error: unknown) => {
    // What is sent next tells it for each exchange.
    if (error instanceof TransportError) return undefined;
    throw error;
  });
  if (!sandboxes) return use({});
  const made: Sandbox[] = [];
  try {
    return await use({
      async setUp(states) {
        const sandbox = await sandboxes.create();
        made.push(sandbox);
        let place: Place = { baseUrl: sandbox.baseUrl, email, token };
        for (const { name, params } of states) {
          const values = await sandbox.setUp(name as ProviderStateName, params);
          place = { ...place, email: String(values.admin_email), token: String(values.admin_token) };
        }
        return place;
      },
    });
  } finally {
    for (const sandbox of made) await sandbox.drop();
  }
}
