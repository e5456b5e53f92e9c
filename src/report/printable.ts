/**
 * What can steer whoever reads it, or hide from him: control characters, ESC, U+009B and the ends of lines among them;
 * marks that turn the direction of text, and others that are not seen; halves of a character. And what GitHub's runner
 * takes for a command: "::" where a line begins, "##[" anywhere.
 */
const unsafe = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|(?<=^\s*):(?=:)|#(?=#\[)/gu;

/** A text with each unsafe part of it, one character most often, put another way. */
export const replaceUnsafe = (text: string, change: (found: string) => string): string =>
  text.replace(unsafe, (found) => change(found));

/**
 * A text as it may be printed, wherever it comes from: on one line, with nothing in it but what is seen. This is the one
 * place that escapes for terminals and logs.
 */
export const printable = (text: string): string =>
  replaceUnsafe(text, (found) => codeUnits(found).map(escaped).join(''));

/** Whether a text can be printed as it is. */
export const isPrintable = (text: string): boolean => text.search(unsafe) < 0;

/** JSON in the same way: the same document, written with the escapes of JSON. @param text what JSON.stringify wrote */
export const printableJson = (text: string): string =>
  replaceUnsafe(text, (found) => (found === '\n' ? found : codeUnits(found).map(unicodeEscape).join('')));

const codeUnits = (text: string): number[] => text.split('').map((unit) => unit.charCodeAt(0));

const named = new Map([
  [9, '\\t'],
  [10, '\\n'],
  [13, '\\r'],
]);

const escaped = (code: number): string => named.get(code) ?? (code < 256 ? `\\x${hex(code, 2)}` : unicodeEscape(code));
const unicodeEscape = (code: number): string => `\\u${hex(code, 4)}`;
const hex = (code: number, digits: number): string => code.toString(16).padStart(digits, '0');
