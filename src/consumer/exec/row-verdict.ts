import type { Entry } from '../../journal/entry.js';
import type { ExpectedViolation } from '../../journal/expected-violation.js';
import { linksCustomers } from '../../operations/behaviours.js';
import { renderEntryCurl } from '../../report/entry-curl.js';
import type { Conversation } from './conversation.js';
import type { FoundViolation } from './found-violation.js';

/** What is known of the rows that the plugin keeps of its links. */
export interface RowVerdict {
  /** How often they were compared with the server's links. */
  comparisons: number;
  /** Whether a customer was to be linked, so that there was something to compare. */
  asked: boolean;
}

export function rowVerdict({ heard, comparisons }: Conversation): RowVerdict {
  return {
    comparisons: comparisons.length,
    asked: heard.some(({ entry }) => linksCustomers(entry)),
  };
}

/** What the comparisons found, each kind of difference once, with the request that was to link its customer. */
export function findRowViolations(
  { heard, comparisons, expectations }: Conversation,
  allow: readonly ExpectedViolation[],
): FoundViolation[] {
  const found = new Map<string, FoundViolation>();
  for (const { violations, sandbox } of comparisons) {
    const announced = [
      ...allow,
      ...expectations.filter((one) => one.sandbox === sandbox).flatMap((one) => one.violations),
    ];
    for (const violation of violations) {
      const expected = announced.some(({ code }) => code === violation.code);
      const key = `${expected} ${violation.code}`;
      const known = found.get(key);
      if (known) known.count++;
      else {
        const entries = heard.map(({ entry }) => entry).filter((entry) => entry.sandbox === sandbox);
        const asked = lastAsked(entries, Number(violation.location[1]?.replace(/\D+/, '')));
        const curl = asked === undefined ? {} : { curl: renderEntryCurl(asked) };
        found.set(key, { violation, count: 1, expected, sandbox, ...curl });
      }
    }
  }
  return [...found.values()];
}

const lastAsked = (entries: readonly Entry[], customer: number): Entry | undefined =>
  entries.findLast((entry) => linksCustomers(entry) && entry.customer === customer);
