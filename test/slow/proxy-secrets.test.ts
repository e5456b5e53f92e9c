import { createServer } from 'node:http';
import { describe, expect, onTestFinished, test } from 'vitest';
import { runFake } from '../helpers/run-fake.js';
import { runProxy } from '../proxy/run-proxy.js';
import { closeServer, listen } from '../verify/live-server.js';

const json = { Accept: 'application/json', 'Content-Type': 'application/json' };
const form = { Accept: 'application/json', 'Content-Type': 'application/x-www-form-urlencoded' };

/** A server that answers what it is told, and says what it got. */
async function startServer(
  answer: (headers: Record<string, unknown>) => { body: string; headers?: Record<string, string> },
) {
  const server = createServer((request, response) => {
    const { body, headers = {} } = answer(request.headers);
    request
      .resume()
      .on('end', () => response.writeHead(200, { 'Content-Type': 'application/json', ...headers }).end(body));
  });
  const url = await listen(server);
  onTestFinished(() => closeServer(server));
  return url;
}

const secret = 'S3cret-tok3n/with+signs';
const basic = Buffer.from(`admin@example.com:${secret}`).toString('base64');

/** Each says the secret in its own way: address, headers, body. */
const sayings: Record<string, [string, RequestInit]> = {
  'Bearer credentials': ['/api/customers/get/1', { headers: { ...json, Authorization: `Bearer ${secret}` } }],
  'Basic credentials': ['/api/customers/get/1', { headers: { ...json, Authorization: `Basic ${basic}` } }],
  'a scheme that nobody knows': ['/api/customers/get/1', { headers: { ...json, Authorization: secret } }],
  'a token in a header of its own': ['/api/customers/get/1', { headers: { ...json, 'X-API-Token': secret } }],
  cookies: ['/api/customers/get/1', { headers: { ...json, Cookie: `laravel_session=${secret}; other=2` } }],
  'a token in the query': [
    `/api/customers/get/1?api_token=${encodeURIComponent(secret)}&key=${encodeURIComponent(secret)}`,
    { headers: json },
  ],
  'a password in JSON': [
    '/api/login',
    { method: 'POST', headers: json, body: JSON.stringify({ email: 'a@example.com', password: secret }) },
  ],
  'a password in JSON with escapes': [
    '/api/login',
    { method: 'POST', headers: json, body: `{"\\u0070assword":${JSON.stringify(secret)}}` },
  ],
  'a password in a form': [
    '/api/login',
    { method: 'POST', headers: form, body: `email=a&pass%77ord=${encodeURIComponent(secret)}` },
  ],
  'a password in a form that says that it is JSON': [
    '/api/login',
    { method: 'POST', headers: json, body: `password=${encodeURIComponent(secret)}` },
  ],
  'a token in another place of the same request': [
    `/api/customers/get/${encodeURIComponent(secret)}`,
    { headers: { ...json, Authorization: `Bearer ${secret}`, 'X-Trace': `see ${secret}` } },
  ],
};

test.each(Object.entries(sayings))(
  'no secret stands in the journal, the log or the page: %s',
  async (_, [path, init]) => {
    const fake = await runFake();
    const { url, cli } = await runProxy(fake.url, ['--log', 'json', '--allow-writes']);
    await fetch(url + path, init);
    await cli.waitFor(/"durationMs"/);
    const told = [
      await (await fetch(`${url}/__admin/requests`)).text(),
      await (await fetch(`${url}/__admin/violations`)).text(),
      await (await fetch(`${url}/__admin/requests/00000000-0000-4000-8000-000000000001/curl`)).text(),
      cli.stdout(),
      cli.stderr(),
    ].join('\n');
    for (const form of [
      secret,
      encodeURIComponent(secret),
      JSON.stringify(secret).slice(1, -1),
      basic,
      secret.slice(0, 8),
    ])
      expect(told).not.toContain(form);
    expect(told).toContain('***');
  },
);

