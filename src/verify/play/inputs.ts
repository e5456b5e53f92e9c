import { randomInt } from 'node:crypto';
import type { Workflow } from '../../contracts/contract-document.js';
import { nearest } from '../../document/nearest.js';
import { administratorValues, factsOfState, type StateInput } from '../../document/provider-states.js';
import { KitError } from '../../errors.js';
import { nearTokens, secretsIn, strangersEmail } from './secrets.js';

/** What a workflow can be given, by the names that the documents use. */
export type KnownInputs = { [Name in StateInput]?: Name extends `${string}_id` ? number : string };

/** What the runner makes up itself. */
const runnersOwn = ['billing_id', 'other_billing_id', 'strangers_email', 'email_in_other_case'] as const;

/**
 * Every input that the runner has values for: those given, two billing ids that nobody is likely to hold, the email with
 * each letter in the other case, and for each number X also its decimal text as X_text.
 * @param own the user's own, which win
 */
export function completeInputs(known: KnownInputs, own: Record<string, unknown> = {}): Record<string, unknown> {
  const first = randomInt(100_000_000, 499_999_999);
  const [billing, other, stranger, otherCase] = runnersOwn;
  const made = {
    [billing]: first,
    [other]: first + 1,
    [stranger]: strangersEmail,
    [otherCase]: inOtherCase(known.email ?? ''),
  };
  const near = secretsIn(known, unnamed).map(({ input, value }) => [input, value]);
  const values: Record<string, unknown> = { ...known, ...Object.fromEntries(near), ...made, ...own };
  const texts = Object.entries(values).flatMap(([name, value]) =>
    typeof value === 'number' ? [[`${name}_text`, String(value)]] : [],
  );
  return { ...(Object.fromEntries(texts) as Record<string, unknown>), ...values };
}

const inOtherCase = (text: string): string =>
  text.replace(/[a-z]+|[A-Z]+/g, (letters) => (/[a-z]/.test(letters) ? letters.toUpperCase() : letters.toLowerCase()));

/**
 * Checks that every workflow can get the inputs that it needs where states are set up: from its state, from the runner, or
 * from the user. A misspelt one would leave its workflow unplayed for ever.
 * @param own the user's own values
 * @throws KitError contract-invalid with the workflow's place and the nearest name
 */
export function checkInputs(workflows: readonly Workflow[], own: Record<string, unknown>): void {
  for (const { workflowId, inputs, providerState, place } of workflows) {
    const returned = Object.values({ ...administratorValues, ...factsOfState(providerState).returns });
    const given = [...returned.filter((name) => name !== null), ...nearTokens, ...runnersOwn, ...Object.keys(own)];
    const known = [...given, ...given.map((name) => `${name}_text`)];
    const missing = inputs.find(
      ({ name, required, default: preset }) => required && preset === undefined && !known.includes(name),
    );
    if (!missing) continue;
    const near = nearest(missing.name, known, 1)[0];
    throw new KitError('contract-invalid', `Nothing gives the workflow ${workflowId} its input ${missing.name}.`, {
      expected: given.join(' | '),
      where: `${place.file}:${place.line}`,
      fix: `${near === undefined ? '' : `Did you mean ${near}? `}The state "${providerState}" gives it others; a value of your own goes under inputs: of --target FILE.`,
    });
  }
}

const unnamed = { token: '', otherToken: '' };

/** The inputs of a workflow: of all that is known what it declares, and its own defaults. */
export function inputsOf(workflow: Workflow, all: Record<string, unknown>): Record<string, unknown> {
  const declared = workflow.inputs.map(({ name, default: fallback }) => [name, all[name] ?? fallback] as const);
  return Object.fromEntries(declared.filter(([, value]) => value !== undefined));
}

/** What a workflow lacks that asks what another administrator's token may do. */
export const otherTokenNeeded = "--other-token TOKEN (another administrator's, on a server that takes Bearer)";

/** The names of the inputs that a workflow needs and does not have. */
export function missingInputs(workflow: Workflow, inputs: Record<string, unknown>): string[] {
  return workflow.inputs.filter(({ name, required }) => required && inputs[name] === undefined).map(({ name }) => name);
}
