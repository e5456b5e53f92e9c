/** A text field of a request, or null when it was not given: a form has no other word for nothing than an empty text. */
export function textOrNull(value: unknown): string | null {
  return value === undefined || value === null || value === '' ? null : String(value);
}

/** A text field of a request; '' when it was not given. */
export const textOf = (value: unknown): string => textOrNull(value) ?? '';

/** The whole number that a server could make of a value, as PHP reads "7 apples" as 7; it may be no exact one. */
export function leadingInteger(value: unknown): number | undefined {
  const number = typeof value === 'object' ? Number.NaN : Number.parseInt(String(value), 10);
  return Number.isNaN(number) ? undefined : number;
}

/** The id in a value; NaN, which no record has, beyond the exact integers, where a number stands for its neighbour too. */
export function exactId(value: unknown): number {
  const number = leadingInteger(value);
  return Number.isSafeInteger(number) ? (number as number) : Number.NaN;
}

/** The id of a record that was found; none when it was not. */
export const idsOf = (...found: readonly ({ id: number } | undefined)[]): number[] =>
  found.flatMap((one) => (one ? [one.id] : []));

/** The customer that a value names; undefined for a guest, who is 0. */
export const customerIn = (value: unknown): number | undefined => leadingInteger(value) || undefined;
