import type { Observation } from './observation.js';

/**
 * The operations that a server may not have at all, for it never answered them in another way. What their answers look
 * like says nothing of the API: an unknown address is no unknown customer, department or ticket.
 */
export function absentOperations(observations: readonly Observation[]): string[] {
  const answered = new Set(observations.filter(({ isUnrouted }) => !isUnrouted).map(({ operation }) => operation));
  return [...new Set(observations.map(({ operation }) => operation))].filter((operation) => !answered.has(operation));
}
