import { valueAt } from '../document/json-pointer.js';

/** What a runtime expression can see. Absent values are undefined. */
export interface Context {
  inputs: Record<string, unknown>;
  /** The outputs of the steps played so far, by stepId. */
  steps: Record<string, Record<string, unknown>>;
  /** The answer of the step; absent while its request is being built. Header names are in small letters. */
  response?: { status: number; headers: Record<string, string>; body: unknown };
}

/** A runtime expression of Arazzo that the kit implements. */
export interface Expression {
  text: string;
  /** What it reads, in words: "status", "body /user/id", "input customer_id". */
  subject: string;
  /** The names it leans on, so that a reader can check that they exist. */
  needs: { input?: string; step?: string; output?: string; response?: true };
  read(context: Context): unknown;
}

const pattern =
  /^\$(?:(?<status>statusCode)|response\.header\.(?<header>[\w-]+)|response\.body(?:#(?<pointer>(?:\/[^\s'"]*)?))?(?=$)|inputs\.(?<input>[\w-]+)|steps\.(?<step>[\w-]+)\.outputs\.(?<output>[\w-]+))$/;

/**
 * Reads a runtime expression: $statusCode, $response.header.NAME, $response.body#/POINTER, $inputs.NAME,
 * $steps.STEP.outputs.NAME.
 * @returns undefined when it is another one
 */
export function parseExpression(text: string): Expression | undefined {
  const groups = pattern.exec(text)?.groups;
  if (!groups) return undefined;
  const { status, header, input, step, output, pointer = '' } = groups;
  if (status) return { text, subject: 'status', needs: { response: true }, read: ({ response }) => response?.status };
  if (header) {
    const name = header.toLowerCase();
    return {
      text,
      subject: `header ${name}`,
      needs: { response: true },
      // So a condition can say that a header is not there: a request with an empty one does not send it, either.
      read: ({ response }) => response && (response.headers[name] ?? ''),
    };
  }
  if (input) return { text, subject: `input ${input}`, needs: { input }, read: ({ inputs }) => inputs[input] };
  if (step && output) {
    return {
      text,
      subject: `${output} of step ${step}`,
      needs: { step, output },
      read: ({ steps }) => steps[step]?.[output],
    };
  }
  return {
    text,
    subject: pointer === '' ? 'body' : `body ${pointer}`,
    needs: { response: true },
    read: ({ response }) => valueAt(response?.body, pointer),
  };
}

const embedded = /\{(\$[^{}]+)\}/g;

/**
 * Every expression in a value of a document, at any depth.
 * @throws Error that names a text which starts like an expression and is none that the kit implements
 */
export function expressionsIn(value: unknown): Expression[] {
  if (typeof value === 'string') {
    const texts = value.startsWith('$') ? [value] : [...value.matchAll(embedded)].map(([, text]) => text ?? '');
    return texts.map(expressionOrThrow);
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(expressionsIn);
}

function expressionOrThrow(text: string): Expression {
  const expression = parseExpression(text);
  if (!expression) throw new Error(`the runtime expression ${text}`);
  return expression;
}

/** A value as text; an object as JSON, for what it calls toString may be anything. */
export const asText = (value: unknown): string =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);

/** A value of a document with its expressions replaced; one that is a whole text keeps the type of what it reads. */
export function resolveValue(value: unknown, context: Context): unknown {
  if (typeof value === 'string') {
    if (value.startsWith('$')) return expressionOrThrow(value).read(context);
    return value.replaceAll(embedded, (_, text: string) => asText(expressionOrThrow(text).read(context)));
  }
  if (Array.isArray(value)) return value.map((item) => resolveValue(item, context));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolveValue(item, context)]));
}
