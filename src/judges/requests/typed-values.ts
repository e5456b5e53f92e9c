import type { Note, Violation } from '../../journal/violation.js';

/**
 * Whether a person can have typed a value: a text that says something. What stands in an address or a field when a program
 * lost its value, such as null or an unfilled placeholder, nobody types; and an empty one the plugin has to stop itself.
 */
export function canBeTyped(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '' && !leftByProgram.test(value.trim());
}

const leftByProgram = /^(?:null|undefined|nan|array|object|true|false|\[object\b.*|[{$:%<].*)$/i;

/** What is noted of a value that a person can have typed and the server refuses, in the place of the violation that it would be by itself. */
export function typedNote({ code, message, expected }: Violation): Note {
  return {
    code,
    message: `${message} If a person typed it, check it before you send it, and do not leave that to the server. Expected: ${expected.replace(/\.$/, '')}.`,
  };
}
