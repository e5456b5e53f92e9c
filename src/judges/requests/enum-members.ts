import { type Assumptions, assumptionList } from '../../document/assumptions.js';
import type { Fact } from '../../document/grades.js';
import { readFact } from '../../document/openapi.js';
import type { BodyField } from '../../document/operations.js';
import { describe, type Problem } from '../../document/schema-problems.js';
import type { Note } from '../../journal/violation.js';

/** One way in which the value of a field breaks the contract. */
export type FieldProblem = Pick<Problem, 'keyword' | 'expected' | 'fact'>;

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

/**
 * What is to be said of a member that the server takes in a spelling which is neither its own, nor the contract's, nor one
 * that was seen; undefined for the others.
 * @param canonical the server's spelling of it
 */
export function unseenSpelling(value: string, canonical: string, field: BodyField): FieldProblem | undefined {
  const { enum: members = [], memberGrades = {} } = field;
  const seen = [canonical, ...members.flatMap((member) => [member, ...spellingsOf(memberGrades[member])])];
  if (seen.includes(value)) return undefined;
  const expected = seen.filter((one) => one.toLowerCase() === value.toLowerCase()).map((one) => JSON.stringify(one));
  return { keyword: 'enum', expected: [...new Set(expected)].join(' or '), fact: unseenFact };
}

const unseenFact: Fact = {
  grade: 'assumed',
  source: assumptionList.find(({ name }) => name === 'billing-system-case')?.source as string,
};

const spellingsOf = (member: unknown): readonly string[] =>
  (member as { 'x-spellings'?: readonly string[] } | undefined)?.['x-spellings'] ?? [];

function comparison(value: string, ignoresCase: boolean): (member: string) => boolean {
  if (!ignoresCase) return (member) => member === value;
  const folded = value.toLowerCase();
  return (member) => member.toLowerCase() === folded;
}

const isAssumed = (member: string, { memberGrades = {} }: BodyField): boolean =>
  Object.hasOwn(memberGrades, member) && readFact(memberGrades[member])?.grade === 'assumed';
