import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { runFake } from '../helpers/run-fake.js';
import { codesOf, runProxy } from '../proxy/run-proxy.js';
import { answering, asksJson, bearer, customer, json, startServer } from '../proxy/target.js';

const run = promisify(execFile);

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
