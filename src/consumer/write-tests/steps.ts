import { nearest } from '../../document/nearest.js';
import type { Outcome } from '../../document/outcome.js';
import { KitError } from '../../errors.js';
import type { Entry } from '../../journal/entry.js';
import type { KnownOperation, KnownOperations } from '../known-operation.js';
import type { Mutant } from '../mutate/mutant.js';
import { refusedRequests } from '../mutate/mutants.js';
import type { Check, WrittenTest } from './written-test.js';

/** A way to call a plugin, as its author has said it. */
export interface Step {
  /** An operationId, perhaps with more behind a slash. */
  name: string;
  known: KnownOperation;
  /** How the server refuses it, where that stands behind the slash; undefined for one that works. */
  refusal?: Outcome;
}

/** The outcomes that can stand behind the slash in the name of a step. */
export const refusals = Object.keys(refusedRequests) as Outcome[];

/** @throws KitError steps-unfit for a name that is of no operation */
export function readSteps(names: readonly string[], file: string, known: KnownOperations): Step[] {
  const steps = names.filter((name) => name !== 'rows');
  if (steps.length === 0) {
    throw new KitError('steps-unfit', `${file} has no step.`, {
      fix: 'Say there how your plugin is called, a function for each operation that it uses.',
    });
  }
  return steps.map((name) => {
    const at = name.indexOf('/');
    const id = at < 0 ? name : name.slice(0, at);
    const operation = known.find(id);
    if (operation) {
      const refusal = refusals.find((outcome) => at >= 0 && outcome === name.slice(at + 1));
      return { name, known: operation, ...(refusal === undefined ? {} : { refusal }) };
    }
    const ids = known.all.map((one) => one.operation.operationId);
    const [near] = nearest(id, ids, 1);
    throw new KitError('steps-unfit', `The step ${name} of ${file} is of no operation.`, {
      expected: 'an operationId, perhaps with a slash and more behind it',
      fix: near === undefined ? `Choose one of: ${ids.join(', ')}.` : `Did you mean ${near}?`,
    });
  });
}

/** What holds of a step against the right server. */
export function honestCheck({ name, known, refusal }: Step): Check {
  const does = refusal !== undefined ? 'assertRefuses' : known.behaviour.writes ? 'assertWrites' : 'assertWorks';
  return { does, step: name, hasRows: known.behaviour.keeps !== undefined };
}

/** The test in which a step shows itself. */
export const testOfStep = (step: Step): WrittenTest => ({
  title: step.name,
  remark: [],
  checks: [honestCheck(step)],
});

/**
 * The test that would notice a mutant by a step; undefined when the step says nothing of it: what the server grants where it
 * must refuse, a step that is refused shows; everything else one that works.
 */
export function testOfMutant(mutant: Mutant, step: Step): WrittenTest | undefined {
  if ((mutant.grants === true) !== (step.refusal !== undefined)) return undefined;
  // Whether the server has what it said, the server alone can tell: a plugin that believes it is not to blame.
  const isOfServer = mutant.grants === true || mutant.family === 'lost-write';
  const honest = honestCheck(step);
  return {
    title: `${mutant.id}: ${mutant.did}`,
    remark: [`${mutant.did}.`, isOfServer ? ofServer(mutant) : meaningOf(mutant)],
    checks: [honest, ...(isOfServer ? [] : [{ ...honest, does: 'assertNotices' as const, lie: mutant.id }])],
  };
}

/** What a mutant means where its test looks. */
export const meaningOf = ({ meaning }: Mutant): string => meaning.replace(/, or no test looks(?=[.:])/, '');

const ofServer = ({ grants }: Mutant): string =>
  grants
    ? 'The server must refuse that, and then so must the plugin.'
    : 'Whether it is there, only the server can tell, which the test asks.';

/** @throws KitError steps-unfit where a step does not come to the answer that its name says */
export function checkAnswers(steps: readonly Step[], said: ReadonlyMap<string, readonly Entry[]>, file: string): void {
  for (const { name, known, refusal = 'success' } of steps) {
    const { operationId, method, path } = known.operation;
    const outcomes = (said.get(name) ?? []).filter((entry) => entry.operationId === operationId);
    if (outcomes.some(({ outcome }) => outcome === refusal)) continue;
    const were = [...new Set(outcomes.map(({ outcome }) => outcome))];
    throw new KitError('steps-unfit', `The step ${name} of ${file} does not come to ${refusal} of ${method} ${path}.`, {
      was: were.length === 0 ? 'no such request' : were.join(', '),
      fix: `A step calls your plugin so that it makes that request${refusal === 'success' ? '' : ', and the server refuses it so'}.`,
    });
  }
}
