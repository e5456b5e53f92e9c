/** What stands at a JSON pointer in a decoded value; undefined when nothing does. */
export function valueAt(value: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((node, key) => {
      if (typeof node !== 'object' || node === null || !Object.hasOwn(node, key)) return undefined;
      return (node as Record<string, unknown>)[key];
    }, value);
}
