import type { Grade } from '../document/grades.js';

/** What may fail a run, from the strictest knowledge on; a level takes in those before it. */
export const failLevels = ['documented', 'observed', 'assumed', 'none'] as const;
export type FailLevel = (typeof failLevels)[number];

/** Whether a violation of this grade fails a run: `observed` means documented and observed ones. */
export function reaches(grade: Grade, failOn: FailLevel): boolean {
  return failOn !== 'none' && failLevels.indexOf(grade) <= failLevels.indexOf(failOn);
}
