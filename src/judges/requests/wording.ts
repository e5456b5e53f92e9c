import type { Assumptions } from '../../document/assumptions.js';
import type { BodyField } from '../../document/operations.js';

/** The versions of Laravel whose words differ. */
type Version = Assumptions['error-wording'];

const isBefore = (version: Version, number: number): boolean => Number(version.slice('laravel-'.length)) < number;

/** What Laravel's validator says of a field. @param keyword the keyword of its schema that failed */
export function fieldMessage(
  name: string,
  field: BodyField | undefined,
  keyword: string,
  value: unknown,
  version: Version,
): string {
  if (keyword === 'required' || isEmpty(value)) return `The ${words(name)} field is required.`;
  if (field?.enum) return `The selected ${words(name)} is invalid.`;
  const subject = `The ${words(name)}${isBefore(version, 10) ? '' : ' field'} must be`;
  if (field?.minimum !== undefined) {
    return keyword === 'minimum' ? `${subject} at least ${field.minimum}.` : `${subject} an integer.`;
  }
  return field?.format === 'email' ? `${subject} a valid email address.` : `${subject} a string.`;
}

/** Whether the rule `required` refuses a value: nothing, an empty text, an empty list or record. */
export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/** What it says of a field that may not be there. */
export const prohibited = (name: string): string => `The ${words(name)} field is prohibited.`;

/** What it says of all of them. @param errors Laravel's messages by field; at least one */
export function summary(errors: Record<string, string[]>, version: Version): string {
  if (isBefore(version, 9)) return 'The given data was invalid.';
  const [first, ...more] = Object.values(errors).flat();
  return more.length === 0 ? String(first) : `${first} (and ${more.length} more error${more.length === 1 ? '' : 's'})`;
}

/** What the router says of an address without a route. @param path without the first slashes and the query */
export const routeMissing = (path: string, version: Version): string =>
  isBefore(version, 9) ? '' : `The route ${path} could not be found.`;

/** What it says of a method that the route does not have. */
export function methodWrong(method: string, path: string, allowed: readonly string[], version: Version): string {
  const route = isBefore(version, 9) ? 'this route' : `route ${path}`;
  return `The ${method} method is not supported for ${route}. Supported methods: ${allowed.join(', ')}.`;
}

/** What is said of a body over the limit. */
export const tooLargeMessage = (version: Version): string =>
  isBefore(version, 11) ? '' : 'The POST data is too large.';

const words = (name: string): string => name.replaceAll('_', ' ');
