import { openapi } from '../generated/contract.js';
import { type AssumptionName, type Assumptions, assumptionList } from './assumptions.js';
import { followRef, type Json, resolvePointer } from './openapi.js';
import { operationById, operations } from './operations.js';
import type { Outcome } from './outcome.js';

/** A named example of an answer in openapi.yaml. */
export type ExampleName = keyof typeof openapi.components.examples;

/** An answer that openapi.yaml describes for an operation. */
export interface DescribedAnswer {
  example: ExampleName;
  /** What it means: the x-outcome of the example. */
  outcome: Outcome;
  /** The example's body, decoded. */
  body: Json;
  /** Every status under which it may come, in the order of openapi.yaml. */
  statuses: readonly number[];
  /** The switch that decides the status. Without one there is a single status. */
  decidedBy?: AssumptionName;
}

type Node = { [key: string]: Json };
type Example = { value: Json; 'x-outcome': Outcome };

const examples = openapi.components.examples as unknown as Record<ExampleName, Example>;

/** The body of an example, as JSON text. */
export const exampleBody = (example: ExampleName): string => JSON.stringify(examples[example].value);

/** What an example of an answer means. */
export const outcomeOf = (example: ExampleName): Outcome => examples[example]['x-outcome'];

const described = new Map<string, readonly DescribedAnswer[]>(
  operations.map(({ operationId, pointer }) => [operationId, describe(operationId, pointer)]),
);

/** The answers of an operation, each example once, in the order of openapi.yaml. */
export const answersOf = (operationId: string): readonly DescribedAnswer[] => described.get(operationId) ?? [];

/**
 * The status under which a server gives an answer.
 * @param assumptions the value of every switch
 * @throws Error when openapi.yaml does not have the answer for the operation: a mistake of the kit's own
 */
export function statusOf(operationId: string, example: ExampleName, assumptions: Assumptions): number {
  const answer = answersOf(operationId).find((one) => one.example === example);
  if (!answer) throw new Error(`openapi.yaml has no answer ${example} for ${operationId}`);
  return answer.decidedBy === undefined ? (answer.statuses[0] as number) : Number(assumptions[answer.decidedBy]);
}

function describe(operationId: string, pointer: string): DescribedAnswer[] {
  const statuses = new Map<ExampleName, number[]>();
  for (const [status, response] of Object.entries(resolvePointer(`${pointer}/responses`) as Node)) {
    const { content } = followRef(response) as { content?: Node };
    const media = content?.['application/json'] as { examples: Node } | undefined;
    // A page or a redirect is no answer that a client reads.
    if (!media) continue;
    for (const name of Object.keys(media.examples) as ExampleName[]) {
      statuses.set(name, [...(statuses.get(name) ?? []), Number(status)]);
    }
  }
  return [...statuses].map(([example, found]) => {
    const decider = assumptionList.find(({ statusOf }) => statusOf === example);
    if (!decider && found.length > 1) {
      const { path } = operationById(operationId);
      throw new Error(`openapi.yaml has ${example} of ${path} under ${found.join(', ')}, and no switch decides which`);
    }
    const lacking = decider?.values.filter(({ value }) => !found.includes(Number(value)));
    if (lacking?.length)
      throw new Error(
        `openapi.yaml has ${example} of ${operationId} under no ${lacking[0]?.value}, and ${decider?.name} may say so`,
      );
    return {
      example,
      outcome: outcomeOf(example),
      body: examples[example].value,
      statuses: found,
      ...(decider ? { decidedBy: decider.name } : {}),
    };
  });
}
