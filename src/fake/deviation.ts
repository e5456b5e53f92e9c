import type { Answer } from './answers.js';
import type { Exchange } from './exchange.js';
import type { Fault } from './faults.js';

/** What a fake does instead of what is right. */
export interface Deviation {
  answer: Answer;
  /** false: what the request changed is put back. */
  keeps: boolean;
  /** Spoils the answer, and how it goes out. */
  fault?: Fault;
}

/**
 * Makes a whole fake wrong on purpose, in every world of it. Asked for each request of the contract that no fault takes.
 * @param honest what the fake would answer
 * @returns undefined to let that answer stand
 */
export type Deviate = (operationId: string, honest: Answer) => Deviation | undefined;

/**
 * Carries a request out, and lets the world's deviation change what comes of it.
 * @param id the customer that the request may change
 */
export function handleDeviating({ world, operationId, notes }: Exchange, id: number, handle: () => Answer): Deviation {
  const before = world.deviate && world.store.customer(id);
  const honest = handle();
  const deviation = world.deviate?.(operationId as string, honest);
  if (!deviation) return { answer: honest, keeps: true };
  if (!deviation.keeps && before) world.store.putCustomer(before);
  notes.push({
    code: 'deviation',
    message: `The fake deviates on purpose; right were ${honest.status} ${honest.body}`,
  });
  return deviation;
}
