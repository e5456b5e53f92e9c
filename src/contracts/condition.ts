import { createRegExp, TimeLimitError, withinTime } from '../document/time-limit.js';
import { type Context, type Expression, parseExpression } from './expression.js';

/** How an answer differs from what a condition asks for. */
export interface Difference {
  /** What was looked at: "status", "body /user/id". */
  subject: string;
  /** What the condition asks for, in words. */
  expected: string;
  /** The one value that would have been right, when there is only one. */
  expectedValue?: unknown;
  /** What was there; undefined when nothing was. */
  was: unknown;
}

/** A condition on an answer, ready to be asked. */
export interface Check {
  text: string;
  expressions: readonly Expression[];
  holds(context: Context): boolean;
  /** What is wrong; only meaningful when the check does not hold. */
  explain(context: Context): Difference;
}

type Operator = '==' | '!=' | '<' | '<=' | '>' | '>=';
type Operand = { expression: Expression } | { literal: string | number | boolean | null };
interface Comparison {
  left: Operand;
  operator: Operator;
  right: Operand;
}

/**
 * Reads a simple condition: comparisons of runtime expressions and literals, joined by && and ||.
 * Texts are compared exactly, letter case and type included, as a plugin's own code would.
 * @throws Error that says which part is not implemented
 */
export function parseCondition(text: string): Check {
  const groups = splitOutside(text, '||').map((group) => splitOutside(group, '&&').map(parseComparison));
  const comparisons = groups.flat();
  const holds = (context: Context) => groups.some((group) => group.every((one) => compare(one, context)));
  return {
    text,
    expressions: comparisons.flatMap(({ left, right }) => [left, right].flatMap((side) => expressionOf(side) ?? [])),
    holds,
    explain: (context) => {
      const failed = comparisons.filter((one) => !compare(one, context));
      const subjects = new Set(failed.map(({ left }) => subjectOf(left)));
      // Of several ways to be right the last is the most particular: "not 200, or the owner's email". What is wrong tells
      // more than what is not there.
      const isThere = ({ left }: Comparison) => operandValue(left, context) !== undefined;
      const telling = failed.findLast(isThere) ?? failed.at(-1) ?? comparisons[0]!;
      const sameSubject = subjects.size === 1 && failed.length > 1;
      return {
        subject: subjectOf(telling.left),
        expected: (sameSubject ? failed : [telling]).map((one) => expectation(one, context)).join(' or '),
        ...(telling.operator === '==' && !sameSubject ? { expectedValue: operandValue(telling.right, context) } : {}),
        was: operandValue(telling.left, context),
      };
    },
  };
}

/**
 * Reads a criterion of type regex.
 * @param subject the runtime expression of `context`
 * @throws Error that says what is not implemented or no regular expression
 */
export function parsePattern(text: string, subject: string): Check {
  const expression = parseExpression(subject);
  if (!expression) throw new Error(`the context ${subject}`);
  const regex = createRegExp(text, 'u');
  const test = (context: Context): boolean | 'too slow' => {
    const value = expression.read(context);
    return (typeof value === 'string' || typeof value === 'number') && testInTime(regex, String(value));
  };
  return {
    text,
    expressions: [expression],
    holds: (context) => test(context) === true,
    explain: (context) => ({
      subject: expression.subject,
      expected: `text that matches ${text}${test(context) === 'too slow' ? `, found within ${mostMs / 1000} s` : ''}`,
      was: expression.read(context),
    }),
  };
}

/** Milliseconds that a regular expression may take on a part of an answer. */
const mostMs = 1000;

function testInTime(regex: RegExp, value: string): boolean | 'too slow' {
  try {
    return withinTime(mostMs, () => regex.test(value));
  } catch (error) {
    if (error instanceof TimeLimitError) return 'too slow';
    throw error;
  }
}

function splitOutside(text: string, separator: string): string[] {
  const parts = [''];
  for (const [piece] of text.matchAll(/'[^']*'|&&|\|\||[^'&|]+|./gs)) {
    if (piece === separator) parts.push('');
    else parts[parts.length - 1] += piece;
  }
  return parts.map((part) => part.trim());
}

function parseComparison(text: string): Comparison {
  const match = /^(?<left>[^\s'=!<>]+|'[^']*')\s*(?<operator>==|!=|<=|>=|<|>)\s*(?<right>[^\s'=!<>]+|'[^']*')$/.exec(
    text,
  );
  if (!match?.groups) throw new Error(`the condition ${JSON.stringify(text)}`);
  const { left = '', operator, right = '' } = match.groups;
  return { left: parseOperand(left), operator: operator as Operator, right: parseOperand(right) };
}

function parseOperand(text: string): Operand {
  const expression = parseExpression(text);
  if (expression) return { expression };
  if (text.startsWith("'")) return { literal: text.slice(1, -1) };
  if (/^-?\d+(\.\d+)?$/.test(text)) return { literal: Number(text) };
  const constants = new Map<string, boolean | null>([
    ['true', true],
    ['false', false],
    ['null', null],
  ]);
  const literal = constants.get(text);
  if (literal === undefined) throw new Error(`the operand ${text}`);
  return { literal };
}

const expressionOf = (operand: Operand): Expression | undefined =>
  'expression' in operand ? operand.expression : undefined;
const operandValue = (operand: Operand, context: Context): unknown =>
  'expression' in operand ? operand.expression.read(context) : operand.literal;
const subjectOf = (operand: Operand): string => expressionOf(operand)?.subject ?? 'value';

function compare({ left, operator, right }: Comparison, context: Context): boolean {
  const a = operandValue(left, context);
  const b = operandValue(right, context);
  // What is not there is neither equal nor different: redocly respect fails such a condition too.
  if (a === undefined || b === undefined) return false;
  if (operator === '==') return a === b;
  if (operator === '!=') return a !== b;
  if (typeof a !== typeof b || (typeof a !== 'number' && typeof a !== 'string')) return false;
  const [x, y] = [a, b as typeof a];
  return { '<': x < y, '<=': x <= y, '>': x > y, '>=': x >= y }[operator];
}

function expectation({ operator, right }: Comparison, context: Context): string {
  const value = JSON.stringify(operandValue(right, context)) ?? 'a value';
  const words: Record<Operator, string> = {
    '==': '',
    '!=': value === '""' ? 'a value other than ' : 'anything but ',
    '<': 'less than ',
    '<=': 'at most ',
    '>': 'more than ',
    '>=': 'at least ',
  };
  return words[operator] + value;
}
