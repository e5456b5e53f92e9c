import type { Entry } from '../journal/entry.js';
import { redactHeader, redactUrl } from '../journal/redact.js';
import { absoluteUrlOf, headersOf } from '../journal/request-parts.js';
import { secretMark } from './command-line.js';
import { renderCurl } from './curl.js';

/**
 * One shell command that sends a request of the journal again. It holds no secret: the token is read from
 * $TICAGA_API_TOKEN and the email of Basic credentials from $TICAGA_API_EMAIL. Cookies are left out.
 */
export function renderEntryCurl(entry: Entry): string {
  const received = headersOf(entry.rawHeaders);
  const [, pair] = /^basic\s+(.*)/i.exec(received.get('authorization')?.values[0] ?? '') ?? [];
  const body = entry.body?.length ? entry.body : undefined;
  const shown = [...received].filter(([key]) => key !== 'cookie').map(([, header]) => shownHeader(header));
  // What the client did not send, curl must not send of its own accord.
  if (!received.has('accept')) shown.push(['Accept', []]);
  if (body && !received.has('content-type')) shown.push(['Content-Type', []]);
  return renderCurl(
    {
      method: entry.method,
      url: redactUrl(absoluteUrlOf(entry), secretMark).replace(/[\x80-\xff]/g, encodeURIByte),
      headers: Object.fromEntries(shown),
      ...(body ? { body } : {}),
      // Over TLS it came because its client does not look at the certificate; without -k it would not come again.
      options: ['-sS', '-i', ...(entry.encrypted ? ['-k'] : [])],
    },
    pair === undefined ? undefined : { basic: basicVariables(pair) },
  );
}

/** The variables in the order of what was sent: a client that swaps email and token shall be seen to. */
function basicVariables(base64: string): string {
  const [user = '', ...rest] = Buffer.from(base64, 'base64').toString().split(':');
  const isSwapped = !user.includes('@') && rest.join(':').includes('@');
  return isSwapped ? '$TICAGA_API_TOKEN:$TICAGA_API_EMAIL' : '$TICAGA_API_EMAIL:$TICAGA_API_TOKEN';
}

/** node:http gives the bytes of a header as Latin-1; what a person typed is UTF-8. */
function shownHeader({ name, values }: { name: string; values: string[] }): [name: string, values: string[]] {
  return [name, values.map((value) => redactHeader(name, Buffer.from(value, 'latin1').toString(), secretMark))];
}

function encodeURIByte(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
