import { createRecorder } from '../../src/consumer/exec/conversation.js';
import { judge, type Verdict } from '../../src/consumer/exec/judge.js';
import { knowOperations } from '../../src/consumer/known-operation.js';
import type { StartFakeOptions } from '../../src/fake/start-fake.js';
import type { ExpectedViolation } from '../../src/journal/expected-violation.js';
import { type LocalTestFake, startLocalFake } from '../helpers/start-test-fake.js';

/** A fake that is listened to, and what a judge makes of it up to now. */
export async function listen(options: StartFakeOptions = {}) {
  const recorder = createRecorder();
  const fake: LocalTestFake = await startLocalFake({ ...options, onEntry: recorder.hear });
  const assumptions = { ...fake.fake.worlds()[0]!.assumptions };
  const known = knowOperations((options.also ?? []).filter((one) => typeof one !== 'string'));
  const conversation = () => recorder.conversation(fake.fake.worlds(), assumptions);
  return {
    ...fake,
    conversation,
    verdict: (...allow: ExpectedViolation[]): Verdict => judge(conversation(), known, allow),
  };
}

export const link = { ticaga_id: 1, billing_id: 7, billing_system: 'Blesta' };
