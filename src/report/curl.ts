/** A request as it was sent; header values may hold secrets, which `secrets` replaces. */
export interface CurlRequest {
  method: string;
  url: string;
  headers: Readonly<Record<string, string>>;
  body?: string;
}

/**
 * The curl command that repeats a request, for a POSIX shell.
 * @param credentials how it authenticates; the token comes from an environment variable so that no report holds it
 */
export function renderCurl({ method, url, headers, body }: CurlRequest, credentials: CurlCredentials = {}): string {
  const shown = Object.entries(headers).filter(([name]) => !/^(authorization|content-length)$/i.test(name));
  const parts = [
    ...(method === 'GET' ? [] : [`-X ${method}`]),
    ...(credentials.basic === undefined ? [] : [`-u "${credentials.basic}"`]),
    ...(credentials.bearer === undefined ? [] : [`-H "Authorization: Bearer ${credentials.bearer}"`]),
    ...shown.map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`),
    ...(body === undefined ? [] : [`--data-raw ${quote(body)}`]),
  ];
  return ['curl', ...parts, quote(url)].join(' ');
}

/** Text that a shell expands: `$TICAGA_API_EMAIL:$TICAGA_API_TOKEN`, `$TICAGA_API_TOKEN`, or a plain wrong token. */
export interface CurlCredentials {
  basic?: string;
  bearer?: string;
}

const quote = (text: string): string => (/^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);
