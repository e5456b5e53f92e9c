import { type Grade, grades } from '../../document/grades.js';

/** What --fail-on takes: the least known grade whose violations fail a run, or none at all. */
export const failOnValues = [...grades, 'none'] as const;
export type FailOn = (typeof failOnValues)[number];

/** Whether a violation of this grade fails a run: `observed` means documented and observed ones, and what users say themselves. */
export function fails(grade: Grade | 'own', failOn: FailOn): boolean {
  if (grade === 'own') return failOn !== 'none';
  return failOn !== 'none' && grades.indexOf(grade) <= grades.indexOf(failOn);
}
