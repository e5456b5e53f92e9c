import { type Operation, shortName } from '../../document/operations.js';
import type { Finding, Severity } from '../../report/report.js';
import type { KnownOperation, KnownOperations } from '../known-operation.js';
import type { AnsweredRequest } from './honest-run.js';
import type { MutateResult } from './tried-mutant.js';

/**
 * The operations after whose success a plugin keeps something on its own side, that were called, and that no test lets
 * fail. What the plugin keeps after a failure is then seen by nobody, and no mutant can change that.
 */
export function untriedFailures({ honest, known, tried, unmet }: MutateResult): KnownOperation[] {
  const isAbout = ({ operation }: { operation: Operation }, entry: AnsweredRequest) =>
    entry.operationId === operation.operationId;
  const wanted = new Set([...tried.map(({ mutant }) => mutant), ...unmet].map(({ operation }) => operation));
  return keeping(known).filter((one) => {
    const own = honest.entries.filter((entry) => isAbout(one, entry));
    return wanted.has(one.operation) && own.length > 0 && !own.some(isFailure);
  });
}

const keeping = ({ all }: KnownOperations): KnownOperation[] =>
  all.filter(({ behaviour }) => behaviour.keeps !== undefined);

/** A slow answer is the honest one. */
const isFailure = ({ outcome, fault }: AnsweredRequest): boolean => outcome !== 'success' && fault !== 'slow';

/** What is to be said of such an operation, with the test to write. */
export function untriedFailure({ operation, behaviour }: KnownOperation, severity: Severity): Finding {
  const { operationId } = operation;
  const fault = { kind: 'refused-401', operation: operationId };
  return {
    severity,
    title: `No test lets ${shortName(operation)} fail, so what your plugin stores then is unknown.`,
    advice: [
      `Write one: $ticaga->nextFault('${fault.kind}', '${operationId}'); then ${behaviour.success.step}, and assert that your plugin says no and has not stored ${behaviour.keeps}.`,
      `Without the PHP helper: curl -d '${JSON.stringify(fault)}' "$TICAGA_KIT_ADMIN/faults"`,
    ],
    data: { operationId, verdict: 'untried-failure' },
  };
}
