import { describe, expect, test } from 'vitest';
import { runFake } from '../helpers/run-fake.js';
import { runProxy } from '../proxy/run-proxy.js';
import { asksJson, bearer, json } from '../proxy/target.js';

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
