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
  return replaceFieldsIn(text, (name) => (isPasswordField(name) ? () => mask : undefined));
}

/**
 * What stands in the place of the value of a field, given its name and then the value as it is read, a list or a record as
 * its text; undefined where the value stays.
 */
export type Replace = (name: string) => ((value: string) => string | undefined) | undefined;

/** A text with the values of some of its fields replaced, wherever they stand, and the rest as it was. */
export function replaceFieldsIn(text: string, replace: Replace): string {
  return inJson(inParts(/^\s*[{[]/.test(text) ? text : inForm(text, replace), replace), replace);
}

/** No name of a field is longer; the limit keeps quotes without an end from being read again and again. */
const jsonName = /"((?:[^"\\]|\\[\s\S]){1,160})"\s*:\s*/g;

function inJson(text: string, replace: Replace): string {
  // A list or a record in a text that is no JSON has no end that could be found.
  const endOfNested = parsed(text) === undefined ? () => text.length : endOfBrackets;
  const endOf = (start: number) => (/[[{]/.test(text[start] ?? '') ? endOfNested : endOfPlain)(text, start);
  const read = (value: string) => (value.startsWith('"') ? unquoted(value.slice(1, -1)) : value);
  return replaced(text, jsonName, unquoted, (start) => [start, endOf(start)], replace, {
    read,
    write: (value) => JSON.stringify(value),
  });
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

const inForm = (text: string, replace: Replace): string =>
  text.replaceAll(/(^|&)([^=&]*)=([^&]*)/g, (whole, before: string, name: string, value: string) => {
    const instead = replace(decodedName(name))?.(decodedName(value.replaceAll('+', ' ')));
    return instead === undefined ? whole : `${before}${name}=${instead}`;
  });

/** The value of a part stands between the empty line after its headers and the boundary. */
function inParts(text: string, replace: Replace): string {
  return replaced(
    text,
    /name="([^"\n]{1,160})"/g,
    (name) => name,
    (at) => {
      const start = after(text, /\r?\n\r?\n/g, at);
      return start === undefined ? undefined : [start, before(text, /\r?\n--/g, start)];
    },
    replace,
    { read: (value) => value, write: (value) => value },
  );
}

/**
 * Puts something in the place of values.
 * @param name finds the next name of a field, in its first group as it is written
 * @param valueFrom where the value begins and ends, given where the name ended; undefined when none comes any more
 */
function replaced(
  text: string,
  name: RegExp,
  asRead: (written: string) => string,
  valueFrom: (at: number) => [number, number] | undefined,
  replace: Replace,
  { read, write }: Record<'read' | 'write', (value: string) => string>,
): string {
  let [result, copied] = ['', 0];
  name.lastIndex = 0;
  for (let found = name.exec(text); found; found = name.exec(text)) {
    const instead = replace(asRead(found[1] as string));
    if (!instead) continue;
    const value = valueFrom(name.lastIndex);
    if (!value) break;
    const raw = text.slice(...value);
    const given = instead(read(raw));
    result += text.slice(copied, value[0]) + (given === undefined ? raw : write(given));
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
