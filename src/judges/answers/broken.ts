import type { Grade } from '../../document/grades.js';

/** What is wrong with an answer. */
export interface Broken {
  /** What was looked at: "status", "body /user/id". */
  subject: string;
  /** `own` when it stands ungraded in a document that the user gave. */
  grade: Grade | 'own';
  source?: string;
  /** In words, for people. */
  expected: string;
  was?: unknown;
  /** In words, when the value alone says too little. */
  wasText?: string;
}
