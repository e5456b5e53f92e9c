import { randomInt } from 'node:crypto';
import type { Workflow } from '../../contracts/contract-document.js';
import type { StateInput } from '../../document/provider-states.js';

/** What a workflow can be given, by the names that the documents use. */
export type KnownInputs = { [Name in StateInput]?: Name extends `${string}_id` ? number : string };

/**
 * Every input that the runner has values for: those given, two billing ids that nobody is likely to hold, and for each
 * number X also its decimal text as X_text.
 * @param own the user's own, which win
 */
export function completeInputs(known: KnownInputs, own: Record<string, unknown> = {}): Record<string, unknown> {
  const first = randomInt(100_000_000, 499_999_999);
  const values: Record<string, unknown> = { ...known, billing_id: first, other_billing_id: first + 1, ...own };
  const texts = Object.entries(values).flatMap(([name, value]) =>
    typeof value === 'number' ? [[`${name}_text`, String(value)]] : [],
  );
  return { ...(Object.fromEntries(texts) as Record<string, unknown>), ...values };
}

/** The inputs of a workflow: of all that is known what it declares, and its own defaults. */
export function inputsOf(workflow: Workflow, all: Record<string, unknown>): Record<string, unknown> {
  const declared = workflow.inputs.map(({ name, default: fallback }) => [name, all[name] ?? fallback] as const);
  return Object.fromEntries(declared.filter(([, value]) => value !== undefined));
}

/** The names of the inputs that a workflow needs and does not have. */
export function missingInputs(workflow: Workflow, inputs: Record<string, unknown>): string[] {
  return workflow.inputs.filter(({ name, required }) => required && inputs[name] === undefined).map(({ name }) => name);
}
