import { isUtf8 } from 'node:buffer';
import { quote } from './command-line.js';
import { isPrintable, replaceUnsafe } from './printable.js';

/** A request to be told as a command. In its url and its headers, secretMark stands where a secret stood. */
export interface CurlRequest {
  method: string;
  url: string;
  /** A value or the values of several lines; none at all keeps curl from sending a header of its own under that name. */
  headers: Readonly<Record<string, string | readonly string[]>>;
  body?: string | Buffer;
  /** What curl is told besides the request, for example -i. */
  options?: readonly string[];
}

/** Text that a shell expands: `$TICAGA_API_EMAIL:$TICAGA_API_TOKEN`, `$TICAGA_API_TOKEN`, or a plain wrong token. */
export interface CurlCredentials {
  basic?: string;
  bearer?: string;
}

/** What curl writes itself, or what would change how its output reads. */
const ownHeaders = /^(host|content-length|connection|transfer-encoding|expect|accept-encoding)$/i;

/**
 * The command that repeats a request, for a POSIX shell. The token comes from an environment variable, so that no
 * report holds it.
 * @param credentials how it authenticates, in place of any Authorization header; without them, headers say it
 */
export function renderCurl(request: CurlRequest, credentials?: CurlCredentials): string {
  const { method, url, headers, body, options = [] } = request;
  const shown = Object.entries(headers).filter(
    ([name]) => !ownHeaders.test(name) && !(credentials && /^authorization$/i.test(name)),
  );
  const words = [
    'curl',
    ...options,
    ...(/[[\]{}]/.test(url) ? ['--globoff'] : []),
    ...(/\/\.\.?([/?]|$)/.test(url) ? ['--path-as-is'] : []),
    ...methodWords(method, body !== undefined),
    ...(credentials?.basic === undefined ? [] : ['-u', `"${credentials.basic}"`]),
    ...(credentials?.bearer === undefined ? [] : ['-H', `"Authorization: Bearer ${credentials.bearer}"`]),
    ...shown.flatMap(([name, values]) => headerLines(name, [values].flat())).flatMap((line) => ['-H', quote(line)]),
  ];
  if (body === undefined) return [...words, quote(url)].join(' ');
  const bytes = Buffer.from(body);
  const text = isUtf8(bytes) ? `${bytes}` : undefined;
  if (text !== undefined && isPrintable(text)) return [...words, '--data-raw', quote(text), quote(url)].join(' ');
  // No argument of a command can hold a NUL, nor a terminal paste bytes that are not text.
  const source =
    text === undefined ? `printf %s ${bytes.toString('base64')} | base64 -d` : `printf ${quote(printfFormat(text))}`;
  return `${source} | ${[...words, '--data-binary', '@-', quote(url)].join(' ')}`;
}

/** What printf of a POSIX shell turns into the text: nothing in it that cannot be printed or be taken for an option. */
function printfFormat(text: string): string {
  const octal = (byte: number) => `\\${byte.toString(8).padStart(3, '0')}`;
  return replaceUnsafe(text.replace(/[\\%]/g, '$&$&').replace(/^-/, octal(45)), (found) =>
    found === '\n' ? '\\n' : [...Buffer.from(found)].map(octal).join(''),
  );
}

function methodWords(method: string, hasBody: boolean): string[] {
  if (method === 'HEAD') return ['--head'];
  return method === 'GET' && !hasBody ? [] : ['-X', quote(method)];
}

function headerLines(name: string, values: readonly string[]): string[] {
  return values.length === 0 ? [`${name}:`] : values.map((value) => (value === '' ? `${name};` : `${name}: ${value}`));
}
