import { type Grade, grades } from '../../document/grades.js';

/** What --fail-on takes: the least known grade whose violations fail a run, or none at all. */
export const failOnValues = [...grades, 'none'] as const;
export type FailOn = (typeof failOnValues)[number];

/** Whether a violation of this grade fails a run: `observed` means documented and observed ones. */
export function fails(grade: Grade, failOn: FailOn): boolean {
  return failOn !== 'none' && grades.indexOf(grade) <= grades.indexOf(failOn);
}
