/**
 * What Laravel's rule `integer` reads in a value, which is PHP's filter_var: 1, "1", " 1 ", "+1", true and 1.0 are 1, and "01",
 * "1.0" or a number beyond 64 bits are none.
 * @returns a number; its decimal text where a number would not be exact; undefined when the rule refuses the value
 */
export function readInteger(value: unknown): number | string | undefined {
  if (value === true) return 1;
  if (typeof value === 'number') return Number.isInteger(value) && Math.abs(value) < 2 ** 63 ? value : undefined;
  if (typeof value !== 'string') return undefined;
  const [, sign, digits] = /^[ \t\n\r\v]*([+-]?)(0|[1-9]\d{0,18})[ \t\n\r\v]*$/.exec(value) ?? [];
  if (digits === undefined) return undefined;
  const number = Number(sign + digits);
  if (Number.isSafeInteger(number)) return number === 0 ? 0 : number;
  const exact = BigInt(`${sign === '-' ? '-' : ''}${digits}`);
  return BigInt.asIntN(64, exact) === exact ? String(exact) : undefined;
}
