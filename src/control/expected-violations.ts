import { KitError } from '../errors.js';
import { type Entry, idOf } from '../journal/entry.js';
import { checkExpected, type ExpectedViolation, isExpected, renderExpected } from '../journal/expected-violation.js';
import { isViolationCode, type Violation } from '../journal/violation.js';
import type { Told } from './told.js';

/** A violation, and whether somebody said that it would come. */
export interface ToldViolation extends Violation {
  /** The request that it is of; absent where a row of the plugin's own breaks the contract. */
  requestId?: string;
  isExpected: boolean;
}

/**
 * Expects a violation from now on, until the next reset.
 * @param fields code, and perhaps method and path
 * @throws KitError request-invalid
 */
export function expectViolation({ expected: announced }: Told, fields: Record<string, unknown>): ExpectedViolation {
  const refuse = (message: string, fix: string) => new KitError('request-invalid', message, { fix });
  const expected = checkExpected(fields, refuse);
  announced.set(renderExpected(expected), expected);
  return expected;
}

/** What a world judged besides requests, and what it was to expect. */
type Judged = Pick<Told, 'expected' | 'comparisons'>;

/**
 * What broke the contract: the newest request's first, and then what each comparison of own rows found.
 * @param remarked the entries of its journal that something is to be said of, newest first
 */
export function toldViolations({ expected, comparisons }: Judged, remarked: readonly Entry[]): ToldViolation[] {
  const announced = [...expected.values()];
  const ofRequests = remarked.flatMap((entry) =>
    entry.violations.map((violation) => ({
      ...violation,
      requestId: idOf(entry),
      isExpected: announced.some((one) => isExpected(one, entry, violation.code)),
    })),
  );
  const ofRows = comparisons
    .flatMap(({ violations }) => violations)
    .map((violation) => ({ ...violation, isExpected: announced.some(({ code }) => code === violation.code) }));
  return [...ofRequests, ...ofRows];
}

/** What was announced, in that order. */
export interface Announced {
  /** Each with whether it came. */
  violations: (ExpectedViolation & { came: boolean })[];
  /** The fake judges requests one by one: whether a remark on a conversation came, exec alone can say. */
  remarks: ExpectedViolation[];
}

/** @param remarked the entries of its journal that something is to be said of */
export function expectedViolations({ expected, comparisons }: Judged, remarked: readonly Entry[]): Announced {
  const ofRows = comparisons.flatMap(({ violations }) => violations);
  const came = (one: ExpectedViolation) =>
    remarked.some((entry) => [...entry.violations, ...entry.notes].some(({ code }) => isExpected(one, entry, code))) ||
    ofRows.some(({ code }) => code === one.code);
  const announced = [...expected.values()];
  return {
    violations: announced.filter(({ code }) => isViolationCode(code)).map((one) => ({ ...one, came: came(one) })),
    remarks: announced.filter(({ code }) => !isViolationCode(code)),
  };
}
