import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { KitError } from '../errors.js';
import type { FurtherDocument, FurtherOperation } from './further-document.js';
import type { Fact } from './grades.js';
import { type Json, pointerKey } from './openapi.js';
import { type Found, run, type Validator } from './schema-problems.js';

/** Where a value of a request stands. */
export type RequestPart = 'path' | 'query' | 'header' | 'body';

/** One value of a request that its document does not allow. */
export interface RequestProblem extends Found {
  part: RequestPart;
  /** The parameter, or the field of the body with what encloses it; '' for the whole body. */
  name: string;
  /** What the document knows of the broken fact; undefined where it grades nothing. */
  fact: Fact | undefined;
  /** What the document says of the value. */
  description: string | undefined;
}

/** A request as it can be checked. */
export interface CheckedRequest {
  parameters: Readonly<Record<string, string>>;
  query: URLSearchParams;
  /** By their names in small letters. */
  headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The decoded body; undefined when there is none or it cannot be decoded, which is told elsewhere. */
  fields: Readonly<Record<string, unknown>> | undefined;
  /** Whether the body came as a form, whose values are all texts. */
  isForm: boolean;
}

type Node = { [key: string]: Json };
type Check = (request: CheckedRequest) => RequestProblem[];

const checks = new WeakMap<FurtherOperation, readonly Check[]>();

/** Checks the parameters and the body of a request against the document of its operation. */
export function checkFurtherRequest(operation: FurtherOperation, request: CheckedRequest): RequestProblem[] {
  return checksOf(operation).flatMap((check) => check(request));
}

/**
 * Compiles the schemas of an operation, and those of its examples.
 * @throws KitError document-invalid for a schema that cannot be compiled
 */
export function checksOf(operation: FurtherOperation): readonly Check[] {
  const known = checks.get(operation);
  if (known) return known;
  const { document, pointer } = operation;
  const node = document.api.resolvePointer(pointer) as Node;
  const made = [...parameterChecks(operation, (node.parameters ?? []) as Node[]), ...bodyChecks(operation)];
  checks.set(operation, made);
  return made;
}

function parameterChecks(operation: FurtherOperation, parameters: readonly Node[]): Check[] {
  const { api } = operation.document;
  return parameters.flatMap((given, index) => {
    const parameter = api.followRef(given) as Node;
    const { in: part, name, required, description } = parameter as Record<string, string>;
    // OpenAPI gives these three headers no meaning as parameters.
    if (part === 'header' && /^(accept|content-type|authorization)$/i.test(name as string)) return [];
    const pointer = `${operation.pointer}/parameters/${index}`;
    const validator = compileSchema(operation.document, `${pointer}/schema`, true);
    const found = (one: Found): RequestProblem => ({
      ...one,
      part: part as RequestPart,
      name: name as string,
      description,
      fact: api.findFact(pointer),
    });
    const absent: Found = {
      at: '',
      keyword: 'required',
      expected: 'a value',
      received: 'nothing',
      schemaPath: pointer,
    };
    return [
      (request: CheckedRequest) => {
        const values = valuesOf(request, part as RequestPart, name as string);
        if (values.length === 0) return required ? [found(absent)] : [];
        const { type } = api.followRef(parameter.schema) as Node;
        return run(validator, { value: type === 'array' ? values : spelt(type, values[0]) }).map(found);
      },
    ];
  });
}

/** What is readOnly is required of answers alone. */
function isOfAnswers({ api }: FurtherDocument, place: string, { keyword, at }: Found): boolean {
  const name = at.slice('/value/'.length);
  const property = api.followRef(api.resolvePointer(`${place}/properties/${pointerKey(name)}`)) as Node | undefined;
  return keyword === 'required' && property?.readOnly === true;
}

/** PHP writes a truth value as 1 or 0 where all are texts. */
function spelt(type: Json | undefined, value: unknown): unknown {
  const isTruth = [type].flat().includes('boolean') && (value === '1' || value === '0');
  return isTruth ? value === '1' : value;
}

