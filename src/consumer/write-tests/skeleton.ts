import { dirname } from 'node:path';
import { makeFolder, writeText } from '../../document/text-file.js';
import type { KnownOperation, KnownOperations } from '../known-operation.js';
import { runOnce, type WriteTestsOptions } from './run-once.js';
import { refusals } from './steps.js';
import type { Form, SkeletonPart } from './written-test.js';

/**
 * Writes a file of steps in which the author has to say how the plugin is called: for the operations that the suite calls,
 * or, where there is none, for all.
 * @returns the file
 */
export async function writeSkeleton(
  options: WriteTestsOptions,
  form: Form,
  helper: string,
  file: string,
): Promise<string> {
  const { command, known } = options;
  const entries = command.length === 0 ? [] : (await runOnce(options, command)).entries;
  const called = known.all.filter(({ operation }) =>
    entries.some((entry) => entry.operationId === operation.operationId),
  );
  await makeFolder(dirname(file));
  await writeText(file, form.skeleton((called.length > 0 ? called : usual(known)).map(partOf), { helper }));
  return file;
}

const usual = ({ all }: KnownOperations) => all.filter(({ isSuperseded }) => !isSuperseded);

function partOf({ operation, answers, behaviour }: KnownOperation): SkeletonPart {
  const { operationId, method, path } = operation;
  const { state, step } = behaviour.success;
  const refused = behaviour.writes ? refusals.filter((one) => answers.some(({ outcome }) => outcome === one)) : [];
  return {
    operationId,
    address: `${method} ${path}`,
    state: state && { name: state.name, params: (state.params ?? {}) as Record<string, string | number> },
    step,
    refused: refused.map((one) => `${operationId}/${one}`),
  };
}
