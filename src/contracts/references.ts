import { KitError } from '../errors.js';
import type { Place, Step, Workflow } from './contract-document.js';
import { type Expression, expressionsIn } from './expression.js';

/**
 * Checks that every expression of a workflow reads an input that it declares, an output of an earlier step, or,
 * in criteria and outputs, the answer.
 * @throws KitError contract-invalid with file and line
 */
export function checkReferences(workflow: Workflow): void {
  const inputs = workflow.inputs.map(({ name }) => name);
  const outputs = new Map<string, string[]>();
  const seen = new Set<string>();
  for (const step of workflow.steps) {
    if (seen.has(step.stepId)) throw broken(step.place, `Two steps are named ${step.stepId}.`, 'a name of its own');
    seen.add(step.stepId);
    for (const { expression, place, answered } of expressionsOf(workflow, step)) {
      check(expression, place, answered);
    }
    outputs.set(step.stepId, Object.keys(step.outputs));
  }

  function check({ text, needs }: Expression, place: Place, answered: boolean): void {
    if (needs.input !== undefined && !inputs.includes(needs.input)) {
      throw broken(place, `${text} reads an input that the workflow does not declare.`, inputs.join(' | '));
    }
    if (needs.response && !answered)
      throw broken(place, `${text} is read before there is an answer.`, '$inputs or $steps');
    if (needs.step === undefined) return;
    const known = outputs.get(needs.step);
    if (!known) {
      const names = [...outputs.keys()];
      throw broken(place, `${text} reads a step that was not played before.`, names.join(' | ') || 'no step');
    }
    if (!known.includes(needs.output ?? '')) {
      throw broken(place, `${text} reads an output that the step does not have.`, known.join(' | ') || 'no output');
    }
  }
}

function* expressionsOf(workflow: Workflow, step: Step) {
  const sent = [step.laterThan, step.parameters, step.requestBody?.payload, step.security ?? workflow.security];
  for (const expression of expressionsIn(sent)) yield { expression, place: step.place, answered: false };
  for (const { check, alternatives, place } of step.successCriteria) {
    for (const one of [check, ...alternatives.map((alternative) => alternative.check)]) {
      for (const expression of one.expressions) yield { expression, place, answered: true };
    }
  }
  for (const expression of outputExpressions(step)) yield { expression, place: step.place, answered: true };
}

function outputExpressions(step: Step): Expression[] {
  try {
    return expressionsIn(step.outputs);
  } catch (error) {
    throw new KitError('contract-unsupported', `The runner does not implement ${(error as Error).message}.`, {
      where: `${step.place.file}:${step.place.line} (outputs of ${step.stepId})`,
      fix: 'Read a part of the answer, for example $response.body#/user/id.',
    });
  }
}

function broken(place: Place, message: string, expected: string): KitError {
  return new KitError('contract-invalid', message, {
    expected,
    where: `${place.file}:${place.line}`,
    fix: 'Correct the expression, or declare what it reads.',
  });
}
