import { literalPattern } from '../document/literal-pattern.js';

/** Hides secrets in a text. */
export type Mask = (text: string) => string;

/** A secret of so many characters is part of a longer word by nobody's chance. */
const unmistakable = 20;

/**
 * Hides secrets, also as they look in an address and in JSON. A short one is hidden only where it stands alone: the token
 * "tok" is no part of "get-token-owner".
 * @param secrets empty ones hide nothing
 */
export function createMask(secrets: readonly string[]): Mask {
  const forms = secrets
    .filter((secret) => secret !== '')
    .flatMap((secret) => [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)])
    .sort((a, b) => b.length - a.length)
    .map((form) =>
      form.length < unmistakable
        ? `(?<![\\p{L}\\p{N}_-])${literalPattern(form)}(?![\\p{L}\\p{N}_-])`
        : literalPattern(form),
    );
  if (forms.length === 0) return (text) => text;
  const pattern = new RegExp([...new Set(forms)].join('|'), 'gu');
  return (text) => text.replace(pattern, '***');
}
