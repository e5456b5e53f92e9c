import { expect, test } from 'vitest';
import { exchangeBytes, isWholeRequest, runProxy, startRawServer } from '../proxy/run-proxy.js';

const answered = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}';

/** A request as bytes; HOST stands where its host does. */
const message = (line: string, headers: readonly string[], body = ''): string =>
  `${[line, ...headers].join('\r\n')}\r\n\r\n${body}`;

const multipart =
  '--x\r\nContent-Disposition: form-data; name="ticaga_id"\r\n\r\n1\r\n--x\r\nContent-Disposition: form-data; name="f"; filename="\xe9.bin"\r\n\r\n\x00\xff\x01\r\n--x--\r\n';

const requests: Record<string, string> = {
  'headers in their own order and letters, one of them twice': message('GET /api/customers/get/1 HTTP/1.1', [
    'accept: application/json',
    'hOST: HOST',
    'AUTHORIZATION: Bearer  two spaces',
    'X-Twice: b',
    'X-Twice: a',
    'x-empty: ',
    'Connection: keep-alive',
  ]),
  'no header but the host': message('GET /api/customers/get/1 HTTP/1.1', ['Host: HOST']),
  'a query and escapes as they were written': message(
    'GET /api//customers/get/%31/?a=%2f&b=+%20&&c[]=1&token=a%26b HTTP/1.1',
    ['Host: HOST'],
  ),
  'letters in a header that are no ASCII': message('GET /api/customers/get/1 HTTP/1.1', [
    'Host: HOST',
    'X-Name: J\xf6e \xc3\xb6',
  ]),
  'a method that nobody has': message('GET /api/a..b;c=,!$*() HTTP/1.1', ['Host: HOST', 'Cookie: a=1; b="2"']),
  'JSON with white space, a name twice and a number beyond': message(
    'POST /api/customers/assign HTTP/1.1',
    ['Host: HOST', 'Content-Type: application/json', 'Content-Length: 70'],
    '{ "ticaga_id" :1,\r\n"ticaga_id":99999999999999999999, "x":"\\u00e9\\/" } '.padEnd(70),
  ),
  'a form': message(
    'POST /api/customers/assign HTTP/1.1',
    ['Host: HOST', 'Content-Length: 23', 'Content-Type: application/x-www-form-urlencoded'],
    'a=%C3%A9&b[]=+1&b[]=%zz',
  ),
  'multipart with a file of bytes': message(
    'POST /api/customers/assign HTTP/1.1',
    ['Host: HOST', 'Content-Type: multipart/form-data; boundary=x', `Content-Length: ${multipart.length}`],
    multipart,
  ),
  'no body where one belongs': message('POST /api/customers/assign HTTP/1.1', ['Host: HOST', 'Accept: */*']),
  'another method with a body': message(
    'DELETE /api/somewhere HTTP/1.1',
    ['Host: HOST', 'Content-Length: 3'],
    '\x00\x01\x02',
  ),
  'a body in chunks': message(
    'POST /api/customers/assign HTTP/1.1',
    ['Host: HOST', 'Transfer-Encoding: chunked', 'Content-Type: application/json'],
    '7\r\n{"a":1}\r\n0\r\n\r\n',
  ),
};

for (const flags of [['--allow-writes'], ['--allow-writes', '--enforce']]) {
  // What breaks the contract by a documented fact never reaches the server with --enforce.
  const passing = Object.entries(requests).filter(([, text]) => flags.length === 1 || text.startsWith('GET /api/a..'));
  test.each(passing)(`a request reaches the server byte for byte (${flags.join(' ')}): %s`, async (_, text) => {
    const server = await startRawServer((socket, request) => {
      if (isWholeRequest(request)) socket.end(answered);
    });
    const { url } = await runProxy(server.url, flags);
    await exchangeBytes(url, text.replace('HOST', new URL(url).host), (got) => got.endsWith('{}'));
    expect(server.received).toEqual([text.replace('HOST', server.host)]);
  });
}

test('the path of the target goes before that of the request', async () => {
  const server = await startRawServer((socket) => socket.end(answered));
  const { url } = await runProxy(`${server.url}/help/desk`);
  await exchangeBytes(url, 'GET /api/x?y=1 HTTP/1.1\r\nHost: a\r\n\r\n', (got) => got.endsWith('{}'));
  expect(server.received[0]).toBe(`GET /help/desk/api/x?y=1 HTTP/1.1\r\nHost: ${server.host}\r\n\r\n`);
});

