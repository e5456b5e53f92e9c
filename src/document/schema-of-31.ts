import { isRecord } from './is-record.js';

/**
 * Schemas of OpenAPI 3.0 as 3.1 writes them: nullable becomes a type, and an exclusive limit a number. Everything else
 * in a document stays as it is.
 * @param value a document of OpenAPI 3.0, or a part of it
 */
export function schemaOf31(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(schemaOf31);
  if (!isRecord(value)) return value;
  const { nullable, ...rest } = Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, isData(key) ? inner : schemaOf31(inner)]),
  ) as Record<string, unknown>;
  for (const [exclusive, limit] of limits) {
    if (rest[exclusive] === true) {
      rest[exclusive] = rest[limit];
      delete rest[limit];
    } else if (rest[exclusive] === false) delete rest[exclusive];
  }
  if (typeof nullable !== 'boolean') return nullable === undefined ? rest : { nullable, ...rest };
  return nullable && typeof rest.type === 'string' ? { ...rest, type: [rest.type, 'null'] } : rest;
}

/** What stands under these is somebody's data. */
const isData = (key: string): boolean => /^(example|examples|default|enum|const|value)$/.test(key);

const limits = [
  ['exclusiveMinimum', 'minimum'],
  ['exclusiveMaximum', 'maximum'],
] as const;
