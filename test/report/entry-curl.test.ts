import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Entry } from '../../src/journal/entry.js';
import { renderEntryCurl } from '../../src/report/entry-curl.js';
import { entryWith } from '../journal/entry-fixture.js';

const run = promisify(execFile);
interface Received {
  method: string;
  url: string;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

let server: Server;
let host: string;
let received: Received | undefined;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    received = { method: request.method!, url: request.url!, headers: request.headers, body: Buffer.concat(chunks) };
    response.end('{}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => server.close());

/** Pastes the command of an entry into sh and returns what arrives. */
async function replay(changes: Partial<Entry>): Promise<Received> {
  received = undefined;
  const env = { PATH: process.env.PATH, TICAGA_API_EMAIL: 'me@example.com', TICAGA_API_TOKEN: `it's "my" $token` };
  await run('sh', ['-c', renderEntryCurl(entryWith({ httpHost: host, ...changes }))], { env });
  return received!;
}

describe('the curl command of an entry', () => {
  it('reads well', () => {
    expect(renderEntryCurl(entryWith({ body: Buffer.from(`{"a": "it's"}`) }))).toBe(
      `curl -sS -i -X POST -H 'Authorization: Bearer '"$TICAGA_API_TOKEN" -H 'Content-Type: application/json' ` +
        `-H Accept: --data-raw '{"a": "it'\\''s"}' http://127.0.0.1:4010/api/customers/assign`,
    );
  });

  it('sends the same request with the token of the environment', async () => {
    const { method, url, headers, body } = await replay({});
    expect([method, url]).toEqual(['POST', '/api/customers/assign']);
    expect(headers).toMatchObject({ authorization: `Bearer it's "my" $token`, 'content-type': 'application/json' });
    expect(headers).not.toHaveProperty('accept');
    expect(body).toEqual(entryWith().body);
  });

  it('sends Basic credentials with the email and the token of the environment', async () => {
    const { headers } = await replay({ rawHeaders: ['Authorization', 'Basic c2VjcmV0OnNlY3JldA=='] });
    expect(headers.authorization).toBe(`Basic ${btoa(`me@example.com:it's "my" $token`)}`);
    expect(headers).not.toHaveProperty('content-type');
  });

  it('swaps email and token where the client did', async () => {
    const { headers } = await replay({ rawHeaders: ['Authorization', `Basic ${btoa('secret:me@example.com')}`] });
    expect(headers.authorization).toBe(`Basic ${btoa(`it's "my" $token:me@example.com`)}`);
  });

  it('sends a GET without a body as one', async () => {
    const { method, headers, body } = await replay({
      method: 'GET',
      url: '/api/customers/get/1',
      rawHeaders: ['Content-Type', 'application/json', 'Accept', '*/*', 'X-Empty', ''],
      body: undefined,
    });
    expect([method, body.length]).toEqual(['GET', 0]);
    expect(headers).toMatchObject({ 'content-type': 'application/json', accept: '*/*', 'x-empty': '' });
  });

  it('leaves to curl what curl has to write itself', () => {
    const own = ['Host', 'Content-Length', 'Connection', 'Transfer-Encoding', 'Expect', 'Accept-Encoding', 'Cookie'];
    const rawHeaders = own.flatMap((name) => [name, 'x']);
    expect(renderEntryCurl(entryWith({ method: 'GET', url: '/api', body: undefined, rawHeaders }))).toBe(
      'curl -sS -i -H Accept: http://127.0.0.1:4010/api',
    );
  });

  it('does not wait for the body of a HEAD', async () => {
    expect((await replay({ method: 'HEAD', url: '/api', body: undefined })).method).toBe('HEAD');
  });

  it('holds no secret of the request', () => {
    const rawHeaders = ['Authorization', 'secret', 'X-Api-Key', 'secret', 'Cookie', 'a=secret'];
    const command = renderEntryCurl(entryWith({ rawHeaders, url: '/api/x?api_token=secret&b=1' }));
    expect(command).not.toContain('secret');
    expect(command).toContain(`?api_token='"$TICAGA_API_TOKEN"'&b=1'`);
  });

  it.each([['/api/../x/./y'], ['//api//x'], ['/api/x?a[b]={1,2}&c=[1-3]'], ["/api/x?a='$(id)`id`;&b=%27!*"]])(
    'keeps the address %s',
    async (url) => {
      expect((await replay({ url })).url).toBe(url);
    },
  );

  it('names the bytes of an address that is not ASCII', async () => {
    expect((await replay({ url: '/api/\xc3\xbc' })).url).toBe('/api/%C3%BC');
  });

  it('sends a header in UTF-8 as it came', async () => {
    const name = Buffer.from('Zoë').toString('latin1');
    expect((await replay({ rawHeaders: ['X-Name', name] })).headers['x-name']).toBe(name);
  });

  it.each([
    ['that begins like a file name', '@/etc/hostname'],
    ['with lines and quotes', `it's\r\n"$HOME" \`id\` \\n\n`],
    ['with a NUL', 'a\0b'],
    ['that is not UTF-8', Buffer.from([0xff, 0xfe, 0x27])],
  ])('sends a body %s byte for byte', async (_, body) => {
    expect((await replay({ body: Buffer.from(body as string) })).body).toEqual(Buffer.from(body as string));
  });

  it('sends any body and any printable header value as they came', async () => {
    const header = fc.string({ unit: 'grapheme-ascii', minLength: 1 }).map((value) => value.trim());
    const property = fc.asyncProperty(
      fc.uint8Array({ minLength: 1 }),
      fc.string({ minLength: 1 }),
      header,
      async (bytes, text, value) => {
        for (const body of [Buffer.from(bytes), Buffer.from(text)]) {
          const sent = await replay({ body, rawHeaders: ['X-Value', value] });
          expect(sent.body).toEqual(body);
          expect(sent.headers['x-value']).toBe(value);
        }
      },
    );
    await fc.assert(property, { numRuns: 25 });
  });
});
