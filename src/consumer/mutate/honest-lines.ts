import { shortName } from '../../document/operations.js';
import type { Violation } from '../../journal/violation.js';
import type { KnownOperations } from '../known-operation.js';
import type { AnsweredRequest, ToldRun } from './honest-run.js';

/** What the honest run told before any mutant was tried. */
export const honestLines = ({ entries, rowViolations }: ToldRun, known: KnownOperations): string[] => [
  ...refusedAnyway(entries, known),
  ...wrongAnyway(rowViolations),
  ...neverCalled(entries, known),
];

/** An operation that the honest fake only refuses is a finding before any mutant is tried. */
function refusedAnyway(entries: readonly AnsweredRequest[], { all }: KnownOperations): string[] {
  return all.flatMap(({ operation }) => {
    const { operationId } = operation;
    const own = entries.filter((entry) => entry.operationId === operationId && entry.fault === undefined);
    if (own.length === 0 || own.some(({ outcome }) => outcome === 'success')) return [];
    const name = shortName(operation);
    const outcomes = [...new Set(own.map(({ outcome }) => outcome))].join(', ');
    return [
      `Even the honest fake refused every request to ${name} (${outcomes}), and all your tests passed. ticaga-kit exec says why.`,
    ];
  });
}

/** What the plugin stores against an honest server is no matter of the mutants. */
function wrongAnyway(found: readonly Violation[]): string[] {
  if (found.length === 0) return [];
  return [
    `Even with the honest fake your plugin's own rows are not its links, and all your tests passed: ${found[0]?.message} ticaga-kit exec says more.`,
  ];
}

/** A plugin need not use every operation, and so those that it never called stand in one line. */
function neverCalled(entries: readonly AnsweredRequest[], { all }: KnownOperations): string[] {
  const never = all
    .filter(({ isSuperseded }) => !isSuperseded)
    .map(({ operation }) => operation)
    .filter(({ operationId }) => !entries.some((entry) => entry.operationId === operationId));
  return never.length === 0 ? [] : [`Never called, and so not tried: ${never.map(shortName).join(', ')}.`];
}
