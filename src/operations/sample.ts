/** How the samples of the documentation use an operation: what they look at in its answer, and what they print. */
export interface Sample {
  /** JSON pointer to what tells a success from everything else. */
  success: string;
  /** Whether it must be true; else it must only be there. */
  isTrue?: boolean;
  /** What is printed of a success: a sentence, or JSON pointers whose values stand side by side. */
  prints: string | readonly string[];
  /** What is printed before the answer when it is no success. */
  failure: string;
  /** A comment above the check, one sentence. */
  remark?: string;
}
