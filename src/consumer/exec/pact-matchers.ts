import { isRecord } from '../../document/is-record.js';

/** Rules of Pact by the place of the value. */
export type MatchingRules = Record<string, { combine: 'AND'; matchers: { match: string; regex?: string }[] }>;

/** A body without its nulls: an absent value is not asked for, since another record may have one there. */
export function sampleOf(body: unknown): unknown {
  if (Array.isArray(body)) return body.map(sampleOf);
  if (!isRecord(body)) return body;
  return Object.fromEntries(
    Object.entries(body)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => [name, sampleOf(value)]),
  );
}

/**
 * Lets every value vary within its type: another record is as good. Booleans stay: they are what an answer says.
 * @param fixed names whose values stay as well
 */
export function rulesOf(body: unknown, fixed: readonly string[] = [], path = '$'): MatchingRules {
  const rules: MatchingRules = {};
  if (Array.isArray(body)) {
    // A list may be of any length; what stands in it is like its first.
    rules[path] = { combine: 'AND', matchers: [{ match: 'type' }] };
    return { ...rules, ...rulesOf(body[0], fixed, `${path}[*]`) };
  }
  if (!isRecord(body)) return rules;
  for (const [name, value] of Object.entries(body)) {
    const at = `${path}.${name}`;
    if (isRecord(value) || Array.isArray(value)) Object.assign(rules, rulesOf(value, fixed, at));
    else if (typeof value !== 'boolean' && !fixed.includes(name)) {
      rules[at] = { combine: 'AND', matchers: [{ match: Number.isInteger(value) ? 'integer' : 'type' }] };
    }
  }
  return rules;
}
