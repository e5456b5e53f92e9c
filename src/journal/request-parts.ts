import type { Entry, JournalledRequest } from './entry.js';

/** Values by name, in the order in which the names first came. */
export type Values = Map<string, string[]>;

/** The part of a url before the query. */
export function pathOf(url: string): string {
  const at = url.indexOf('?');
  return at < 0 ? url : url.slice(0, at);
}

/** The address with its host: the one that the client named, else localhost. */
export function absoluteUrlOf({ url, httpHost, encrypted }: Entry): string {
  return /^https?:\/\//i.test(url) ? url : `http${encrypted ? 's' : ''}://${httpHost || 'localhost'}${url}`;
}

/** The lines of each header under its lower-case name, with the name as it was first written. */
export function headersOf(rawHeaders: readonly string[]): Map<string, { name: string; values: string[] }> {
  const headers = new Map<string, { name: string; values: string[] }>();
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]!;
    const value = rawHeaders[at + 1]!;
    const known = headers.get(name.toLowerCase());
    if (known) known.values.push(value);
    else headers.set(name.toLowerCase(), { name, values: [value] });
  }
  return headers;
}

/** The query's parameters, decoded. Brackets stay part of the name, as WireMock has it. */
export function queryOf(url: string): Values {
  const at = url.indexOf('?');
  return parameters(at < 0 ? '' : url.slice(at + 1));
}

/** The form's parameters, decoded; none when the Content-Type does not say that the body is a form. */
export function formOf(entry: Pick<Entry, 'rawHeaders' | 'body'>): Values {
  const type = headersOf(entry.rawHeaders).get('content-type')?.values[0] ?? '';
  return parameters(/^\s*application\/x-www-form-urlencoded\s*(;|$)/i.test(type) ? bodyOf(entry) : '');
}

/** The request's body as UTF-8 text; '' when there was none. */
export function bodyOf({ body }: Pick<Entry, 'body'>): string {
  return body?.toString('utf8') ?? '';
}

/** What the Authorization headers say in Basic credentials, decoded: name:password. */
export function basicCredentialsOf({ rawHeaders }: Pick<Entry, 'rawHeaders'>): string[] {
  return (headersOf(rawHeaders).get('authorization')?.values ?? []).flatMap((value) => {
    const encoded = /^basic\s+(\S+)$/i.exec(value)?.[1];
    return encoded === undefined ? [] : [Buffer.from(encoded, 'base64').toString('utf8')];
  });
}

function parameters(text: string): Values {
  const values: Values = new Map();
  for (const [name, value] of new URLSearchParams(text)) {
    const known = values.get(name);
    if (known) known.push(value);
    else values.set(name, [value]);
  }
  return values;
}

/** The parts of a request that a pattern can ask for. Each is read once, however often it is asked for. */
export class RequestParts {
  #headers: ReturnType<typeof headersOf> | undefined;
  #query: Values | undefined;
  #form: Values | undefined;
  #body: string | undefined;

  constructor(readonly request: JournalledRequest) {}

  get headers(): ReturnType<typeof headersOf> {
    this.#headers ??= headersOf(this.request.rawHeaders);
    return this.#headers;
  }

  get query(): Values {
    this.#query ??= queryOf(this.request.url);
    return this.#query;
  }

  get form(): Values {
    this.#form ??= formOf(this.request);
    return this.#form;
  }

  get body(): string {
    this.#body ??= bodyOf(this.request);
    return this.#body;
  }
}
