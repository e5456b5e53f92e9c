import { isLied } from '../../fake/misbehaviour/lies.js';
import type { Mutant } from '../mutate/mutant.js';
import type { Trial } from '../mutate/run-against-fake.js';
import { limitFor } from '../mutate/selection.js';
import { createDeviate } from '../mutate/try-mutant.js';
import type { PreparedTests } from './prepare-tests.js';
import { runOnce } from './run-once.js';
import type { WrittenTest } from './written-test.js';

/**
 * proven: it passes against the right server and fails against the mutant. wrong: it fails against both, for the plugin does
 * not notice. unproven: it shows nothing.
 */
export type Proof = { verdict: 'proven' | 'wrong' } | { verdict: 'unproven'; why: string };

const isFailed = ({ timedOut, status }: Trial): boolean => timedOut || status !== 0;

/**
 * Runs a test alone: against the right server, against a fake that is wrong as the mutant is, and against the right one
 * again, for what it says by chance it says of nothing.
 */
export async function proveTest(
  mutant: Mutant,
  test: WrittenTest,
  { command, name }: { command: readonly string[]; name: string },
  { options, honest }: Pick<PreparedTests, 'options' | 'honest'>,
): Promise<Proof> {
  const { fake, env, signal } = options;
  const unproven = (why: string): Proof => ({ verdict: 'unproven', why });
  const right = await runOnce(options, command);
  if (signal.aborted) return unproven('It was interrupted.');
  if (!right.begunTests.includes(name))
    return unproven(`The test does not run alone: ${right.output.trim() || 'nothing was said'}`);
  const plays = test.checks.some(({ lie }) => lie !== undefined);
  if (plays && !right.entries.some(isLied)) return unproven('In a sandbox of its own the step does not meet it.');
  const { deviate, occasions } = createDeviate(mutant, honest.readBacks);
  const wrong = await runOnce(options, command, {
    fake: { ...fake, deviate },
    env: { ...env, TICAGA_KIT_MUTANT: mutant.id },
    timeoutMs: limitFor(right.durationMs),
  });
  if (occasions() === 0) return unproven('The step does not meet it.');
  if (!isFailed(wrong))
    return unproven(
      'The test passes against it as well: your plugin finds out otherwise, or the step does not look at what it spoils.',
    );
  const again = await runOnce(options, command);
  if (isFailed(again) !== isFailed(right))
    return unproven('Against the right server the test does not end the same each time.');
  return { verdict: isFailed(right) ? 'wrong' : 'proven' };
}
