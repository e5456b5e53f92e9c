import { literalPattern } from '../document/literal-pattern.js';

/** Hides secrets in a text. */
export type Mask = (text: string) => string;

/** A secret of so many characters is part of a longer word by nobody's chance. */
const unmistakable = 20;

/**
 * Hides secrets, also as they look in an address and in JSON. A short one is hidden only where it stands alone: the token
 * "tok" is no part of "get-token-owner".
 * @param secrets empty ones hide nothing
 * @param instead what stands in the place of each
 */
export function createMask(secrets: readonly string[], instead = (_secret: string) => '***'): Mask {
  const secretOf = new Map(
    secrets
      .filter((secret) => secret !== '')
      .flatMap((secret) =>
        [secret, encoded(secret), JSON.stringify(secret).slice(1, -1)].map((form) => [form, secret] as const),
      ),
  );
  const forms = [...secretOf.keys()]
    .sort((a, b) => b.length - a.length)
    .map((form) =>
      form.length < unmistakable
        ? `(?<![\\p{L}\\p{N}_-])${literalPattern(form)}(?![\\p{L}\\p{N}_-])`
        : literalPattern(form),
    );
  if (forms.length === 0) return (text) => text;
  const pattern = new RegExp(forms.join('|'), 'gu');
  return (text) => text.replace(pattern, (form) => instead(secretOf.get(form) as string));
}

/** Half a character, which no address can hold, becomes U+FFFD. */
const encoded = (secret: string): string => encodeURIComponent(Buffer.from(secret).toString());
