import { type OperationId, operations } from '../document/operations.js';
import { faultKindNames, faultKinds, isCarriedOut } from '../fake/misbehaviour/fault-kinds.js';
import { openapi } from '../generated/contract.js';
import type { Outcome } from '../journal/entry.js';
import { assignLies, recordLies } from './lying-mutants.js';
import { adviceFor, type Mutant, meaningFor, nameOf, shorten } from './mutant.js';
import { toleratedForms } from './tolerated-mutants.js';

type Json = Record<string, unknown>;
type ExampleName = keyof typeof openapi.components.examples;

/** Which answer an example of openapi.yaml is. */
const outcomes: Record<ExampleName, Outcome> = {
  linked: 'success',
  customer: 'success',
  'unknown-customer': 'unknown-customer',
  'bad-credentials': 'bad-credentials',
  'validation-error': 'validation',
  'already-linked': 'conflict',
  'billing-id-taken': 'conflict',
  'body-too-large': 'validation',
  'route-not-found': 'unmatched',
};

const bodyOf = (example: ExampleName) => JSON.stringify(openapi.components.examples[example].value);

/** Every request is refused, with each error that openapi.yaml has for the operation; nothing is stored. */
function refusals(operationId: OperationId): Mutant[] {
  return examplesOf(operationId)
    .filter(({ example }) => outcomes[example] !== 'success')
    .map(({ status, example }) => ({
      id: `${operationId}/refused-${status}-${example}`,
      operationId,
      family: 'refusal',
      did: `${nameOf(operationId)} answered ${status} ${shorten(bodyOf(example))}`,
      meaning: meaningFor[operationId],
      advice: adviceFor[operationId],
      change: (honest) =>
        honest.outcome === outcomes[example]
          ? undefined
          : { answer: { status, body: bodyOf(example), outcome: outcomes[example] }, keeps: false },
    }));
}

function examplesOf(operationId: OperationId): { status: number; example: ExampleName }[] {
  const { path, method } = operations.find((operation) => operation.operationId === operationId)!;
  const responses = (openapi.paths as unknown as Record<string, Record<string, { responses: Json }>>)[path]![
    method.toLowerCase()
  ]!.responses as Record<string, { content: Record<string, { examples: Json }> }>;
  return Object.entries(responses).flatMap(([status, { content }]) =>
    Object.keys(content['application/json']!.examples).map((example) => ({
      status: Number(status),
      example: example as ExampleName,
    })),
  );
}

/** The kinds that say something that no other mutant says. */
const transports = faultKindNames.filter((kind) => faultKinds[kind].isMutant);

/** Every answer breaks on its way. */
function brokenAnswers(operationId: OperationId): Mutant[] {
  return transports.map((kind) => ({
    id: `${operationId}/${kind}`,
    operationId,
    family: 'transport',
    did: `${nameOf(operationId)} broke down (${kind}: ${faultKinds[kind].does.replace(/\.$/, '')})`,
    meaning: meaningFor[operationId],
    advice: adviceFor[operationId],
    change: (honest) => ({
      answer: honest,
      keeps: isCarriedOut(kind),
      fault: { kind },
    }),
  }));
}

/** Every mutant, operation by operation, always in the same order. */
export const mutants: readonly Mutant[] = operations.flatMap(({ operationId }) => [
  ...refusals(operationId),
  ...(operationId === 'assignBillingId' ? assignLies : recordLies),
  ...brokenAnswers(operationId),
  ...toleratedForms(operationId),
]);
