const secretName = /api[-_]?key|access[-_]?key|token|secret|passw|session|signature|auth(orization|[-_]|$)|^key$/i;
const knownScheme = /^(basic|bearer|digest|negotiate|token|apikey)$/i;

/** Whether a header or a parameter of this name is likely to hold a secret. */
export function isSecretName(name: string): boolean {
  return secretName.test(name);
}

/**
 * The value of a header with its secrets replaced. What is not secret stays readable: the scheme of credentials, the
 * names of cookies. A value that follows no known scheme is replaced whole, since any part of it may be the token.
 * @param mask stands where a secret stood
 */
export function redactHeader(name: string, value: string, mask = '***'): string {
  if (/^cookie$/i.test(name)) {
    return value
      .split(/;\s*/)
      .map((pair) => redactPair(pair, mask))
      .join('; ');
  }
  if (/^set-cookie$/i.test(name)) return value.replace(/^[^;]*/, (pair) => redactPair(pair, mask));
  if (!isSecretName(name)) return value;
  const [scheme = '', credentials] = value.split(/\s+(.*)/s);
  if (!knownScheme.test(scheme)) return value === '' ? '' : mask;
  return credentials ? `${scheme} ${mask}` : scheme;
}

/** A url with the values of secret parameters replaced, and otherwise as it was received. */
export function redactUrl(url: string, mask = '***'): string {
  return url.replace(/([?&])([^=&]*)=([^&]+)/g, (pair, separator, name) =>
    isSecretName(decoded(name)) ? `${separator}${name}=${mask}` : pair,
  );
}

function redactPair(pair: string, mask: string): string {
  const at = pair.indexOf('=');
  return at < 0 ? mask : `${pair.slice(0, at)}=${mask}`;
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
