import { shortName } from '../../../document/operations.js';
import type { Entry } from '../../../journal/entry.js';
import type { ExpectableCode } from '../../../journal/violation.js';
import type { Said } from './said.js';

/** What is to be said of requests each of which may be right. */
export interface Remark {
  /** What --allow and a test's expectation take. */
  code: ExpectableCode;
  /** One sentence. */
  title: string;
  /** What would have been right, and what was there instead. */
  expected?: string;
  was?: string;
  /** The requests that it is about, each with its part in it. */
  requests: readonly { label: string; entry: Entry }[];
  /** The one that is at fault: an expectation names its address, and the report has the remark at its operation. */
  entry: Entry;
  /** What to do, one sentence each. */
  advice: readonly string[];
}

/** What a person can do of whom two tests were taken for one. */
export const ifTwoTests = 'If two tests made these requests, give each a sandbox, and this remark goes away.';

/** The operation of a request in a sentence. */
export const nameOf = ({ known }: Said): string => (known ? shortName(known.operation) : 'an unknown address');
