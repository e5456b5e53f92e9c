import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { runCli } from '../helpers/run-cli.js';
import { runFake } from '../helpers/run-fake.js';
import { codesOf, runProxy } from '../proxy/run-proxy.js';
import { closeServer, listen } from '../verify/live-server.js';

const run = promisify(execFile);
const bearer = { Authorization: 'Bearer ticaga-demo-token' };
const asksJson = { Accept: 'application/json' };
const json = { ...asksJson, 'Content-Type': 'application/json' };

async function startServer(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  const url = await listen(server);
  onTestFinished(() => closeServer(server));
  return url;
}

const answering = (status: number, body: string | Buffer, headers: Record<string, string> = {}) =>
  startServer((request, response) => {
    request.resume();
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(body);
  });

const customer = {
  id: 1,
  name: 'Joe Doe',
  email: 'joedoe@example.com',
  email_verified_at: null,
  company: 'Demo Ltd',
  phone_number: '',
  billing_id: '0',
  billing_system: '',
  account_manager: '0',
  biography: '',
  created_at: '2025-07-13T17:15:25.000000Z',
  updated_at: '2025-07-13T17:22:37.000000Z',
};

describe('requests', () => {
  const assign = (body: string, headers: Record<string, string> = json) =>
    ['/api/customers/assign', { method: 'POST', body, headers: { ...bearer, ...headers } }] as const;
  const mistakes: [string, readonly [string, RequestInit]][] = [
    ['no credentials', ['/api/customers/get/1', { headers: asksJson }]],
    [
      'credentials that cannot be read',
      ['/api/customers/get/1', { headers: { ...asksJson, Authorization: 'bearer x' } }],
    ],
    ['nothing that asks for JSON', ['/api/customers/get/1', { headers: bearer }]],
    ['an id that a program lost', ['/api/customers/get/null', { headers: { ...bearer, ...asksJson } }]],
    ['an id that a person typed', ['/api/customers/get/abc', { headers: { ...bearer, ...asksJson } }]],
    ['a slash twice', ['//api/customers/get/1', { headers: { ...bearer, ...asksJson } }]],
    ['a word misspelt', ['/api/customer/get/1', { headers: { ...bearer, ...asksJson } }]],
    ['the wrong method', ['/api/customers/assign', { headers: { ...bearer, ...asksJson } }]],
    ['an address that nobody knows', ['/api/something/else', { headers: { ...bearer, ...asksJson } }]],
    ['an older address', ['/api/clients/1', { headers: asksJson }]],
    ['a field that is missing', assign('{"ticaga_id":1,"billing_id":2}')],
    ['a value that is wrong', assign('{"ticaga_id":"x","billing_id":0,"billing_system":"BLEsta"}')],
    [
      'JSON that says that it is a form',
      assign('{"ticaga_id":1}', { ...asksJson, 'Content-Type': 'application/x-www-form-urlencoded' }),
    ],
    ['no body', ['/api/customers/assign', { method: 'POST', headers: { ...bearer, ...asksJson } }]],
    ['a public call without credentials', ['/api/departments/public', { headers: asksJson }]],
    [
      'a field of the query in the place of one of the body',
      ['/api/customers/assign?billing_id=3', { ...assign('{"ticaga_id":1,"billing_system":"Blesta"}')[1] }],
    ],
  ];

  test.each(mistakes)('are judged as by the fake itself: %s', async (_, [path, init]) => {
    const fake = await runFake();
    const { url, newest } = await runProxy(fake.url, ['--allow-writes']);
    await fetch(url + path, { redirect: 'manual', ...init });
    const [own] = fake.requests();
    const entry = await newest();
    expect(entry.violations.filter(({ code }) => code !== 'answer-broken')).toEqual(own?.violations);
    const ofFake = ['json-not-asked', 'credentials-unknown'];
    const notes = own?.notes.filter(({ code }) => !ofFake.includes(code));
    expect(entry.notes.filter(({ code }) => !['answer-unexpected', 'operation-absent'].includes(code))).toEqual(notes);
    // What a server does with a slash twice is its own to say, and so the proxy judges the rest of the request, too.
    if (path.startsWith('//')) return;
    expect(entry).toMatchObject({ dialect: own?.dialect });
    expect(entry.operationId).toBe(own?.operationId);
  });

  test('are told in the log, and the plugin is told nothing', async () => {
    const fake = await runFake();
    const { url, cli } = await runProxy(fake.url);
    const direct = await fetch(`${fake.url}/api/customers/get/1`, { headers: asksJson });
    const passed = await fetch(`${url}/api/customers/get/1`, { headers: asksJson });
    expect(passed.status).toBe(direct.status);
    expect(await passed.text()).toBe(await direct.text());
    await cli.waitFor(/BROKEN credentials-missing The request carries no credentials\. .* \(documented\)/);
  });

  test('of a document of --also are judged, too', async () => {
    const fake = await runFake();
    const file = join(tmpdir(), `ticaga-kit-also-${process.pid}.yaml`);
    await writeFile(
      file,
      `openapi: 3.1.0
info: { title: Notes, version: '1' }
paths:
  /api/notes:
    post:
      operationId: createNote
      requestBody:
        required: true
        content:
          application/json:
            schema: { type: object, required: [text], properties: { text: { type: string } } }
            example: { text: hello }
      responses:
        '200': { description: done, content: { application/json: { schema: { type: object }, example: {} } } }
`,
    );
    const { url, newest, cli } = await runProxy(fake.url, ['--also', file, '--allow-writes']);
    expect(cli.stdout()).toContain(`Also:             1 operations of ${file}`);
    await fetch(`${url}/api/notes`, { method: 'POST', headers: json, body: '{}' });
    expect(codesOf((await newest()).violations)).toContain('field-missing');
  });

  test('--assume and --profile say what the server is expected to do', async () => {
    const fake = await runFake();
    const newestOf = async (args: readonly string[]) => {
      const { url, newest } = await runProxy(fake.url, args);
      await fetch(`${url}/api/customers/get/1`, { headers: bearer });
      return codesOf((await newest()).violations);
    };
    expect(await newestOf([])).toEqual(['accept-missing']);
    expect(await newestOf(['--assume', 'errors-without-accept=json'])).toEqual([]);
    const file = join(tmpdir(), `ticaga-kit-profile-${process.pid}.yaml`);
    await writeFile(file, 'assumptions:\n  errors-without-accept: json\n');
    expect(await newestOf(['--profile', file])).toEqual([]);
  });
});

