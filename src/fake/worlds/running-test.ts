import { randomUUID } from 'node:crypto';
import { KitError } from '../../errors.js';
import type { World } from './world.js';

/** In characters; the name of a test is a sentence, or a class and a method. */
const longestName = 1000;

/**
 * Says which test speaks to a world from now on, or that one has failed.
 * @param fields name, null for none; and outcome, 'failed' for one that ended so: then nothing else changes
 * @throws KitError request-invalid
 */
export function tellTest(world: World, { name, outcome }: Record<string, unknown>): void {
  if (name !== null && (typeof name !== 'string' || name === '' || [...name].length > longestName)) {
    throw new KitError('request-invalid', 'The name of the test is none.', {
      expected: `a text of at most ${longestName} characters, or null when no test is running`,
      fix: 'Send {"name": "links a customer"}.',
    });
  }
  if (outcome !== undefined && (outcome !== 'failed' || name === null)) {
    throw new KitError('request-invalid', `The outcome of a test is ${JSON.stringify(outcome)}.`, {
      expected: '"failed" beside the name of the test that did, or none',
      fix: 'Send {"name": "links a customer", "outcome": "failed"}.',
    });
  }
  if (outcome === undefined) world.test = name ?? undefined;
  if (name !== null) world.onTest?.(name, outcome === undefined ? 'began' : 'failed');
}

/**
 * A name for the sandbox of a test, which no other has: tests of one name may run at the same time.
 * @param before how many characters stand before it
 */
export const sandboxNameOf = (test: string, before = 0): string =>
  `${test.replace(/[^A-Za-z0-9]+/g, '-').slice(0, 50 - before)}-${randomUUID().slice(0, 8)}`;
