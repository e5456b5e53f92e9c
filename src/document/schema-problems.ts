import { type Fact, grades } from './grades.js';
import { valueAt } from './json-pointer.js';
import { factAt, findFact, followRef, resolvePointer } from './openapi.js';
import { operationById } from './operations.js';

/** One way in which a value breaks its schema, with the grade of the fact that it breaks. */
export interface Problem {
  /** JSON pointer into the value; '' is the value itself. */
  at: string;
  /** The keyword of JSON Schema that failed: type, required, enum, ... */
  keyword: string;
  /** What the schema asks for, in words. */
  expected: string;
  /** What was there, as JSON, shortened. */
  received: string;
  /** Of oneOf: which of its schemas fit where more than one does. */
  fits?: readonly number[];
  fact: Fact;
}

interface SchemaError {
  instancePath: string;
  schemaPath: string;
  keyword: string;
  params: Record<string, unknown>;
}
/** A compiled schema, as Ajv writes it. */
export type Validator = ((value: unknown) => boolean) & { errors?: SchemaError[] | null };

/** A problem before anybody asked for its grade. */
export type Found = Omit<Problem, 'fact'> & { schemaPath: string };

/** Checks a value. The grades are looked up apart: a value that is fine stays free of what only a report needs. */
export function run(validator: Validator, value: unknown): Found[] {
  if (validator(value)) return [];
  return (validator.errors ?? []).map((error) => ({
    at: pointerOf(error),
    keyword: error.keyword,
    expected: expectation(error),
    received: describe(valueAt(value, pointerOf(error))),
    schemaPath: error.schemaPath,
    ...(isRecordOfFits(error.params) ? { fits: error.params.passingSchemas } : {}),
  }));
}

const isRecordOfFits = (params: SchemaError['params']): params is { passingSchemas: readonly number[] } =>
  Array.isArray(params.passingSchemas);

/** Gives problems the grades of the facts that they break. @param place where to look when the schema has none */
export function graded(found: Found[], place: string): Problem[] {
  return found.map(({ schemaPath, ...problem }) => {
    const pointer = schemaPath.replace(/^openapi/, '');
    const property =
      problem.keyword === 'required'
        ? pointer.replace(/required$/, `properties${problem.at.slice(problem.at.lastIndexOf('/'))}`)
        : pointer;
    return { ...problem, fact: weakest(pointer, problem.fits) ?? findFact(property) ?? factAt(place) };
  });
}

/** Of answers that exclude each other, each known by what it must have, the fact that is known the least. */
function weakest(pointer: string, fits: readonly number[] = []): Fact | undefined {
  const facts = fits.flatMap((index) => {
    const { required = [] } = (followRef(resolvePointer(`${pointer}/${index}`)) ?? {}) as { required?: string[] };
    return required.slice(0, 1).flatMap((name) => findFact(`${pointer}/${index}/properties/${name}`) ?? []);
  });
  return facts.toSorted((a, b) => grades.indexOf(b.grade) - grades.indexOf(a.grade))[0];
}

/** Where an operation stands in openapi.yaml, below paths. */
export function placeOf(operationId: string): string {
  const { path, method } = operationById(operationId);
  return `${path.replaceAll('~', '~0').replaceAll('/', '~1')}/${method.toLowerCase()}`;
}

/** Where the problem is; for a missing or an unknown property that is the property itself. */
function pointerOf({ instancePath, params }: SchemaError): string {
  const property = params.missingProperty ?? params.additionalProperty;
  return property === undefined ? instancePath : `${instancePath}/${property}`;
}

function expectation({ keyword, params }: SchemaError): string {
  switch (keyword) {
    case 'oneOf':
      return isRecordOfFits(params) ? 'one answer, and not two that exclude each other' : 'a value that fits oneOf';
    case 'required':
      return 'a value';
    case 'type':
      return [params.type].flat().join(' or ');
    case 'enum':
      return (params.allowedValues as unknown[]).map((value) => JSON.stringify(value)).join(' or ');
    case 'const':
      return JSON.stringify(params.allowedValue);
    case 'pattern':
      return `text that matches ${params.pattern}`;
    case 'minimum':
      return `at least ${params.limit}`;
    case 'maximum':
      return `at most ${params.limit}`;
    case 'exclusiveMinimum':
      return `more than ${params.limit}`;
    case 'exclusiveMaximum':
      return `less than ${params.limit}`;
    case 'minLength':
    case 'minItems':
    case 'minProperties':
      return `at least ${params.limit} ${{ minLength: 'characters', minItems: 'items', minProperties: 'properties' }[keyword]}`;
    case 'additionalProperties':
      return 'no such property';
    default:
      return `a value that fits ${keyword}`;
  }
}

/** A value as JSON, cut to 80 characters; "nothing" when it is absent. */
export function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  // A slice of a text keeps the whole text in memory; these bytes are its own.
  return text.length > 80 ? `${Buffer.from(text.slice(0, 77))}...` : text;
}