/** PHP writes the values of a list as name[]=1, or name[0]=1. */
function valuesOf({ parameters, query, headers }: CheckedRequest, part: RequestPart, name: string): string[] {
  if (part === 'path') return [parameters[name] as string];
  if (part === 'header') return [headers[name.toLowerCase()] ?? []].flat();
  const bare = (key: string) => key.replace(/\[\d*\]$/, '');
  return [...query].filter(([key]) => bare(key) === bare(name)).map(([, value]) => value);
}

function bodyChecks(operation: FurtherOperation): Check[] {
  if (!operation.body) return [];
  const { document, pointer, body } = operation;
  const { content } = document.api.resolvePointer(`${pointer}/requestBody`) as { content: Node };
  const byDialect = (isForm: boolean) => {
    const wanted = isForm ? 'application/x-www-form-urlencoded' : 'application/json';
    const type = content[wanted] === undefined ? Object.keys(content)[0] : wanted;
    const place = `${pointer}/requestBody/content/${pointerKey(type as string)}/schema`;
    return { place, validator: compileSchema(document, place, isForm) };
  };
  const [form, json] = [byDialect(true), byDialect(false)];
  const types = new Map(body.fields.map(({ name, type }) => [name, type as Json]));
  const asTyped = ([name, value]: [string, unknown]) => [name, spelt(types.get(name), value)];
  return [
    ({ fields, isForm }) => {
      if (fields === undefined) return [];
      const { place, validator } = isForm ? form : json;
      const copy = structuredClone(fields);
      const value = isForm ? Object.fromEntries(Object.entries(copy).map(asTyped)) : copy;
      const found = run(validator, { value }).filter((one) => !isOfAnswers(document, place, one));
      return found.map((one) => {
        const name = one.at.slice('/value/'.length);
        return {
          ...one,
          part: 'body' as const,
          name,
          description: body.fields.find((field) => field.name === name)?.description,
          fact: document.api.findFact(`${place}/properties/${pointerKey(name)}`) ?? document.api.findFact(place),
        };
      });
    },
  ];
}

const compilers = new WeakMap<FurtherDocument, { plain: Ajv2020; coercing: Ajv2020 }>();

/**
 * Compiles a schema of a document to a validator of {value}: what is coerced must stand in something.
 * @param coerces whether texts are taken for the numbers and truth values that they spell
 */
export function compileSchema(document: FurtherDocument, pointer: string, coerces: boolean): Validator {
  if (document.api.resolvePointer(pointer) === undefined) return () => true;
  const $ref = `${documentId}#/${pointer.split('/').map(encodeURIComponent).join('/')}`;
  try {
    const schema = { type: 'object', required: ['value'], properties: { value: { $ref } } };
    const { coercing, plain } = compilersOf(document);
    return (coerces ? coercing : plain).compile(schema) as ValidateFunction as Validator;
  } catch (error) {
    throw new KitError('document-invalid', `${document.name} has a schema that cannot be read.`, {
      was: (error as Error).message,
      where: `${document.name}: #/${pointer}`,
      fix: 'Correct the schema; it is one of JSON Schema 2020-12, as OpenAPI 3.1 has it.',
    });
  }
}

function compilersOf(document: FurtherDocument): { plain: Ajv2020; coercing: Ajv2020 } {
  const known = compilers.get(document);
  if (known) return known;
  const schemas = { ...(withoutExamples(document.api.data) as Node), $id: documentId };
  const create = (coerceTypes: boolean) =>
    new Ajv2020({ strict: false, allErrors: true, validateFormats: false, coerceTypes }).addSchema(schemas);
  const made = { plain: create(false), coercing: create(true) };
  compilers.set(document, made);
  return made;
}

/** Ajv takes whatever has an $id for a schema, and an example is none. @param isNames whether its keys are names of somebody's */
function withoutExamples(value: Json, isNames = false): Json {
  if (Array.isArray(value)) return value.map((item) => withoutExamples(item));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => isNames || !/^examples?$/.test(key));
  return Object.fromEntries(
    kept.map(([key, inner]) => [key, withoutExamples(inner, !isNames && /^(properties|schemas|\$defs)$/.test(key))]),
  );
}

const documentId = 'ticaga-kit:document';
