import { isRecord } from '../document/is-record.js';
import { isTooDeep, mostLevels } from '../document/nesting.js';
import { describe as shorten } from '../document/schema-problems.js';
import { createRegExp } from '../document/time-limit.js';
import { KitError } from '../errors.js';
import { isSameJson } from './json-equality.js';

/** A test of one text. */
export interface ValuePattern {
  /**
   * In words, for example: equal to "Blesta".
   * @param show takes the secrets out of the text that the pattern names
   */
  describe(show: (text: string) => string): string;
  /** true: the value must not be there at all, and `test` is not asked. */
  absent?: true;
  test(value: string): boolean;
  /** The text that would be right, where there is only one. */
  wanted?: string;
}

type Options = Record<string, unknown>;
interface Operator {
  /** Keys that may stand beside the operator; each takes true or false. */
  options?: readonly string[];
  create(operand: unknown, where: string, options: Options): ValuePattern;
}

const operators = {
  equalTo: { options: ['caseInsensitive'], create: equalTo },
  contains: {
    create(operand, where) {
      const part = text(operand, where);
      return { describe: (show) => `containing ${JSON.stringify(show(part))}`, test: (value) => value.includes(part) };
    },
  },
  matches: { create: matching },
  doesNotMatch: {
    create(operand, where) {
      const { describe, test } = matching(operand, where);
      return { describe: (show) => `not ${describe(show)}`, test: (value) => !test(value) };
    },
  },
  absent: {
    create(operand, where) {
      if (operand !== true) throw invalid(where, 'true', operand);
      return { describe: () => 'absent', absent: true, test: () => false };
    },
  },
  equalToJson: {
    options: ['ignoreExtraElements', 'ignoreArrayOrder'],
    create(operand, where, options) {
      const wanted = typeof operand === 'string' ? decodeJson(operand, where) : operand;
      const shown = JSON.stringify(wanted);
      if (/\$\{json-unit\./.test(shown))
        throw unsupported(`${where} with a \${json-unit...} placeholder`, 'plain JSON');
      return { describe: () => `equal to the JSON ${shown}`, test: (value) => isJsonLike(value, wanted, options) };
    },
  },
} satisfies Record<string, Operator>;

export type OperatorName = keyof typeof operators;

/** What a header, a query parameter or a form parameter is tested with. */
export const valueOperators: readonly OperatorName[] = ['equalTo', 'contains', 'matches', 'doesNotMatch', 'absent'];
/** What the body is tested with. */
export const bodyOperators: readonly OperatorName[] = ['equalTo', 'contains', 'matches', 'doesNotMatch', 'equalToJson'];

/**
 * Reads a value pattern such as {"equalTo": "x", "caseInsensitive": true}.
 * @param where names the pattern in errors, for example headers.Accept
 * @throws KitError pattern-unsupported for any key that is not implemented; pattern-invalid for a value of a wrong kind
 */
export function parseValuePattern(json: unknown, where: string, allowed: readonly OperatorName[]): ValuePattern {
  if (!isRecord(json)) throw invalid(where, 'an object such as {"equalTo": "..."}', json);
  const [name, ...others] = allowed.filter((operator) => operator in json);
  const operator: Operator | undefined = name && operators[name];
  const known = [...allowed, ...(operator?.options ?? [])] as string[];
  const unknown = Object.keys(json).find((key) => !known.includes(key));
  if (unknown !== undefined) throw unsupported(`${where}.${unknown}`, known.join(', '));
  if (!name || !operator) throw invalid(where, `one of ${allowed.join(', ')}`, json);
  if (others.length > 0) throw invalid(where, `one operator, not ${[name, ...others].join(' and ')} at once`, json);
  for (const option of operator.options ?? []) {
    if (option in json && typeof json[option] !== 'boolean')
      throw invalid(`${where}.${option}`, 'true or false', json[option]);
  }
  return operator.create(json[name], `${where}.${name}`, json);
}

/** @throws KitError pattern-invalid when the operand is no string */
export function equalTo(operand: unknown, where: string, { caseInsensitive }: Options = {}): ValuePattern {
  const wanted = text(operand, where);
  const fold = (value: string) => (caseInsensitive ? value.toLowerCase() : value);
  return {
    describe: (show) => `equal to ${JSON.stringify(show(wanted))}`,
    test: (value) => fold(value) === fold(wanted),
    wanted,
  };
}

/**
 * A regular expression that has to fit the whole text, as Java's String.matches and so WireMock has it. A leading
 * (?i), (?s) or (?m) works. Punctuation may be escaped where JavaScript would not have it, since preg_quote does that.
 * @throws KitError pattern-invalid with the engine's own words
 */
export function matching(operand: unknown, where: string): ValuePattern {
  const source = text(operand, where);
  const [, flags = '', rest = ''] = /^(?:\(\?([ims]+)\))?(.*)$/s.exec(source) ?? [];
  const plain = rest.replace(/\\([\s\S])/g, (pair, character: string) =>
    /[\s!"#%&',:;<=>@`~_-]/.test(character) ? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}` : pair,
  );
  try {
    const expression = createRegExp(`^(?:${plain})$`, [...new Set(`u${flags}`)].join(''));
    return { describe: (show) => `matching ${show(source)}`, test: (value) => expression.test(value) };
  } catch (error) {
    const shown = source.length > 80 ? `${source.slice(0, 77)}...` : source;
    throw new KitError('pattern-invalid', `The request pattern's ${where} is not a regular expression: ${shown}`, {
      expected: 'an expression that JavaScript understands; it has to fit the whole text',
      was: error instanceof Error ? error.message : String(error),
      where,
      fix: 'Write a backslash before a character that is meant as itself, or use "contains".',
    });
  }
}

/** The text of a pattern's value. @throws KitError pattern-invalid */
export function text(value: unknown, where: string): string {
  if (typeof value !== 'string') throw invalid(where, 'a string', value);
  return value;
}

/** The error for a value of a wrong kind. */
export function invalid(where: string, expected: string, value: unknown): KitError {
  return new KitError('pattern-invalid', `The request pattern's ${where} cannot be read.`, {
    expected,
    was: shorten(value),
    where,
    fix: 'Correct the pattern and send it again; nothing was counted.',
  });
}

/** The error for a key that the kit does not implement. */
export function unsupported(key: string, supported: string): KitError {
  return new KitError('pattern-unsupported', `The request pattern's key ${key} is not supported.`, {
    expected: supported,
    was: key,
    fix: key.endsWith('matchesJsonPath')
      ? 'Use equalToJson with "ignoreExtraElements": true, or matches.'
      : 'Leave the key out, or say the same with a supported one. No key is ignored in silence.',
  });
}

function decodeJson(source: string, where: string): unknown {
  try {
    const value: unknown = JSON.parse(source);
    if (!isTooDeep(value)) return value;
  } catch {
    // Told below.
  }
  throw invalid(where, `JSON of at most ${mostLevels} levels, or a string that holds it`, source);
}

function isJsonLike(value: string, wanted: unknown, options: Options): boolean {
  try {
    return isSameJson(wanted, JSON.parse(value), options);
  } catch {
    return false;
  }
}
