import { isRecord } from '../../document/is-record.js';

/** Rules of Pact by the place of the value. */
export type MatchingRules = Record<string, { combine: 'AND'; matchers: { match: string; regex?: string }[] }>;

/** A body without its nulls: an absent value is not asked for, since another record may have one there. */
export function sampleOf(body: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(body)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => [name, isRecord(value) ? sampleOf(value) : value]),
  );
}

/**
 * Lets every value vary within its type: another record is as good. Booleans stay: they are what an answer says.
 * @param fixed names whose values stay as well
 */
export function rulesOf(body: Record<string, unknown>, fixed: readonly string[] = [], path = '$'): MatchingRules {
  const rules: MatchingRules = {};
  for (const [name, value] of Object.entries(body)) {
    const at = `${path}.${name}`;
    if (isRecord(value)) Object.assign(rules, rulesOf(value, fixed, at));
    else if (typeof value !== 'boolean' && !fixed.includes(name)) {
      rules[at] = { combine: 'AND', matchers: [{ match: Number.isInteger(value) ? 'integer' : 'type' }] };
    }
  }
  return rules;
}