test('the server gets every secret as it was sent', async () => {
  const got: Record<string, unknown>[] = [];
  const target = await startServer((headers) => {
    got.push(headers);
    return { body: '{}' };
  });
  const { url } = await runProxy(target);
  await fetch(`${url}/api/customers/get/1`, { headers: { ...json, Authorization: `Basic ${basic}`, Cookie: 'a=1' } });
  expect(got[0]).toMatchObject({ authorization: `Basic ${basic}`, cookie: 'a=1' });
});

test('what a server answers is kept without its secrets, and without those of the request that it repeats', async () => {
  const body = JSON.stringify({
    token: 'fresh-token-of-the-server',
    told: `you are ${secret}`,
    user: { password_hash: 'h' },
  });
  const target = await startServer(() => ({ body, headers: { 'Set-Cookie': 'session=cookie-of-the-server; Path=/' } }));
  const { url, newest } = await runProxy(target);
  const answer = await fetch(`${url}/api/customers/get/1`, { headers: { ...json, Authorization: `Bearer ${secret}` } });
  expect(await answer.text()).toBe(body);
  expect(answer.headers.get('set-cookie')).toContain('cookie-of-the-server');
  const { response, violations } = await newest();
  expect(JSON.parse(response.body)).toEqual({ token: '***', told: 'you are ***', user: { password_hash: '***' } });
  expect(response.headers['set-cookie']).toBe('session=***; Path=/');
  expect(JSON.stringify(violations)).not.toContain('fresh-token');
});

describe('--mask', () => {
  const person = {
    name: 'Jörg "J" Dœ',
    email: 'Joerg@Example.com',
    public_email: 'joerg@example.com',
    id: 7,
    phone_number: null,
  };

  test('puts the same in the place of the same personal data, wherever it is kept', async () => {
    const target = await startServer(() => ({
      body: JSON.stringify({ user: person, note: 'Write to joerg@example.com, Jörg "J" Dœ!' }),
    }));
    const { url, requests, cli } = await runProxy(target, [
      '--mask',
      'email,name,phone_number',
      '--allow-writes',
      '--log',
      'json',
    ]);
    const body = JSON.stringify({
      email: 'joerg@example.com',
      name: person.name,
      billing_id: 1,
      billing_system: 'Blesta',
    });
    await fetch(`${url}/api/customers/link`, { method: 'POST', headers: json, body });
    await fetch(`${url}/api/tickets/userinfobyemail/joerg%40example.com?name=Another+One`, { headers: json });
    await cli.waitFor(/userinfobyemail/);
    const [second, first] = await requests();
    expect(JSON.parse(first!.request.body)).toEqual({
      email: 'email-1@masked.example',
      name: 'name-1',
      billing_id: 1,
      billing_system: 'Blesta',
    });
    expect(JSON.parse(first!.response.body)).toEqual({
      user: {
        name: 'name-1',
        email: 'email-1@masked.example',
        public_email: 'email-1@masked.example',
        id: 7,
        phone_number: null,
      },
      note: 'Write to email-1@masked.example, name-1!',
    });
    expect(second!.request.url).toBe('/api/tickets/userinfobyemail/email-1@masked.example?name=name-2');
    for (const told of [cli.stdout(), JSON.stringify(await requests())]) {
      expect(told).not.toMatch(/joerg@|joerg%40|Dœ|Another/i);
    }
  });

  test('leaves what the plugin and the server say to each other as it is', async () => {
    const target = await startServer(() => ({ body: JSON.stringify({ user: person }) }));
    const { url } = await runProxy(target, ['--mask', 'email,name']);
    expect(await (await fetch(`${url}/api/customers/get/7`, { headers: json })).json()).toEqual({ user: person });
  });

  test('without it personal data is kept', async () => {
    const target = await startServer(() => ({ body: JSON.stringify({ user: person }) }));
    const { url, newest } = await runProxy(target);
    await fetch(`${url}/api/customers/get/7`, { headers: json });
    expect(JSON.parse((await newest()).response.body)).toEqual({ user: person });
  });
});
