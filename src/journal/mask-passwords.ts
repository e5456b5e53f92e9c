import { operations } from '../document/operations.js';
import { isSecretField } from './redact.js';

/** What stands in a journal where a password or another secret stood. */
export const mask = '***';

const described = operations.flatMap(({ body }) =>
  (body?.fields ?? []).filter(({ format }) => format === 'password').map(({ name }) => name.toLowerCase()),
);

/** Whether a field holds a password or another secret: openapi.yaml says so, or its name does. */
export function isPasswordField(name: string): boolean {
  return isSecretField(name) || described.includes(name.toLowerCase());
}

/** A body without its passwords, the rest byte for byte; one that cannot be decoded loses whatever looks like one. */
export function maskPasswords(body: Buffer): Buffer {
  const text = body.toString('latin1');
  const clean = maskPasswordsIn(text);
  return clean === text ? body : Buffer.from(clean, 'latin1');
}

/** The same for text: JSON, a form, the parts of a multipart body, or what is left of them. Takes time as the text is long. */
export function maskPasswordsIn(text: string): string {
  // The name may be written with escapes: \u0070assword, %70assword.
  if (!/pass|pwd|token|secret|key|authorization|\\u00|%[4-7]/i.test(text)) return text;
  return inJson(inParts(/^\s*[{[]/.test(text) ? text : inForm(text)));
}

/** No name of a field is longer; the limit keeps quotes without an end from being read again and again. */
const jsonName = /"((?:[^"\\]|\\[\s\S]){1,160})"\s*:\s*/g;

function inJson(text: string): string {
  // A list or a record in a text that is no JSON has no end that could be found.
  const endOfNested = parsed(text) === undefined ? () => text.length : endOfBrackets;
  const endOf = (start: number) => (/[[{]/.test(text[start] ?? '') ? endOfNested : endOfPlain)(text, start);
  return masked(text, jsonName, unquoted, (start) => [start, endOf(start)], `"${mask}"`);
}

/** Where a text, a number or a word ends. */
function endOfPlain(text: string, start: number): number {
  const value = /"(?:[^"\\]|\\[\s\S])*"?|[^\s,}\]]*/y;
  value.lastIndex = start;
  return start + (value.exec(text)?.[0].length ?? 0);
}

function endOfBrackets(text: string, start: number): number {
  const token = /"(?:[^"\\]|\\[\s\S])*"|[[\]{}]/g;
  token.lastIndex = start;
  let depth = 0;
  for (let found = token.exec(text); found; found = token.exec(text)) {
    if (/^[[{]/.test(found[0])) depth += 1;
    if (/^[\]}]/.test(found[0])) depth -= 1;
    if (depth === 0) return token.lastIndex;
  }
  return text.length;
}

const inForm = (text: string): string =>
  text.replaceAll(/(^|&)([^=&]*)=([^&]*)/g, (whole, before: string, name: string) =>
    isPasswordField(decodedName(name)) ? `${before}${name}=${mask}` : whole,
  );

/** The value of a part stands between the empty line after its headers and the boundary. */
function inParts(text: string): string {
  return masked(
    text,
    /name="([^"\n]{1,160})"/g,
    (name) => name,
    (at) => {
      const start = after(text, /\r?\n\r?\n/g, at);
      return start === undefined ? undefined : [start, before(text, /\r?\n--/g, start)];
    },
    mask,
  );
}

/**
 * Puts something in the place of the value of every password.
 * @param name finds the next name of a field, in its first group as it is written
 * @param valueFrom where the value begins and ends, given where the name ended; undefined when none comes any more
 */
function masked(
  text: string,
  name: RegExp,
  asRead: (written: string) => string,
  valueFrom: (at: number) => [number, number] | undefined,
  instead: string,
): string {
  let [result, copied] = ['', 0];
  name.lastIndex = 0;
  for (let found = name.exec(text); found; found = name.exec(text)) {
    if (!isPasswordField(asRead(found[1] as string))) continue;
    const value = valueFrom(name.lastIndex);
    if (!value) break;
    result += text.slice(copied, value[0]) + instead;
    [, copied] = value;
    name.lastIndex = copied;
  }
  return result + text.slice(copied);
}

function after(text: string, pattern: RegExp, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ? pattern.lastIndex : undefined;
}

function before(text: string, pattern: RegExp, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.index ?? text.length;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const unquoted = (written: string): string => String(parsed(`"${written}"`) ?? written);

function decodedName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