describe('answers', () => {
  const wrong: [string, number, string, string, string, string][] = [
    [
      'a field of another type',
      200,
      JSON.stringify({ user: { ...customer, id: 'one' } }),
      'response,body,user,id',
      '"one"',
      'documented',
    ],
    ['no field of a success', 200, '{}', 'response,body,user', 'nothing', 'documented'],
    ['a status that nobody described', 418, '{"error":"teapot"}', 'response,status', '418', 'observed'],
    ['no JSON', 200, 'OK', 'response,body', 'The body is no JSON: "OK"', 'observed'],
  ];
  test.each(wrong)(
    'that break a known fact are a violation of the server: %s',
    async (_, status, body, location, received, grade) => {
      const { url, newest, violations, cli } = await runProxy(await answering(status, body));
      const answer = await fetch(`${url}/api/customers/get/1`, { headers: { ...bearer, ...asksJson } });
      expect([answer.status, await answer.text()]).toEqual([status, body]);
      const found = (await newest()).violations;
      expect(codesOf(found)).toContain('answer-broken');
      expect(found[0]?.location.join()).toBe(location);
      expect(found[0]).toMatchObject({ grade, received });
      expect(found[0]?.hint).toBe(
        'This is the doing of the server, not of the client. If the server is the real one, openapi.yaml is to be corrected.',
      );
      expect(codesOf(await violations())).toContain('answer-broken');
      await cli.waitFor(/BROKEN answer-broken The answer breaks the contract: its /);
    },
  );

  test('that refute an assumption are a note, and break nothing', async () => {
    const { url, newest } = await runProxy(
      await answering(
        200,
        '{"user":{"id":1.0}}'.replace('{"id":1.0}', JSON.stringify(customer).replace('"id":1', '"id":1.0')),
      ),
    );
    await fetch(`${url}/api/customers/get/1`, { headers: { ...bearer, ...asksJson } });
    const { violations, notes } = await newest();
    expect(violations).toEqual([]);
    expect(notes).toEqual([
      {
        code: 'answer-unexpected',
        message: 'The body /user/id of the answer is 1.0; assumed is a whole number, written in digits.',
      },
    ]);
  });

  test.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ])(
    'that came compressed as %s, as the client asked, are judged and passed on as they came',
    async (coding, compress) => {
      const bytes = compress(JSON.stringify({ user: { ...customer, id: 'one' } }));
      const { url, newest } = await runProxy(await answering(200, bytes, { 'Content-Encoding': coding }));
      const answer = await fetch(`${url}/api/customers/get/1`, {
        headers: { ...bearer, ...asksJson, 'Accept-Encoding': coding },
      });
      expect(await answer.json()).toMatchObject({ user: { id: 'one' } });
      const { violations, response } = await newest();
      expect(violations[0]?.location).toEqual(['response', 'body', 'user', 'id']);
      expect(JSON.parse(response.body)).toMatchObject({ user: { id: 'one' } });
    },
  );

  test('that would fill the memory once they are read are passed on, and not judged', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
    const { url, newest } = await runProxy(await answering(200, bomb, { 'Content-Encoding': 'gzip' }));
    const { stdout } = await run(
      'curl',
      ['-s', '-H', 'Accept-Encoding: gzip', '-H', 'Accept: application/json', `${url}/api/customers/get/1`],
      { encoding: 'buffer' },
    );
    expect(stdout.equals(bomb)).toBe(true);
    expect((await newest()).notes.at(-1)).toEqual({
      code: 'answer-compressed',
      message: 'The answer is compressed in a way that the kit does not read, or is too long then: it was not judged.',
    });
  });

  test('over 10 MB stream through, and are not judged', async () => {
    const body = Buffer.alloc(12 * 1024 * 1024, 'a');
    const { url, newest } = await runProxy(await answering(200, body));
    const answer = await fetch(`${url}/api/customers/get/1`, { headers: { ...bearer, ...asksJson } });
    expect(Buffer.from(await answer.arrayBuffer()).equals(body)).toBe(true);
    const { violations, notes } = await newest();
    expect([violations, notes]).toEqual([
      [],
      [{ code: 'answer-too-long', message: 'The answer is over 10 MB and was passed on without being judged.' }],
    ]);
  });

  test('of a server without the address are a note', async () => {
    const { url, newest } = await runProxy(await answering(404, '{"message":"The route could not be found."}'));
    await fetch(`${url}/api/realtime/config`, { headers: { ...bearer, ...asksJson } });
    const { violations, notes } = await newest();
    expect([violations, codesOf(notes)]).toEqual([[], ['operation-absent']]);
    expect(notes[0]?.message).toBe(
      'The server answered as for an address that it does not have: it may be without this operation.',
    );
  });

  test('begin to come before they have ended', async () => {
    let finish = () => {};
    const target = await startServer((_request, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' }).write('{"a":');
      finish = () => void response.end('1}');
    });
    const { url } = await runProxy(target);
    const answer = await fetch(`${url}/api/somewhere`, { headers: asksJson });
    const reader = answer.body!.getReader();
    expect(Buffer.from((await reader.read()).value!).toString()).toBe('{"a":');
    finish();
    expect(Buffer.from((await reader.read()).value!).toString()).toBe('1}');
  });
});

