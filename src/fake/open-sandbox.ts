import { KitError } from '../errors.js';
import { sandboxNameOf } from './worlds/running-test.js';

/** Where a plugin's settings and the test itself find a sandbox. */
export interface OpenedSandbox {
  /** The base URL to put into a plugin's settings; no slash at its end. */
  url: string;
  /** Of its control plane. */
  adminUrl: string;
  credentials: { email: string; token: string };
}

/**
 * A sandbox for a test that begins now, of the fake that `exec` or `mutate` started: they then know which test said what.
 * @param test its name, with those of the groups around it
 * @param env where TICAGA_KIT_ADMIN, TICAGA_URL, TICAGA_API_EMAIL and TICAGA_API_TOKEN stand
 * @throws KitError option-invalid where none is running, request-invalid for a name that is none
 */
export async function openSandbox(test: string, env: NodeJS.ProcessEnv = process.env): Promise<OpenedSandbox> {
  const { TICAGA_KIT_ADMIN: admin, TICAGA_URL: url, TICAGA_API_EMAIL: email = '', TICAGA_API_TOKEN: token = '' } = env;
  if (!admin || !url) {
    throw new KitError('option-invalid', 'There is no fake whose sandbox could be opened.', {
      expected: 'TICAGA_KIT_ADMIN and TICAGA_URL in the environment, as ticaga-kit exec and mutate set them',
      fix: 'Run the tests under ticaga-kit exec, or start a fake with startFake() and use its test(name).',
    });
  }
  const path = `/sandbox/${sandboxNameOf(test)}`;
  const at = (base: string) => `${new URL(base).origin}${path}`;
  const adminUrl = `${at(admin)}/__admin`;
  const answer = await fetch(`${adminUrl}/test`, { method: 'PUT', body: JSON.stringify({ name: test }) }).catch(() => {
    throw new KitError(
      'option-invalid',
      `No fake answers at ${new URL(admin).origin}, where TICAGA_KIT_ADMIN points.`,
      {
        fix: 'Run the tests under ticaga-kit exec.',
      },
    );
  });
  if (!answer.ok) {
    const { errors } = (await answer.json()) as { errors: [{ detail: string }] };
    throw new KitError('request-invalid', errors[0].detail);
  }
  return { url: at(url), adminUrl, credentials: { email, token } };
}
