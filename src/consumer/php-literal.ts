/** A value as PHP writes it. */
export const phpLiteral = (value: unknown): string =>
  typeof value === 'number' ? String(value) : `'${String(value).replaceAll(/[\\']/g, '\\$&')}'`;