test('a client that names another host in its request line is passed on to the target and to nobody else', async () => {
  const server = await startRawServer((socket) => socket.end(answered));
  const { url } = await runProxy(server.url);
  const text = 'GET http://elsewhere.example/api/x HTTP/1.1\r\nHost: elsewhere.example\r\n\r\n';
  await exchangeBytes(url, text, (got) => got.endsWith('{}'));
  expect(server.received[0]).toBe(`GET /api/x HTTP/1.1\r\nHost: ${server.host}\r\n\r\n`);
});

const big = '\x00\xff{"a":"\\u00e9"}'.repeat(20_000);
const answers: Record<string, string> = {
  'headers in their own order and letters, one of them twice': message(
    'HTTP/1.1 200 Very Well',
    ['content-TYPE: application/json', 'Set-Cookie: a=1', 'X-B: ', 'Set-Cookie: b=2; Path=/', 'Content-Length: 2'],
    '{}',
  ),
  'a redirect, which is not followed': message('HTTP/1.1 302 Found', [
    'Location: http://127.0.0.1:1/login',
    'Content-Length: 0',
  ]),
  'no content': message('HTTP/1.1 204 No Content', ['X-A: \xe9']),
  'a page with an error': message(
    'HTTP/1.1 500 Oops',
    ['Content-Length: 13', 'Content-Type: text/html'],
    '<html>\xff</html>'.slice(0, 13),
  ),
  'a status that nobody has': message('HTTP/1.1 799 Strange', ['Content-Length: 0', 'Date: yesterday']),
  'a long body of bytes': message('HTTP/1.1 200 OK', [`Content-Length: ${big.length}`], big),
  'a body that ends with the connection': message('HTTP/1.1 200 OK', ['Connection: close'], '{"a":1}'),
};

test.each(Object.entries(answers))('an answer reaches the client byte for byte: %s', async (_, text) => {
  const server = await startRawServer((socket, request) => {
    if (isWholeRequest(request)) socket.end(Buffer.from(text, 'latin1'));
  });
  const { url } = await runProxy(server.url);
  const got = await exchangeBytes(url, 'GET /api/x HTTP/1.1\r\nHost: a\r\n\r\n', (came) => came.length >= text.length);
  expect(got).toBe(text);
});

test('what is no HTTP that can be read is answered with 400, told in the log, and reaches nobody', async () => {
  const server = await startRawServer((socket) => socket.end(answered));
  const { url, cli, newest } = await runProxy(server.url);
  const got = await exchangeBytes(url, 'GET /api/customers/get/\xc3\xa9 HTTP/1.1\r\nHost: a\r\n\r\n');
  expect(got).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
  await cli.waitFor(/note request-unreadable: A request could not be read as HTTP, and was answered with 400/);
  expect((await newest()).notes[0]?.message).toContain('Invalid char in url path');
  expect(server.received).toEqual([]);
});

test('the head of an answer to HEAD comes as it is, and no body is awaited', async () => {
  const head = 'HTTP/1.1 200 OK\r\nContent-Length: 77\r\nX-A: b\r\n\r\n';
  const server = await startRawServer((socket) => socket.end(head));
  const { url, newest } = await runProxy(server.url);
  const got = await exchangeBytes(url, 'HEAD /api/x HTTP/1.1\r\nHost: a\r\n\r\n', (came) => came.length >= head.length);
  expect(got).toBe(head);
  expect((await newest()).response.status).toBe(200);
});

test('an answer in chunks comes in chunks, with its trailers', async () => {
  const text =
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-Sum\r\n\r\n3\r\n{"a\r\n4\r\n":1}\r\n0\r\nX-Sum: 7\r\n\r\n';
  const server = await startRawServer((socket) => socket.end(text));
  const { url } = await runProxy(server.url);
  const got = await exchangeBytes(url, 'GET /api/x HTTP/1.1\r\nHost: a\r\n\r\n', (came) => came.includes('X-Sum: 7'));
  expect(got).toBe(text);
});

test('a client of HTTP/1.0 gets an answer in chunks without them', async () => {
  const server = await startRawServer((socket) =>
    socket.end('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7\r\n{"a":1}\r\n0\r\n\r\n'),
  );
  const { url } = await runProxy(server.url);
  const got = await exchangeBytes(url, 'GET /api/x HTTP/1.0\r\nHost: a\r\n\r\n');
  expect(got).toBe('HTTP/1.1 200 OK\r\n\r\n{"a":1}');
});
