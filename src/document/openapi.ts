import { openapi } from '../generated/contract.js';
import type { Fact, Grade } from './grades.js';

export type Json = { [key: string]: Json } | Json[] | string | number | boolean | null;

/** openapi.yaml as plain data. */
export const contract = openapi as unknown as { [key: string]: Json } & { info: { version: string; title: string } };

/** A key as a part of a JSON pointer. */
export const pointerKey = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

/** The value at a JSON pointer of openapi.yaml, with $ref followed on the way; undefined when there is none. */
export function resolvePointer(pointer: string): Json | undefined {
  let value: Json | undefined = contract;
  for (const key of pointer.replace(/^#?\//, '').split('/')) {
    value = followRef(value);
    if (typeof value !== 'object' || value === null) return undefined;
    const name = decodeURIComponent(key).replaceAll('~1', '/').replaceAll('~0', '~');
    value = (value as { [key: string]: Json })[name];
  }
  return value;
}

/** What a node refers to, or the node itself. */
export function followRef(value: Json | undefined): Json | undefined {
  if (typeof value === 'object' && value !== null && '$ref' in value && typeof value.$ref === 'string') {
    return resolvePointer(value.$ref);
  }
  return value;
}

/**
 * The grade of the fact that stands at a JSON pointer of openapi.yaml, or of the nearest graded fact around it.
 * @throws Error when there is none: a mistake of the kit's own
 */
export function factAt(pointer: string): Fact {
  const fact = findFact(pointer);
  if (!fact) throw new Error(`no graded fact of openapi.yaml stands at or above ${pointer}`);
  return fact;
}

/** As factAt, but undefined when nothing around the place is graded: a shared schema as a whole has no grade of its own. */
export function findFact(pointer: string): Fact | undefined {
  const keys = pointer.replace(/^#?\//, '').split('/');
  for (let length = keys.length; length > 0; length--) {
    const value = resolvePointer(keys.slice(0, length).join('/'));
    // What stands beside a $ref is known of this place, and goes before what is known of the target.
    const fact = readFact(value) ?? readFact(followRef(value));
    if (fact) return fact;
  }
  return undefined;
}

/** The grade that a node of openapi.yaml carries, if it carries one. */
export function readFact(value: unknown): Fact | undefined {
  if (typeof value !== 'object' || value === null || !('x-grade' in value)) return undefined;
  const node = value as { 'x-grade': Grade; 'x-source'?: string; 'x-assumption'?: string };
  return {
    grade: node['x-grade'],
    ...(node['x-source'] === undefined ? {} : { source: node['x-source'] }),
    ...(node['x-assumption'] === undefined ? {} : { assumption: node['x-assumption'] }),
  };
}
