import { answersOf } from '../../document/described-answers.js';
import { isRecord } from '../../document/is-record.js';
import type { Operation } from '../../document/operations.js';
import type { Outcome } from '../../document/outcome.js';
import { type Heard, isSuccess } from './heard.js';

/** What an answer means: that of the described answer with the same words; undefined where none has them. */
export function outcomeOf(operation: Operation, heard: Heard): Outcome | undefined {
  if (isSuccess(heard)) return 'success';
  const same = answersOf(operation.operationId).find(({ body }) => isSaid(body, heard.body));
  return same?.outcome;
}

/** Which fields are named is what a refusal of fields says, whatever they are. */
function isSaid(described: unknown, body: unknown): boolean {
  if (!isRecord(described) || !isRecord(body)) return false;
  if (described.errors !== undefined || body.errors !== undefined)
    return isRecord(described.errors) && isRecord(body.errors);
  return described.error === body.error && described.message === body.message;
}