describe('without --allow-writes', () => {
  const form = { ...asksJson, 'Content-Type': 'application/x-www-form-urlencoded' };
  const refused: [string, string, RequestInit, string][] = [
    [
      'a call that writes',
      '/api/customers/assign',
      { method: 'POST', headers: json, body: '{}' },
      'POST /api/customers/assign writes',
    ],
    [
      'the same with a slash twice',
      '//api//customers/assign',
      { method: 'POST', headers: json, body: '{}' },
      'POST /api/customers/assign writes',
    ],
    [
      'an older call that may write',
      '/api/responses/reply',
      { method: 'POST', headers: form, body: 'a=1' },
      'POST /api/responses/reply writes',
    ],
    [
      'an address that nobody knows',
      '/api/some/thing',
      { method: 'POST', headers: json, body: '{}' },
      'no document knows POST /api/some/thing, so it may write',
    ],
    [
      'a method that nobody described',
      '/api/customers/get/1',
      { method: 'DELETE', headers: asksJson },
      'no document knows DELETE /api/customers/get/1, so it may write',
    ],
    [
      'another method in a header',
      '/api/tickets/get',
      { method: 'POST', headers: { ...json, 'X-HTTP-Method-Override': 'PUT' }, body: '{}' },
      'X-HTTP-Method-Override makes another method of it, which may write',
    ],
    [
      'another method in a form',
      '/api/tickets/get',
      { method: 'POST', headers: form, body: 'id=1&_method=DELETE' },
      'its field _method makes another method of it, which may write',
    ],
    [
      'another method in JSON',
      '/api/tickets/get',
      { method: 'POST', headers: json, body: '{"_method":"PUT"}' },
      'its field _method makes another method of it, which may write',
    ],
    [
      'another method in the query',
      '/api/tickets/get?_method=PUT',
      { method: 'POST', headers: json, body: '{}' },
      'its field _method makes another method of it, which may write',
    ],
    [
      'another method in a form that is no UTF-8',
      '/api/tickets/get',
      { method: 'POST', headers: form, body: Buffer.from('id=\xff&%5Fmethod=PUT', 'latin1') },
      'its field _method makes another method of it, which may write',
    ],
    [
      'another method in multipart that is no UTF-8',
      '/api/tickets/get',
      {
        method: 'POST',
        headers: { ...asksJson, 'Content-Type': 'multipart/form-data; boundary=x' },
        body: Buffer.from(
          '--x\r\nContent-Disposition: form-data; name="_method"\r\n\r\nPUT\r\n--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n\xff\r\n--x--\r\n',
          'latin1',
        ),
      },
      'its field _method makes another method of it, which may write',
    ],
    [
      'a body that cannot be looked at',
      '/api/tickets/get',
      { method: 'POST', headers: json, body: Buffer.alloc(9 * 1024 * 1024) },
      'its body is too large to be looked at, so it may write',
    ],
  ];
  test.each(refused)('is refused and never reaches the server: %s', async (_, path, init, why) => {
    const fake = await runFake();
    const { url, newest, cli } = await runProxy(fake.url);
    const answer = await fetch(url + path, { ...init, headers: { ...bearer, ...init.headers } });
    const message = `This proxy of ticaga-kit is read-only, and did not pass the request on: ${why}.`;
    expect([answer.status, answer.headers.get('content-type'), await answer.json()]).toEqual([
      403,
      'application/json',
      { message },
    ]);
    expect(fake.requests()).toEqual([]);
    const entry = await newest();
    expect(entry).toMatchObject({ outcome: 'refused', response: { status: 403 } });
    const note = { code: 'write-refused', message: `${message} Start it with --allow-writes to let writes pass.` };
    expect(entry.notes.at(-1)).toEqual(note);
    await cli.waitFor(/note write-refused: /);
  });

  test.each([
    ['/api/tickets/get', '{"id":1,"ticket_id":"x"}'],
    ['/api/login', '{"email":"joedoe@example.com","password":"wrong-password"}'],
  ])('what only reads passes, though it is a POST: %s', async (path, body) => {
    const fake = await runFake();
    const { url } = await runProxy(fake.url);
    await fetch(url + path, { method: 'POST', headers: { ...bearer, ...json }, body });
    expect(fake.requests()).toHaveLength(1);
  });
});

