import { request as send } from 'node:http';

/** A request of requests.yaml; what it leaves out is that of a good link of customer 1 as JSON. */
export interface Described {
  title: string;
  method?: string;
  path?: string;
  /** The administrator of the seed as Basic, the token as Bearer, nothing, or the header as it stands here. */
  as?: string;
  /** null sends none. */
  accept?: string | null;
  headers?: Record<string, string>;
  /** Instead of the good body; exactly one of them, or none. */
  json?: unknown;
  /** Fields of the good body that are other ones; null leaves one out. */
  but?: Record<string, unknown>;
  form?: string;
  text?: string;
  multipart?: Record<string, string>;
  bytes?: number;
}

export interface Reply {
  status: number;
  headers: Record<string, string>;
  text: string;
}

const good = { ticaga_id: 1, billing_id: 2, billing_system: 'Blesta' };

const credentials: Record<string, string> = {
  basic: `Basic ${Buffer.from('admin@example.com:ticaga-demo-token').toString('base64')}`,
  bearer: 'Bearer ticaga-demo-token',
};

/** What goes over the wire for a described request. */
export function wired(one: Described) {
  const { method, path = '/api/customers/assign', as = 'basic', accept = 'application/json', headers = {} } = one;
  const body = bodyOf(one);
  const authorization = as === 'nothing' ? {} : { Authorization: credentials[as] ?? as };
  return {
    method: method ?? (body ? 'POST' : 'GET'),
    path,
    headers: {
      ...authorization,
      ...(accept === null ? {} : { Accept: accept }),
      ...(body ? { 'Content-Type': body.type } : {}),
      ...headers,
    } as Record<string, string>,
    ...(body ? { body: body.text } : {}),
  };
}

function bodyOf({ path, method, json, but, form, text, multipart, bytes }: Described) {
  const type = 'application/json';
  if (form !== undefined) return { type: 'application/x-www-form-urlencoded', text: form };
  if (text !== undefined) return { type, text };
  if (bytes !== undefined) return { type, text: JSON.stringify({ ...good, padding: 'x'.repeat(bytes) }) };
  if (multipart) return { type: 'multipart/form-data; boundary=XyZ', text: parts(multipart) };
  if (json !== undefined) return { type, text: JSON.stringify(json) };
  if (!but && (path !== undefined || method === 'GET')) return undefined;
  const fields = Object.entries({ ...good, ...but }).filter(([, value]) => value !== null);
  return { type, text: JSON.stringify(Object.fromEntries(fields)) };
}

function parts(fields: Record<string, string>): string {
  const part = ([name, value]: [string, string]) =>
    `--XyZ\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  return `${Object.entries(fields).map(part).join('')}--XyZ--\r\n`;
}

/** Sends a request with its headers and no others but Host, Connection and Content-Length. */
export function sendTo(url: string, { method, path, headers, body }: ReturnType<typeof wired>): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
    const target = new URL(url);
    const options = { host: target.hostname, port: target.port, path, method, headers: { ...headers, ...length } };
    const outgoing = send({ ...options, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        resolve({ status: response.statusCode ?? 0, headers: response.headers as Record<string, string>, text });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
