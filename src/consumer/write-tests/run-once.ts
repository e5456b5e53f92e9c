import type { HonestRunOptions } from '../mutate/honest-run.js';
import type { Mutant } from '../mutate/mutant.js';
import { runAgainstFake, type Trial, type TrialOptions } from '../mutate/run-against-fake.js';

export interface WriteTestsOptions extends HonestRunOptions {
  /** That the tests are written into. */
  folder: string;
  mutants: readonly Mutant[];
}

/** As long as a client without a limit of time waits for a server that never answers, and more. */
const longestMs = 60_000;

/** Runs something as a test will be run: against the honest fake, unless told. */
export function runOnce(
  { env, urlVariables, fake, signal }: HonestRunOptions,
  command: readonly string[],
  more: Partial<TrialOptions> = {},
): Promise<Trial> {
  return runAgainstFake({
    command,
    env: { ...env, TICAGA_KIT_MUTANT: 'none' },
    urlVariables,
    fake,
    signal,
    timeoutMs: longestMs,
    ...more,
  });
}