describe('--enforce', () => {
  test('answers what breaks a known fact in the shape of the API, and does not pass it on', async () => {
    const fake = await runFake();
    const { url, newest } = await runProxy(fake.url, ['--enforce', '--allow-writes']);
    const answer = await fetch(`${url}/api/customers/assign`, {
      method: 'POST',
      headers: { ...bearer, ...json },
      body: '{"ticaga_id":1,"billing_system":"Blesta"}',
    });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toEqual({
      message: 'The field billing_id is missing.',
      errors: { billing_id: ['The field billing_id is missing.'] },
    });
    expect(fake.requests()).toEqual([]);
    expect((await newest()).notes.at(-1)).toEqual({
      code: 'violation-refused',
      message: 'The request breaks the contract and was not passed on (--enforce).',
    });
  });

  test('says without fields what is wrong with the rest of a request', async () => {
    const { url } = await runProxy((await runFake()).url, ['--enforce']);
    const answer = await fetch(`${url}/api/customers/get/1`, { headers: asksJson });
    expect([answer.status, await answer.json()]).toEqual([422, { message: 'The request carries no credentials.' }]);
  });

  test('passes on what breaks an assumption alone', async () => {
    const fake = await runFake();
    const { url } = await runProxy(fake.url, ['--enforce']);
    const answer = await fetch(`${url}/api/customers/get/1`, { headers: bearer });
    expect(answer.status).toBe(200);
  });

  test('refuses a body that is too large to be judged', async () => {
    const fake = await runFake();
    const { url } = await runProxy(fake.url, ['--enforce', '--allow-writes']);
    const body = Buffer.alloc(9 * 1024 * 1024, ' ');
    const answer = await fetch(`${url}/api/some/thing`, { method: 'POST', headers: { ...bearer, ...json }, body });
    expect([answer.status, await answer.json()]).toEqual([
      413,
      { message: 'The body is over 8 MB, and was not passed on (--enforce).' },
    ]);
    expect(fake.requests()).toEqual([]);
  });
});

