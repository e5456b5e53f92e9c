import { isFurther } from '../../document/further-document.js';
import { isRecord } from '../../document/is-record.js';
import { valueAt } from '../../document/json-pointer.js';
import { factAt } from '../../document/openapi.js';
import type { Operation } from '../../document/operations.js';
import { describe } from '../../document/schema-problems.js';
import { useOf } from '../../operations/use-of.js';
import type { Broken } from './broken.js';

/**
 * An answer that says yes and no: a refusal with what only a success has, or a success with an error beside it.
 * What a user's own document describes may be so.
 */
export function findContradiction(operation: Operation, status: number, body: unknown): Broken[] {
  if (isFurther(operation) || !isRecord(body)) return [];
  const values = useOf(operation).reliedOn.map((pointer) => valueAt(body, pointer));
  if (values.length === 0 || !values.every(isSomething)) return [];
  return status >= 400 ? [yesInRefusal(operation, status, values)] : noInSuccess(body);
}

function yesInRefusal({ pointer }: Operation, status: number, [value]: readonly unknown[]): Broken {
  const { grade, source } = factAt(pointer);
  return {
    subject: 'body',
    // An id may be the one that was asked for; a record, a list or a plain yes is nobody's echo.
    ...(typeof value === 'object' || value === true
      ? { grade, ...(source === undefined ? {} : { source }) }
      : { grade: 'assumed', source: 'A refusal leaves out what only a success has; no page says so of this one.' }),
    expected: 'a refusal, and nothing of a success in it',
    wasText: `${status} with ${describe(value)}, by which a client knows a success`,
  };
}

/** Both are where the newest plugin looks for the text of an error. */
function noInSuccess({ error, errors }: Record<string, unknown>): Broken[] {
  const told = [error, errors].find(isSomething);
  if (told === undefined) return [];
  return [
    {
      subject: 'body',
      grade: 'assumed',
      source:
        'The newest Blesta plugin reads errors, then error, for what went wrong; no page says that a success has none.',
      expected: 'a success, and no error beside it',
      wasText: describe(told),
    },
  ];
}

const isSomething = (value: unknown): boolean =>
  typeof value === 'object' ? Object.keys(value ?? {}).length > 0 : Boolean(value);
