import { isRecord } from '../../document/is-record.js';
import type { Entry } from '../../journal/entry.js';
import { requestsOf } from '../words.js';

/** Reasons beyond these are no help. */
const mostReasons = 3;

/**
 * Why requests that break nothing did not fit this server: the field, what the server said of it, and the switch or the
 * state that decides; each reason once, the most frequent first.
 * @param entries of one operation
 */
export function refusalReasons(entries: readonly Entry[]): string[] {
  const counts = new Map<string, number>();
  for (const entry of entries) {
    if (entry.outcome !== 'validation' || entry.fault !== undefined || entry.violations.length > 0) continue;
    const reason = [...fieldErrors(entry), ...entry.notes.map(({ message }) => message)].join(' ');
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts]
    .sort(([, one], [, other]) => other - one)
    .slice(0, mostReasons)
    .map(([reason, count]) => `${requestsOf(count)} refused that broke nothing: ${reason}`);
}

/** "name: The name field is required." for each field that the answer names, as Laravel does. */
function fieldErrors({ response }: Entry): string[] {
  const body: unknown = parsed(response.body.toString());
  if (!isRecord(body)) return [];
  if (!isRecord(body.errors)) return typeof body.message === 'string' ? [body.message] : [];
  return Object.entries(body.errors).map(([field, told]) => `${field}: ${[told].flat().join(' ')}`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
