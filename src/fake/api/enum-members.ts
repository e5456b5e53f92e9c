import type { Assumptions } from '../../document/assumptions.js';
import { readFact } from '../../document/openapi.js';
import type { BodyField } from '../../document/operations.js';
import { describe } from '../../document/schema-problems.js';
import type { Note } from '../../journal/violation.js';

/**
 * The server's spelling of a member of an enum, or undefined when it does not take it.
 * @param members those of the server's state, in its own spelling
 */
export function canonicalMember(
  value: string,
  field: BodyField,
  assumptions: Assumptions,
  members: readonly string[],
): string | undefined {
  const isSame = comparison(value, assumptions['billing-system-case'] === 'insensitive');
  const found = members.find(isSame);
  if (found === undefined || assumptions['other-billing-systems'] === 'accept') return found;
  return isAssumed(found, field) ? undefined : found;
}

/** A member of the contract's enum that this server does not take is refused, and breaks nothing. */
export function refusedMember(
  value: string,
  field: BodyField,
  assumptions: Assumptions,
  members: readonly string[],
): Note | undefined {
  const isSame = comparison(value, true);
  const member = field.enum?.find(isSame);
  if (member === undefined) return undefined;
  const refused = `The server does not take the ${field.name.replaceAll('_', ' ')} ${describe(value)}`;
  const code = `${field.name.replaceAll('_', '-')}-refused`;
  if (!members.some(isSame)) return { code, message: `${refused}: the state lists ${members.join(', ')}.` };
  const name =
    isAssumed(member, field) && assumptions['other-billing-systems'] === 'refuse'
      ? 'other-billing-systems'
      : 'billing-system-case';
  return { code, message: `${refused}: see the assumption ${name}, now ${assumptions[name]}.` };
}

function comparison(value: string, ignoresCase: boolean): (member: string) => boolean {
  if (!ignoresCase) return (member) => member === value;
  const folded = value.toLowerCase();
  return (member) => member.toLowerCase() === folded;
}

const isAssumed = (member: string, { memberGrades = {} }: BodyField): boolean =>
  Object.hasOwn(memberGrades, member) && readFact(memberGrades[member])?.grade === 'assumed';
