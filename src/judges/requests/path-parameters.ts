import { factAt } from '../../document/openapi.js';
import { fillPath, type Operation, type PathParameter } from '../../document/operations.js';
import type { Violation } from '../../journal/violation.js';

/** The decoded values of the parameters in an address, by their names. */
type Given = Readonly<Record<string, string | readonly string[]>>;

/** A value of the address that is not what its parameter asks for. */
export interface Malformed {
  parameter: PathParameter;
  text: string;
}

/**
 * Reads the path parameters: whole numbers as numbers, NaN, which no record has, where none stands. What is no decimal
 * number for the contract may be one for the database, which compares +1, 1.0 and 1e0 with its numbers.
 * @param byLeadingDigits the database takes 1abc for 1, as the switch malformed-id may say
 */
export function readParameters(described: readonly PathParameter[], given: Given, byLeadingDigits: boolean) {
  const parameters: Record<string, string | number> = {};
  const malformed: Malformed[] = [];
  for (const parameter of described) {
    const text = given[parameter.name] as string;
    const isWhole = /^\d+$/.test(text);
    if (parameter.isInteger && !isWhole) malformed.push({ parameter, text });
    // Beyond the exact integers a number would be taken for its neighbour.
    const number = isWhole ? Number(text) : inDatabase(text, byLeadingDigits);
    parameters[parameter.name] = parameter.isInteger ? (Number.isSafeInteger(number) ? number : Number.NaN) : text;
  }
  return { parameters, malformed };
}

/** The number that a column of integers compares a text with; NaN where it is none, and for 0, which no record has. */
function inDatabase(text: string, byLeadingDigits: boolean): number {
  const [, digits, rest] = numberAtBeginning.exec(text) ?? [];
  if (digits === undefined || (rest !== '' && !byLeadingDigits)) return Number.NaN;
  return Number(digits) || Number.NaN;
}

/** With the spaces of ASCII around it, which databases skip, and what else follows. */
const numberAtBeginning = /^[ \t-\r]*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)[ \t-\r]*(.*)$/s;

/** Whether a value has a slash in it: Laravel looks for routes in the decoded address, which is another one then. */
export const hasSlash = (given: Given): boolean => Object.values(given).some((text) => String(text).includes('/'));

/** The address of an operation with its parameters as they came. */
export function addressWith({ path }: Operation, values: Given): string {
  return fillPath(path, (name) => String(values[name]));
}

/** What a value that is no whole number breaks. */
export function invalidParameter({ operationId }: Operation, { parameter, text }: Malformed): Violation {
  const { name, description, pointer } = parameter;
  return {
    code: 'id-invalid',
    location: ['request', 'path', name],
    message: `The ${name} in the address is ${JSON.stringify(text)}.`,
    expected: `${description.replace(/\.$/, '')}, in digits`,
    received: JSON.stringify(text),
    grade: factAt(pointer).grade,
    hint: 'Check what the customer typed (ctype_digit) before you put it into the address.',
    operationId,
  };
}
