import { openapi } from '../generated/contract.js';
import type { Fact, Grade } from './grades.js';

export type Json = { [key: string]: Json } | Json[] | string | number | boolean | null;

/** A key as a part of a JSON pointer. */
export const pointerKey = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

const plainKey = (key: string): string => key.replaceAll('~1', '/').replaceAll('~0', '~');

/** A reference may have its keys encoded as in an address; a key of the document itself may look as if it were. */
function decodedOr(key: string): string {
  try {
    return decodeURIComponent(key);
  } catch {
    return key;
  }
}

/** An OpenAPI document as plain data, with the ways to find something in it. */
export interface DescribedApi {
  data: { [key: string]: Json };
  /** The value at a JSON pointer, with $ref followed on the way; undefined when there is none. */
  resolvePointer(pointer: string): Json | undefined;
  /** What a node refers to, or the node itself. */
  followRef(value: Json | undefined): Json | undefined;
  /** The fact that stands at a pointer, or the nearest graded one around it; undefined when nothing there is graded. */
  findFact(pointer: string): Fact | undefined;
}

/** @param data a whole OpenAPI document */
export function describeApi(data: DescribedApi['data']): DescribedApi {
  function resolvePointer(pointer: string): Json | undefined {
    let value: Json | undefined = data;
    for (const key of pointer.replace(/^#?\//, '').split('/')) {
      value = followRef(value);
      if (typeof value !== 'object' || value === null) return undefined;
      const node = value as { [key: string]: Json };
      const name = [key, decodedOr(key)].map(plainKey).find((one) => Object.hasOwn(node, one));
      value = name === undefined ? undefined : node[name];
    }
    return value;
  }

  function followRef(value: Json | undefined): Json | undefined {
    if (typeof value === 'object' && value !== null && '$ref' in value && typeof value.$ref === 'string') {
      return resolvePointer(value.$ref);
    }
    return value;
  }

  function findFact(pointer: string): Fact | undefined {
    const keys = pointer.replace(/^#?\//, '').split('/');
    for (let length = keys.length; length > 0; length--) {
      const value = resolvePointer(keys.slice(0, length).join('/'));
      // What stands beside a $ref is known of this place, and goes before what is known of the target.
      const fact = readFact(value) ?? readFact(followRef(value));
      if (fact) return fact;
    }
    return undefined;
  }

  return { data, resolvePointer, followRef, findFact };
}

/** openapi.yaml. */
export const api: DescribedApi = describeApi(openapi as unknown as DescribedApi['data']);

/** openapi.yaml as plain data. */
export const contract = api.data as DescribedApi['data'] & { info: { version: string; title: string } };

export const { resolvePointer, followRef, findFact } = api;

/**
 * The grade of the fact that stands at a JSON pointer of openapi.yaml, or of the nearest graded fact around it.
 * @throws Error when there is none: a mistake of the kit's own
 */
export function factAt(pointer: string): Fact {
  const fact = findFact(pointer);
  if (!fact) throw new Error(`no graded fact of openapi.yaml stands at or above ${pointer}`);
  return fact;
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
