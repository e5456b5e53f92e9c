import { isRecord } from './is-record.js';
import type { DescribedApi, Json } from './openapi.js';

type Node = { [key: string]: Json };

/**
 * A value that a schema gives as an example: its own, or one made of those of its properties and items.
 * @param around the schemas that hold this one: one that holds itself ends there
 * @returns undefined when it gives none for something that must be there
 */
export function exampleOf(
  api: DescribedApi,
  given: Json | undefined,
  around: readonly unknown[] = [],
): Json | undefined {
  const schema = api.followRef(given);
  if (!isRecord(schema) || around.includes(schema)) return undefined;
  const { example, examples, default: usual, const: only, enum: members, type, items } = schema as Node;
  const [first] = Array.isArray(examples) ? examples : [];
  const [member] = Array.isArray(members) ? members : [];
  const own = example ?? first ?? only ?? usual ?? member;
  if (own !== undefined) return own;
  const inside = [...around, schema];
  if (isRecord(schema.properties)) return exampleOfProperties(api, schema as Node, inside);
  if (type !== 'array') return undefined;
  const item = exampleOf(api, items, inside);
  return item === undefined ? undefined : [item];
}

function exampleOfProperties(
  api: DescribedApi,
  { properties, required = [] }: Node,
  inside: readonly unknown[],
): Json | undefined {
  const found = Object.entries(properties as Node).map(([name, property]): [string, Json | undefined] => [
    name,
    exampleOf(api, property, inside),
  ]);
  const lacks = found.some(([name, value]) => value === undefined && (required as string[]).includes(name));
  return lacks ? undefined : (Object.fromEntries(found.filter(([, value]) => value !== undefined)) as Node);
}