describe('the control plane', () => {
  test('is that of a fake as far as it is about what was said', async () => {
    const fake = await runFake();
    const { url, violations } = await runProxy(fake.url);
    const admin = async (method: string, path: string, body?: unknown) => {
      const answer = await fetch(`${url}/__admin/${path}`, {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: answer.status, body: await answer.json() };
    };
    await admin('POST', 'expected-violations', { code: 'credentials-missing' });
    await fetch(`${url}/api/customers/get/1`, { headers: asksJson });
    await fetch(`${url}/api/customers/get/2`, { headers: { ...bearer, ...asksJson } });
    expect(await violations()).toMatchObject([{ code: 'credentials-missing', isExpected: true }]);
    expect((await admin('POST', 'requests/count', { urlPath: '/api/customers/get/2' })).body).toMatchObject({
      count: 1,
    });
    expect((await admin('GET', 'health')).body).toMatchObject({ status: 'healthy', target: fake.url, tls: false });
    await admin('PUT', 'assumptions', { 'errors-without-accept': 'json' });
    await fetch(`${url}/api/customers/get/1`, { headers: bearer });
    expect(await violations()).toHaveLength(1);
    await admin('POST', 'reset');
    expect(await violations()).toEqual([]);
    expect(fake.requests()).toHaveLength(3);
  });

  test.each([
    ['GET', 'state', /^GET \/__admin\/state is a call to a fake: this is a proxy in front of http:/],
    ['POST', 'faults', /^POST \/__admin\/faults is a call to a fake/],
    [
      'POST',
      'requests/00000000-0000-4000-8000-000000000001/replay',
      /^A proxy keeps no credentials, so it cannot send a request again\.$/,
    ],
  ])('refuses what only a fake can do: %s %s', async (method, path, detail) => {
    const { url } = await runProxy((await runFake()).url);
    const answer = await fetch(`${url}/__admin/${path}`, { method });
    expect(answer.status).toBe(501);
    expect(((await answer.json()) as { errors: { detail: string }[] }).errors[0]?.detail).toMatch(detail);
  });

  test('asks for the token of --admin-token', async () => {
    const { url } = await runProxy((await runFake()).url, ['--admin-token', 'a-secret']);
    expect((await fetch(`${url}/__admin/requests`)).status).toBe(401);
    expect((await fetch(`${url}/__admin/requests`, { headers: { Authorization: 'Bearer a-secret' } })).status).toBe(
      200,
    );
  });

  test('keeps as much as --journal-bytes says', async () => {
    const { url, requests } = await runProxy((await runFake()).url, ['--journal-bytes', '1']);
    for (const id of [1, 2, 3]) await fetch(`${url}/api/customers/get/${id}`, { headers: { ...bearer, ...asksJson } });
    expect((await requests()).map(({ request }) => request.url)).toEqual(['/api/customers/get/3']);
  });

  test('shows the page of the inspector, and the contract, and leaves every other address to the server', async () => {
    const target = await startServer((request, response) => void response.end(`the server has ${request.url}`));
    const { url } = await runProxy(target);
    const page = await fetch(`${url}/`, { headers: { Accept: 'text/html' } });
    expect(await page.text()).toContain('<title>ticaga-kit inspector</title>');
    expect(await (await fetch(`${url}/openapi.json`)).json()).toHaveProperty('openapi');
    for (const path of ['/login', '/sandbox/a/api/x', '/__administrator'])
      expect(await (await fetch(url + path)).text()).toBe(`the server has ${path}`);
  });
});

describe('the command line', () => {
  test('says where it listens, and what becomes of writes and of broken requests', async () => {
    const fake = await runFake();
    const plain = await runProxy(fake.url, ['--host', '127.0.0.1']);
    expect(plain.cli.stdout()).toContain(`the proxy in front of ${fake.url} listens on ${plain.url}\n`);
    expect(plain.cli.stdout()).toContain(`Plugin settings:  API URL ${plain.url}; email and API token as before`);
    expect(plain.cli.stdout()).toContain('Writes:           refused with 403; --allow-writes passes them on');
    expect(plain.cli.stdout()).toContain('Broken requests:  told below, and passed on');
    expect(plain.cli.stdout()).toContain(`Inspector:        ${plain.url}/ in a browser`);
    expect(plain.cli.stdout()).toContain(`Journal:          ${plain.url}/__admin/requests, violations at`);
    const strict = await runProxy(fake.url, ['--enforce', '--allow-writes', '--log', 'silent']);
    expect(strict.cli.stdout()).toContain('Writes:           passed on (--allow-writes): what the plugin does is done');
    expect(strict.cli.stdout()).toContain('Broken requests:  refused with 422 (--enforce)');
    expect(await plain.cli.stop('SIGTERM')).toBe(0);
  });

  test('--log json prints each exchange as the journal has it', async () => {
    const { url, cli } = await runProxy((await runFake()).url, ['--log', 'json']);
    await fetch(`${url}/api/customers/get/1`, { headers: { ...bearer, ...asksJson } });
    await cli.waitFor(/"operationId":"getCustomer"/);
    expect(JSON.parse(cli.stdout())).toMatchObject({ outcome: 'success', request: { method: 'GET' } });
  });

  test.each([
    [
      [],
      'proxy was not told which server to judge.',
      'Give its address, for example ticaga-kit proxy --target https://helpdesk.example.com.',
    ],
    [
      ['--target', 'http://me:secret@example.com'],
      'The address holds credentials.',
      'Leave them out: the plugin sends its own, and they pass.',
    ],
    [['--target', 'http://example.com/api'], 'The address ends in /api.', ''],
    [
      ['--target', 'http://127.0.0.1:1', '--mask', 'email,e mail'],
      '--mask names a field "e mail".',
      'Correct --mask; passwords and tokens are masked without it.',
    ],
  ])('refuses %j', async (args, message, fix) => {
    const { status, stderr } = await runCli(['proxy', ...args]);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr).toContain(fix);
    expect(stderr).not.toContain('secret');
  });

  test('a target that is the proxy itself is refused', async () => {
    const { status, stderr } = await runCli(['proxy', '--target', 'http://localhost:4999', '--port', '4999']);
    expect(status).toBe(2);
    expect(stderr).toContain('The target is where the proxy itself would listen: localhost:4999.');
    expect(stderr).toContain('Name the server behind with --target, or listen elsewhere with --port.');
  });

  test('a port that is taken is told as by serve', async () => {
    const fake = await runFake();
    const { status, stderr } = await runCli(['proxy', '--target', 'http://127.0.0.1:1', '--port', String(fake.port)]);
    expect(status).toBe(2);
    expect(stderr).toContain(`Cannot listen on 127.0.0.1:${fake.port}: another program listens there.`);
  });

  test('--config and --print-config work as everywhere', async () => {
    const file = join(tmpdir(), `ticaga-kit-config-${process.pid}.yaml`);
    await writeFile(file, 'proxy:\n  target: http://127.0.0.1:1\n  enforce: true\n');
    const { stdout, status } = await runCli(['proxy', '--config', file, '--print-config']);
    expect(status).toBe(0);
    expect(stdout).toContain('http://127.0.0.1:1');
  });
});

