import { onTestFinished } from 'vitest';
import { type RunningFake, type StartFakeOptions, startFake } from '../../src/fake/start-fake.js';

/** A fake that ends with the test. */
export async function runFake(options: StartFakeOptions = {}): Promise<RunningFake> {
  const fake = await startFake(options);
  onTestFinished(() => fake.close());
  return fake;
}
