const secretField =
  /api[-_]?key|access[-_]?key|token|secret|passw|passphrase|(^|[^a-z])(pass|pwd)([^a-z]|$)|^authorization$/i;
const camelCased = /[a-z](Pass|Pwd)([^a-z]|$)/;
const secretName = /session|signature|auth(orization|[-_]|$)|^key$/i;
const knownScheme = /^(basic|bearer|digest|negotiate|token|apikey)$/i;

/** Whether a field of a body of this name is likely to hold a secret. */
export function isSecretField(name: string): boolean {
  return secretField.test(name) || camelCased.test(name);
}

/** The same for a header or a parameter of an address, whose names are more often those of credentials. */
export function isSecretName(name: string): boolean {
  return isSecretField(name) || secretName.test(name);
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
  // What is no secret itself may be an address that holds one, as Referer is.
  if (!isSecretName(name)) return redactUrl(value, mask);
  const [scheme = '', credentials] = value.split(/\s+(.*)/s);
  if (!knownScheme.test(scheme)) return value === '' ? '' : mask;
  return credentials ? `${scheme} ${mask}` : scheme;
}

/**
 * A url with the values of secret parameters and who stands before its host replaced, and otherwise as it was received.
 * A parameter that is itself an address with a secret is replaced whole.
 */
export function redactUrl(url: string, mask = '***'): string {
  return redactNested(url, mask, mostNested);
}

/** Addresses inside of addresses that are looked into. */
const mostNested = 3;

function redactNested(url: string, mask: string, levels: number): string {
  const holdsSecret = (value: string) =>
    levels > 0 && /[=@]/.test(value) && redactNested(value, mask, levels - 1) !== value;
  return url
    .replace(/([?&;#])([^=&?;#]*)=([^&;#]+)/g, (pair, separator, name, value) =>
      isSecretName(decoded(name)) || holdsSecret(decoded(value)) ? `${separator}${name}=${mask}` : pair,
    )
    .replace(/\/\/[^/?#@\s]+@/g, () => `//${mask}@`);
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
