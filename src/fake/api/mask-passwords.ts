import { isRecord } from '../../document/is-record.js';
import { operations } from '../../document/operations.js';

/** What stands in a journal where a password stood. */
export const mask = '***';

const described = operations.flatMap(({ body }) =>
  (body?.fields ?? []).filter(({ format }) => format === 'password').map(({ name }) => name.toLowerCase()),
);

/** Whether a field holds a password: openapi.yaml says so, or its name does. */
export function isPasswordField(name: string): boolean {
  const lower = name.toLowerCase();
  return lower.includes('password') || described.includes(lower);
}

/** A body without its passwords, the rest byte for byte; one that cannot be decoded loses whatever looks like one. */
export function maskPasswords(body: Buffer): Buffer {
  const text = body.toString('latin1');
  const masked = maskPasswordsIn(text);
  return masked === text ? body : Buffer.from(masked, 'latin1');
}

/** The same for text: JSON, a form, the parts of a multipart body, or what is left of them. */
export function maskPasswordsIn(text: string): string {
  // The name may be written with escapes: \u0070assword, %70assword.
  if (!/pass|\\u00|%[4-7]/i.test(text)) return text;
  return inJson(inParts(/^\s*[{[]/.test(text) ? text : inForm(text)));
}

function inJson(text: string): string {
  const value = parsed(text);
  // A password that is a list or a record has no end that could be found in the text.
  if (holdsNested(value)) return JSON.stringify(value, masking);
  return text.replaceAll(
    /("(?:[^"\\]|\\.)*")(\s*:\s*)("(?:[^"\\]|\\.)*"?|[[{][\s\S]*|[^\s,}\]]+)/g,
    (whole, name: string, colon: string, rest: string) => {
      if (isPasswordField(unquoted(name))) return `${name}${colon}"${mask}"`;
      return /^[[{]/.test(rest) ? `${name}${colon}${inJson(rest)}` : whole;
    },
  );
}

const inForm = (text: string): string =>
  text.replaceAll(/(^|&)([^=&]*)=([^&]*)/g, (whole, before: string, name: string) =>
    isPasswordField(decodedName(name)) ? `${before}${name}=${mask}` : whole,
  );

const inParts = (text: string): string =>
  text.replaceAll(
    /(name="([^"]*)"[^\n]*\n(?:[^\r\n]+\r?\n)*\r?\n)[\s\S]*?(?=\r?\n--|$)/g,
    (whole, head, name: string) => (isPasswordField(name) ? `${head}${mask}` : whole),
  );

const masking = (name: string, value: unknown) => (isPasswordField(name) ? mask : value);

function holdsNested(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(holdsNested);
  if (!isRecord(value)) return false;
  return Object.entries(value).some(([name, inner]) =>
    isPasswordField(name) ? typeof inner === 'object' && inner !== null : holdsNested(inner),
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const unquoted = (name: string): string => String(parsed(name) ?? name);

function decodedName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