describe('clients', () => {
  test("PHP's curl and PHP's streams, which speak HTTP/1.0, get what the server says", async () => {
    const target = await startServer((_request, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' }).write('{"user"');
      response.end(':true}');
    });
    const { url } = await runProxy(target);
    const code = `$c = curl_init('${url}/api/somewhere'); curl_setopt($c, CURLOPT_RETURNTRANSFER, true); echo curl_exec($c), file_get_contents('${url}/api/somewhere');`;
    const { stdout } = await run('php', ['-r', code]);
    expect(stdout).toBe('{"user":true}{"user":true}');
  });

  test('one that waits for 100 Continue with a large body', async () => {
    const fake = await runFake();
    const { url } = await runProxy(fake.url, ['--allow-writes']);
    const body = JSON.stringify({ ticaga_id: 1, billing_id: 2, billing_system: 'Blesta', x: 'a'.repeat(2_000_000) });
    const file = join(tmpdir(), `ticaga-kit-body-${process.pid}.json`);
    await writeFile(file, body);
    const { stdout } = await run('curl', [
      '-s',
      '-H',
      'Expect: 100-continue',
      '-H',
      'Content-Type: application/json',
      '-H',
      'Accept: application/json',
      '-H',
      `Authorization: ${bearer.Authorization}`,
      '--data-binary',
      `@${file}`,
      `${url}/api/customers/assign`,
    ]);
    expect(stdout).toBe('{"user":true}');
  });

  test('one that goes away is noted, and costs the next one nothing', async () => {
    let arrived = () => {};
    const there = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const target = await startServer((request, response) => {
      if (request.url === '/api/second') response.end('{}');
      else arrived();
    });
    const { url, cli, requests } = await runProxy(target);
    const controller = new AbortController();
    const first = fetch(`${url}/api/first`, { headers: asksJson, signal: controller.signal }).catch(() => undefined);
    await there;
    controller.abort();
    await first;
    await cli.waitFor(/note client-gone: The client went away before it had its whole answer\./);
    expect((await fetch(`${url}/api/second`, { headers: asksJson })).status).toBe(200);
    expect((await requests()).map(({ response }) => response.status)).toEqual([200, 0]);
  });
});

test('the guide shows what the proxy prints', async () => {
  const fake = await runFake();
  const { url, cli } = await runProxy(fake.url, ['--allow-writes']);
  await fetch(`${url}/api/customers/get/1`, { headers: { ...bearer, ...asksJson } });
  const body = '{"ticaga_id":1,"billing_system":"Blesta"}';
  await fetch(`${url}/api/customers/assign`, { method: 'POST', headers: { ...bearer, ...json }, body });
  await cli.waitFor(/BROKEN field-missing .*\n/);
  const guide = await readFile(new URL('../../docs/guide/proxy.md', import.meta.url), 'utf8');
  const [, shown] = /^```\n(ticaga-kit[\s\S]*?)^```$/m.exec(guide) ?? [];
  const printed = cli
    .stdout()
    .replaceAll(fake.url, 'http://127.0.0.1:4010')
    .replaceAll(url, 'http://127.0.0.1:4020')
    .replaceAll(/^\d\d:\d\d:\d\d/gm, '19:00:00')
    .replaceAll(/\d+\.\d ms/g, '1.2 ms');
  expect(printed).toBe(shown);
});
