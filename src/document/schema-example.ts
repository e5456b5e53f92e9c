import { isRecord } from './is-record.js';
import type { DescribedApi, Json } from './openapi.js';

type Node = { [key: string]: Json };

/** Schemas that are looked at for one example: there may be more ways through those that hold each other than time. */
const mostSchemas = 5_000;

/**
 * A value that a schema gives as an example: its own, or one made of those of its properties and items.
 * @returns undefined when it gives none for something that must be there
 */
export function exampleOf(api: DescribedApi, given: Json | undefined): Json | undefined {
  let left = mostSchemas;

  /** @param around the schemas that hold this one: one that holds itself ends there */
  function visit(reference: Json | undefined, around: readonly unknown[]): Json | undefined {
    const schema = api.followRef(reference);
    if (!isRecord(schema) || around.includes(schema) || --left < 0) return undefined;
    const { example, examples, default: usual, const: only, enum: members, type, items, properties } = schema as Node;
    const [first] = Array.isArray(examples) ? examples : [];
    const [member] = Array.isArray(members) ? members : [];
    const own = [example, first, only, usual, member].find((one) => one !== undefined);
    if (own !== undefined) return own;
    const inside = [...around, schema];
    if (isRecord(properties)) return ofProperties(schema as Node, inside);
    if (type !== 'array') return undefined;
    const item = visit(items, inside);
    return item === undefined ? undefined : [item];
  }

  function ofProperties({ properties, required }: Node, inside: readonly unknown[]): Json | undefined {
    const found = Object.entries(properties as Node).map(([name, property]): [string, Json | undefined] => [
      name,
      visit(property, inside),
    ]);
    const names: readonly Json[] = Array.isArray(required) ? required : [];
    if (found.some(([name, value]) => value === undefined && names.includes(name))) return undefined;
    return Object.fromEntries(found.filter(([, value]) => value !== undefined)) as Node;
  }

  return visit(given, []);
}
