import type { RunningFake } from '../fake/start-fake.js';

/**
 * The variables by which a command finds a fake.
 * @param urlVariables names of further variables that take the fake's URL
 */
export function fakeVariables(
  { url, adminUrl, credentials }: Pick<RunningFake, 'url' | 'adminUrl' | 'credentials'>,
  urlVariables: readonly string[],
): Record<string, string> {
  return {
    ...Object.fromEntries(['TICAGA_URL', 'TICAGA_API_URL', ...urlVariables].map((name) => [name, url])),
    TICAGA_API_EMAIL: credentials.email,
    TICAGA_API_TOKEN: credentials.token,
    TICAGA_KIT_ADMIN: adminUrl,
  };
}
