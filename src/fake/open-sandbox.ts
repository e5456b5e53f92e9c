import { KitError } from '../errors.js';
import { createOpenedSandbox, type OpenedSandbox } from './opened-sandbox.js';
import { sandboxNameOf } from './worlds/running-test.js';

/**
 * A sandbox for a test that begins now, of the fake that `exec` or `mutate` started: they then know which test said what.
 * @param test its name, with those of the groups around it
 * @param env where TICAGA_KIT_ADMIN, TICAGA_URL, TICAGA_API_EMAIL and TICAGA_API_TOKEN stand, and TICAGA_KIT_ADMIN_TOKEN
 *   where the control plane asks for a token or for a team's key; a sandbox of a team's makes others of the same team
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
  const key = env.TICAGA_KIT_ADMIN_TOKEN || undefined;
  const [, team = ''] = (key !== undefined && /\/sandbox\/([^/.]+\.)[^/]*(?:\/__admin)?\/*$/.exec(admin)) || [];
  const path = `/sandbox/${team}${sandboxNameOf(test, team.length)}`;
  const at = (base: string) => `${new URL(base).origin}${path}`;
  const adminUrl = `${at(admin)}/__admin`;
  const sandbox = createOpenedSandbox(
    { url: at(url), adminUrl, credentials: { email, token } },
    { key, another: () => openSandbox(test, env) },
  );
  await sandbox.tell({ name: test }).catch((error: unknown) => {
    if (error instanceof KitError) throw error;
    throw new KitError(
      'option-invalid',
      `No fake answers at ${new URL(admin).origin}, where TICAGA_KIT_ADMIN points.`,
      {
        fix: 'Run the tests under ticaga-kit exec.',
      },
    );
  });
  return sandbox;
}
