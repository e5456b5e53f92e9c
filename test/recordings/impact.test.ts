import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { KitError } from '../../src/errors.js';
import { type Ran, runCommand } from '../cli/run-command.js';
import { runCli } from '../helpers/run-cli.js';
import { runFake } from '../helpers/run-fake.js';
import { customer, startServer, ticket } from '../proxy/target.js';
import { type Changeable, changedDocument, removeField } from './changed-document.js';

/** A folder with these files, which are written as JSON unless they are texts. */
async function folder(files: Record<string, unknown>): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'ticaga-kit-impact-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(path, name)), { recursive: true });
    await writeFile(join(path, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return path;
}

interface Said {
  method?: string;
  action: string;
  body?: object;
  status?: number;
  answer: unknown;
  test?: string | undefined;
  location?: string;
  authorization?: string;
}

const said = ({ method, action, body, status = 200, answer, test: title, location, authorization }: Said) => ({
  request: {
    method: method ?? (body ? 'POST' : 'GET'),
    url: `/api/${action}`,
    headers: {
      Accept: 'application/json',
      Authorization: authorization ?? 'Bearer ***',
      ...(body ? { 'Content-Type': 'application/json' } : {}),
    },
    bodyAsBase64: body ? Buffer.from(JSON.stringify(body)).toString('base64') : '',
  },
  response: {
    status,
    headers: { 'content-type': 'application/json', ...(location ? { location } : {}) },
    body: typeof answer === 'string' ? answer : JSON.stringify(answer),
  },
  ...(title === undefined ? {} : { test: title }),
});

/** As GET /__admin/requests tells it: the newest first. */
const journal = (...all: Said[]) => ({ requests: all.map(said).reverse() });

const readCustomer: Said = { action: 'customers/get/1', answer: { user: customer } };
const unknown: Said = {
  action: 'customers/get/999',
  status: 401,
  answer: { error: 'User not authenticated' },
};

const verdicts = (fates: Record<string, string>) => ({
  format: 'ticaga-kit mutate verdicts 1',
  verdicts: Object.fromEntries(
    Object.entries(fates).map(([id, fate]) => [
      id,
      { key: 'k', verdict: { id, met: { request: '', right: '' }, fate, durationMs: 1 } },
    ]),
  ),
});

/** Runs the command in this process: a hundred starts of the command line would take minutes. */
async function impact(
  files: Record<string, unknown>,
  to: string,
  args: string[] = [],
  env: Record<string, string> = {},
): Promise<Ran> {
  const target = /^[{]/.test(to) ? join(await folder({ 'changed.yaml': to }), 'changed.yaml') : to;
  return run(['--recordings', await folder(files), '--to', target, ...args], env);
}

const run = (args: string[], env: Record<string, string> = {}): Promise<Ran> =>
  runCommand('impact', args, { env }).catch((error: unknown) => {
    if (!(error instanceof KitError)) throw error;
    return { status: error.status, stdout: '', stderr: error.render() };
  });

const credentials = { TICAGA_API_EMAIL: 'admin@example.com', TICAGA_API_TOKEN: 'ticaga-demo-token' };

const withoutEmail = changedDocument((document) => removeField(document, 'Customer', 'email'));

describe('what proves that a plugin uses a field', () => {
  test.each<[string, Record<string, unknown>, string[]]>([
    [
      'a test that noticed the lie about it',
      { 'a.verdicts.json': verdicts({ 'getCustomer/email-missing': 'killed' }) },
      ['FAIL a: getCustomer', 'Its tests notice such an answer (mutate: getCustomer/email-missing).'],
    ],
    [
      'and no test that noticed the lie proves that it does not',
      { 'a.verdicts.json': verdicts({ 'getCustomer/email-missing': 'survived' }) },
      ['ok   a: getCustomer', 'None of its tests notices such an answer (mutate: getCustomer/email-missing).'],
    ],
    [
      'a verdict that could not be judged proves nothing',
      { 'a.verdicts.json': verdicts({ 'getCustomer/email-missing': 'unjudged' }) },
      ['NOTE a: getCustomer'],
    ],
    ['without either it sees another answer', {}, ['NOTE a: getCustomer', 'It was not recorded to use that.']],
  ])('%s', async (_, files, expected) => {
    const { status, stdout } = await impact({ 'a.json': journal(readCustomer), ...files }, withoutEmail);
    for (const text of expected) expect(stdout).toContain(text);
    expect(status).toBe(expected[0]?.startsWith('FAIL') ? 1 : 0);
    if (!expected[0]?.startsWith('ok')) {
      expect(stdout).toContain('GET /api/customers/get/1 -> body /user/email');
      expect(stdout).toContain('Expected:  there  (documented)');
      expect(stdout).toContain('Was:       nothing');
    }
  });

  const pact = (metadata: object) => ({
    interactions: [
      {
        request: { method: 'GET', path: '/api/customers/get/1', headers: { Authorization: 'Bearer x' } },
        response: { status: 200, headers: {}, body: { user: { id: 1, email: 'joedoe@example.com' } } },
      },
    ],
    metadata,
  });

  test.each<[string, object, string, number, string]>([
    ['a Pact of its own that asks for it', {}, 'email', 1, 'Its own Pact asks for it, in interaction 1.'],
    ['and not one that asks for other fields', {}, 'biography', 0, 'ok   a: getCustomer'],
    ['nor a Pact of exec, which has all that was answered', { 'ticaga-kit': {} }, 'email', 0, 'NOTE a: getCustomer'],
  ])('%s', async (_, metadata, field, status, text) => {
    const changed = changedDocument((document) => removeField(document, 'Customer', field));
    const told = await impact({ 'a.json': pact(metadata) }, changed);
    expect([told.status, told.stdout]).toEqual([status, expect.stringContaining(text)]);
  });

  const fields = { name: 'Nora', email: 'nora@example.com', password: '***' };
  const registered: Said = {
    action: 'register',
    body: fields,
    answer: { user: { ...fields, password: undefined, id: 41 } },
    test: 'registers',
  };
  const shown = { user: { ...customer, id: 41 } };
  const looked: Said = {
    action: 'customers/get/41',
    answer: { user: { ...shown.user, id: undefined } },
    test: 'registers',
  };
  const linked: Said = {
    action: 'customers/link',
    body: { email: 'nora@example.com', name: 'Nora', billing_id: 3, billing_system: 'Blesta' },
    answer: shown,
    test: 'registers',
  };

  test.each<[string, Said[], boolean]>([
    ['an id that it made, and a later request sent again', [registered, looked], true],
    ['and not one that the client had before', [looked, registered, looked], false],
    ['nor one that a second answer had as well', [registered, linked, looked], false],
    ['nor one that another test sent', [registered, { ...looked, test: 'looks' }], false],
    ['nor where the tests have no names', [registered, looked].map((one) => ({ ...one, test: undefined })), false],
  ])('%s', async (_, exchanges, isUsed) => {
    const changed = changedDocument(({ components }) => {
      const { user } = components.schemas.RegisterAnswer.properties;
      delete user.properties.id;
      user.required = user.required.filter((name: string) => name !== 'id');
    });
    const { status, stdout } = await impact({ 'a.json': journal(...exchanges) }, changed);
    expect(stdout).toContain('POST /api/register -> body /user/id');
    expect(stdout.includes('The id that answer #1 made is sent again in #2.')).toBe(isUsed);
    expect(status).toBe(isUsed ? 1 : 0);
  });
});

const schema = (name: string) => (document: Changeable) => document.components.schemas[name];

describe('a changed document', () => {
  const files = {
    'a.json': journal(readCustomer, unknown, { action: 'tickets/create', body: ticket, answer: { id: 9 } }),
  };
  test.each<[string, (document: Changeable) => void, string[], number]>([
    ['that did not change', () => undefined, ['a is unaffected.'], 0],
    [
      'with a field more',
      (document) => {
        schema('Customer')(document).properties.locale = { type: 'string' };
      },
      ['a is unaffected.'],
      0,
    ],
    [
      'with an enum that takes more',
      (document) => {
        schema('CreateTicketRequest')(document).properties.priority.enum.push('urgent');
      },
      ['a is unaffected.'],
      0,
    ],
    [
      'without an address',
      (document) => {
        delete document.paths['/customers/get/{id}'];
      },
      [
        'FAIL a: getCustomer',
        'GET /api/customers/get/1 -> address',
        'Was:       not in the document',
        'It calls this, and was recorded with a success.',
      ],
      1,
    ],
    [
      'whose server has another path',
      (document) => {
        document.servers = [{ url: 'https://x.example/api/v2' }];
      },
      ['FAIL a: getCustomer', 'FAIL a: createTicket', '-> address'],
      1,
    ],
    [
      'without the credentials that were sent',
      (document) => {
        document.security = [{ basic: [] }];
      },
      ['-> credentials', 'Expected:  Bearer  (documented)', 'Was:       others, says the document'],
      1,
    ],
    [
      'that asks for a field more',
      (document) => {
        schema('CreateTicketRequest')(document).required.push('source');
      },
      ['POST /api/tickets/create -> request body', "Was:       refused: must have required property 'source'"],
      1,
    ],
    [
      'that takes fewer values',
      (document) => {
        schema('CreateTicketRequest')(document).properties.priority.enum = ['high'];
      },
      [
        'POST /api/tickets/create -> request body /priority',
        'Expected:  taken "low"  (observed)',
        'Was:       refused: must be equal to one of the allowed values "high"',
      ],
      1,
    ],
    [
      'with another status of a success',
      ({ paths }) => {
        const { responses } = paths['/tickets/create'].post;
        responses['201'] = responses['200'];
        delete responses['200'];
      },
      ['NOTE a: createTicket', 'POST /api/tickets/create -> status', 'Expected:  200  (assumed)', 'Was:       201'],
      0,
    ],
    [
      'without a success',
      ({ paths }) => {
        delete paths['/tickets/create'].post.responses['200'];
      },
      ['FAIL a: createTicket', '-> status'],
      1,
    ],
    [
      'that answers another type of content',
      ({ paths }) => {
        const [ok] = [paths['/customers/get/{id}'].get.responses['200']];
        ok.content = { 'text/html': {} };
      },
      ['FAIL a: getCustomer', '-> content type', 'Was:       "text/html"'],
      1,
    ],
    [
      'with another type',
      (document) => {
        schema('Customer')(document).properties.id.type = 'string';
      },
      ['NOTE a: getCustomer', 'body /user/id', 'Expected:  a number', 'Was:       a text'],
      0,
    ],
    [
      'with null in the place of a value',
      (document) => {
        schema('Customer')(document).properties.name.type = 'null';
      },
      ['NOTE a: getCustomer', 'Expected:  a text  (documented)', 'Was:       null'],
      0,
    ],
    [
      'with another text of an error',
      (document) => {
        schema('UnknownCustomer')(document).properties.error.const = 'No such customer';
      },
      [
        'NOTE a: getCustomer',
        'GET /api/customers/get/999 -> body /error',
        'Was:       must be equal to constant "No such customer"',
        'It was never recorded to meet that answer.',
      ],
      0,
    ],
  ])('%s', async (_, change, expected, status) => {
    const told = await impact(files, changedDocument(change));
    for (const text of expected) expect(told.stdout).toContain(text);
    expect([told.status, told.stderr]).toEqual([status, '']);
  });

  test('a type that its tests refuse breaks, and one that they bear does not', async () => {
    const changed = changedDocument((document) => {
      schema('Customer')(document).properties.id.type = 'string';
    });
    for (const [fate, status] of [
      ['killed', 1],
      ['survived', 0],
    ] as const) {
      const told = await impact(
        { 'a.json': journal(readCustomer), 'a.lies.json': verdicts({ 'getCustomer/id-as-text': fate }) },
        changed,
      );
      expect(told.status).toBe(status);
      expect(told.stdout).not.toContain('NOTE');
    }
  });

  test('what no document knows is not judged', async () => {
    const { status, stdout } = await impact(
      { 'a.json': journal({ action: 'news', answer: {} }) },
      changedDocument(() => undefined),
    );
    expect(stdout).toContain('skip a: GET /api/news  openapi.yaml does not have its address.');
    expect(stdout).toContain('a: nothing of it could be judged.');
    expect(status).toBe(2);
  });
});

describe('changed switches', () => {
  test.each<[string, string, Record<string, string>, string, number]>([
    [
      'a refusal under a status that it bears',
      'unknown-customer-status=404',
      { 'getCustomer/unknown-customer-status-404': 'survived' },
      'unaffected by status: Its tests bear that answer (mutate: getCustomer/unknown-customer-status-404).',
      0,
    ],
    [
      'one that its tests fail on',
      'unknown-customer-status=404',
      { 'getCustomer/unknown-customer-status-404': 'killed' },
      'Its tests fail on exactly that answer (mutate: getCustomer/unknown-customer-status-404).',
      1,
    ],
    ['one that it never met', 'unknown-customer-status=404', {}, 'It was never recorded to meet that answer.', 0],
    [
      'an error in a success that it bears',
      'unknown-customer-status=200',
      { 'getCustomer/unknown-customer-status-200': 'survived' },
      'Its tests bear that answer',
      0,
    ],
    ['credentials that are taken no longer', 'auth=basic', {}, 'Was:       401 "Unauthenticated."', 1],
    ['nothing that it meets', 'reassign=refuse', {}, 'a is unaffected.', 0],
  ])('%s', async (_, to, fates, text, status) => {
    const told = await impact({ 'a.json': journal(readCustomer, unknown), 'a.lies.json': verdicts(fates) }, to);
    expect(told.stdout).toContain(text);
    expect([told.status, told.stderr]).toEqual([status, '']);
  });

  test('a refusal that it met elsewhere is no other answer', async () => {
    const met = { ...unknown, action: 'customers/get/998', status: 404 };
    const { stdout, status } = await impact({ 'a.json': journal(unknown, met) }, 'unknown-customer-status=404');
    expect(stdout).toContain('unaffected by status: It met such a refusal before, in #2.');
    expect(status).toBe(0);
  });

  test('what the fake cannot repeat is not judged, whatever is answered now', async () => {
    const elsewhere = { action: 'customers/get/77', answer: { user: { ...customer, id: 77 } } };
    const { stdout, status } = await impact({ 'a.json': journal(elsewhere) }, 'auth=basic');
    expect(stdout).toContain(
      'The fake as it was answers 401 "User not authenticated" where 200 was recorded: what the answer depends on is not in the recording.',
    );
    expect(status).toBe(2);
  });

  test('what a real server had besides is no reason not to judge', async () => {
    const more = { ...readCustomer, answer: { user: { ...customer, locale: 'en' } } };
    const { stdout, status } = await impact({ 'a.json': journal(more) }, 'reassign=refuse');
    expect([status, stdout]).toEqual([0, expect.stringContaining('a is unaffected.')]);
  });

  test('a limit of requests is not judged: a recording is played faster than a plugin asks', async () => {
    const often = Array.from({ length: 62 }, () => readCustomer);
    const { stdout, status } = await impact({ 'a.json': journal(...often) }, 'rate-limit=60');
    expect(stdout).toContain('It is told to wait (429), and when a plugin asks is not in the recording.');
    expect(status).toBe(0);
  });

  test('--profile and --assume say how the recorded server was, and --seed what it held', async () => {
    const other = { ...readCustomer, answer: { user: { ...customer, name: 'Somebody Else' } } };
    const files = { 'a.json': journal(other, { ...unknown, status: 404 }) };
    const seed = join(
      await folder({
        'seed.yaml':
          'customers:\n  - { id: 1, name: Somebody Else, email: joedoe@example.com }\nstaff:\n  - { id: 9001, name: Ada Admin, email: admin@example.com, token: another-token-here }\n',
      }),
      'seed.yaml',
    );
    const args = ['--assume', 'unknown-customer-status=404', '--seed', seed];
    const { stdout } = await impact(files, 'unknown-customer-status=403', args);
    expect(stdout).toContain('Expected:  404  (assumed)');
    expect(stdout).toContain('Was:       403');
  });

  test('--also names the addresses of a document of yours', async () => {
    const also = join(
      await folder({
        'also.yaml':
          "openapi: 3.1.0\ninfo: { title: x, version: '1' }\npaths:\n  /api/notes:\n    get:\n      operationId: listNotes\n      security: [{ bearer: [] }]\n      responses:\n        '200': { description: d, content: { application/json: { example: { notes: [] } } } }\ncomponents: { securitySchemes: { bearer: { type: http, scheme: bearer } } }\n",
      }),
      'also.yaml',
    );
    const files = { 'a.json': journal({ action: 'notes', answer: { notes: [] } }) };
    const { stdout, status } = await impact(files, 'auth=basic', ['--also', also]);
    expect([status, stdout]).toEqual([1, expect.stringContaining('FAIL a: listNotes')]);
  });

  test('what follows a write that is refused now is not judged', async () => {
    const body = { email: 'joedoe@example.com', name: 'J', billing_id: 7, billing_system: 'WHMCS' };
    const linked = { ...customer, billing_id: '7', billing_system: 'WHMCS' };
    const { stdout, status } = await impact(
      {
        'a.json': journal(
          { action: 'customers/link', body, answer: { user: linked } },
          { ...readCustomer, answer: { user: linked } },
        ),
      },
      'other-billing-systems=refuse',
    );
    expect(stdout).toContain('FAIL a: linkCustomer');
    expect(stdout).toContain('skip a: getCustomer   It follows #1, which is refused now.');
    expect(status).toBe(1);
  });

  test('a profile is one of the shipped or a file', async () => {
    const files = { 'a.json': journal(readCustomer, unknown) };
    expect((await impact(files, 'laravel-8-json')).status).toBe(0);
    const file = join(await folder({ 'p.yaml': 'assumptions:\n  auth: basic\n' }), 'p.yaml');
    expect((await impact(files, file)).status).toBe(1);
  });
});

describe('a changed server', () => {
  const answering = (status: number, headers: Record<string, string>, body: string) =>
    startServer((request, response) => {
      request.resume();
      if (request.url?.startsWith('/__admin')) return response.writeHead(404).end();
      return response.writeHead(status, headers).end(body);
    });
  const json = { 'Content-Type': 'application/json' };

  test.each<[string, number, Record<string, string>, string, string, number]>([
    [
      'a redirect',
      301,
      { Location: '/api/v2/customers/get/1' },
      '',
      'Was:       301 with Location: /api/v2/customers/get/1',
      1,
    ],
    [
      'a page',
      200,
      { 'Content-Type': 'text/html' },
      '<html><title>Moved</title>',
      'Was:       200 with a page titled "Moved"',
      1,
    ],
    [
      'an address that there is not',
      404,
      json,
      '{"message":"The route api/customers/get/1 could not be found."}',
      'FAIL a: getCustomer',
      1,
    ],
    ['a method that there is not', 405, json, '{"message":"no"}', 'FAIL a: getCustomer', 1],
    [
      'a customer who may not be there',
      404,
      json,
      '{"error":"User not authenticated"}',
      'which may come of what this server holds: the recording names no provider state.',
      2,
    ],
    [
      'a record that may not be there',
      404,
      json,
      '{"message":"No query results for model [User] 1"}',
      'which may come of what this server holds',
      2,
    ],
    [
      'credentials that may be wrong',
      401,
      json,
      '{"message":"Unauthenticated."}',
      'which may come of what this server holds',
      2,
    ],
    [
      'a server that fails',
      500,
      { 'Content-Type': 'text/html' },
      '<html>',
      'which may come of what this server holds',
      2,
    ],
    ['another customer', 200, json, JSON.stringify({ user: { ...customer, name: 'Lena' } }), 'a is unaffected.', 0],
    ['a field less', 200, json, JSON.stringify({ user: { ...customer, name: undefined } }), 'NOTE a: getCustomer', 0],
  ])('%s', async (_, status, headers, body, text, expected) => {
    const url = await answering(status, headers, body);
    const told = await impact({ 'a.json': journal(readCustomer) }, url, [], credentials);
    expect(told.stdout).toContain(text);
    expect([told.status, told.stderr]).toEqual([expected, '']);
    expect(told.stdout).not.toContain('ticaga-demo-token');
  });

  test('a field that a test reads may be missing because the record is another one', async () => {
    const url = await answering(200, json, JSON.stringify({ user: { ...customer, email: undefined } }));
    const files = {
      'a.json': journal(readCustomer),
      'a.lies.json': verdicts({ 'getCustomer/email-missing': 'killed' }),
    };
    const { stdout, status } = await impact(files, url, [], credentials);
    expect(stdout).toContain('But it may be the record that this server holds.');
    expect(status).toBe(0);
  });

  test('a plugin that was recorded to follow redirects does not break at one', async () => {
    const url = await answering(301, { Location: '/api/v2/customers/get/1' }, '');
    const moved = { action: 'customers/get/2', status: 302, answer: '', location: 'http://x/api/customers/get/1' };
    const { stdout, status } = await impact({ 'a.json': journal(moved, readCustomer) }, url, [], credentials);
    expect(stdout).toContain('It was recorded to go where it is redirected.');
    expect(status).toBe(0);
  });

  test('--email and --token are the credentials of the server', async () => {
    const seen: unknown[] = [];
    const url = await startServer((request, response) => {
      seen.push(request.headers.authorization, request.url);
      response.writeHead(200, json).end(JSON.stringify({ user: customer, said: 'my-own-token-here' }));
    });
    const basic = { ...readCustomer, authorization: 'Basic ***' };
    const args = ['--email', 'me@example.com', '--token', 'my-own-token-here'];
    const { stdout } = await impact({ 'a.json': journal(readCustomer, basic) }, url, args);
    const encoded = Buffer.from('me@example.com:my-own-token-here').toString('base64');
    const address = '/api/customers/get/1';
    expect(seen).toEqual(['Bearer my-own-token-here', address, `Basic ${encoded}`, address]);
    expect(stdout).not.toContain('my-own-token-here');
  });

  test('--ca and --insecure are those of verify', async () => {
    const recordings = await folder({ 'a.json': journal(readCustomer) });
    const args = ['--recordings', recordings, '--to', 'https://127.0.0.1:1'];
    const { status, stderr } = await run([...args, '--ca', join(recordings, 'a.json')]);
    expect([status, stderr]).toEqual([2, expect.stringContaining('holds no certificate.')]);
    expect((await run([...args, '--insecure'])).stderr).toContain('Warning: --insecure takes any certificate');
  });

  test('nothing is sent with credentials that nobody gave', async () => {
    const fake = await runFake();
    const { stdout, status } = await impact({ 'a.json': journal(readCustomer) }, fake.url);
    expect(stdout).toContain(
      'It was sent with credentials, which are in no recording: set TICAGA_API_EMAIL and TICAGA_API_TOKEN.',
    );
    expect([status, fake.requests()]).toEqual([2, []]);
  });

  test('nothing that may write is sent unless told', async () => {
    const fake = await runFake();
    const files = { 'a.json': journal({ action: 'tickets/create', body: ticket, answer: { id: 9 } }) };
    const { stdout, status } = await impact(files, fake.url, [], credentials);
    expect(stdout).toContain('POST /api/tickets/create writes; --allow-writes sends it.');
    expect([status, fake.requests()]).toEqual([2, []]);
    expect((await impact(files, fake.url, ['--allow-writes'], credentials)).status).toBe(0);
    expect(fake.requests()).toHaveLength(1);
  });

  test('--timeout is how long one answer may take', async () => {
    const url = await startServer((request, response) => {
      if (request.url?.startsWith('/__admin')) response.writeHead(404).end();
    });
    const { stdout, status } = await impact(
      { 'a.json': journal(readCustomer) },
      url,
      ['--timeout', '0.3'],
      credentials,
    );
    expect([status, stdout]).toEqual([2, expect.stringContaining('took longer than 0.3 s to answer.')]);
  });
});

describe('what is printed', () => {
  const files = {
    'blesta/one.json': journal({ ...readCustomer, test: 'reads' }, { ...readCustomer, test: 'reads again' }),
    'blesta/lies.json': verdicts({ 'getCustomer/email-missing': 'killed' }),
    'whmcs.json': journal({ ...readCustomer, test: 'looks | at it' }),
    'README.md': 'no recording',
  };

  test('each operation of each plugin, with the tests that meet what changed', async () => {
    const { stdout } = await impact(files, withoutEmail);
    expect(stdout).toContain('FAIL blesta: getCustomer');
    expect(stdout).toContain('  Tests:     reads; reads again');
    expect(stdout).toContain('NOTE whmcs: getCustomer');
    expect(stdout).toContain('blesta breaks at getCustomer.\nwhmcs sees another answer at getCustomer.\n');
    expect(stdout).toContain('By operation: 1 break, 1 see another answer, 0 unaffected, 0 not judged');
  });

  test('JUnit and JSON have each test, and GitHub and Markdown a table', async () => {
    const out = await folder({});
    const at = (name: string) => join(out, name);
    const args = ['junit', 'json', 'markdown'].flatMap((name) => ['--reporter', `${name}=${at(name)}`]);
    const summary = { GITHUB_STEP_SUMMARY: at('summary') };
    const { stdout } = await impact(files, withoutEmail, [...args, '--reporter', 'github'], summary);
    expect(await readFile(at('junit'), 'utf8')).toContain(
      '<testcase name="blesta: getCustomer (reads again)" classname="blesta"',
    );
    expect(JSON.parse(await readFile(at('json'), 'utf8'))).toMatchObject({
      name: 'impact',
      data: {
        plugins: [
          { plugin: 'blesta', verdict: 'breaks' },
          { plugin: 'whmcs', verdict: 'another' },
        ],
      },
      cases: [
        { name: 'blesta: getCustomer (reads)', findings: [{ data: { kind: 'missing', grade: 'documented' } }] },
        {},
        {},
      ],
    });
    const table = await readFile(at('markdown'), 'utf8');
    expect(table).toContain(
      '| blesta: getCustomer | **breaks** | GET /api/customers/get/1 -> body /user/email: nothing |',
    );
    expect(table).toContain('| whmcs: getCustomer | sees another answer |');
    expect(await readFile(at('summary'), 'utf8')).toBe(table);
    expect(stdout).toContain('::error title=blesta%3A getCustomer::');
  });
});

describe('what cannot be read is told', () => {
  const one = { 'a.json': journal(readCustomer) };
  test.each<[string, Record<string, unknown>, string, string[]]>([
    [
      'a folder without a recording',
      { 'README.md': '' },
      'auth=basic',
      ['holds no recording.', 'ticaga-kit exec --pact FILE'],
    ],
    ['a folder with verdicts alone', { 'a.json': verdicts({}) }, 'auth=basic', ['holds no recording.']],
    [
      'a file that is none',
      { 'a.json': { openapi: '3.1.0' } },
      'auth=basic',
      ['a.json is no recording.', 'an object with openapi'],
    ],
    [
      'verdicts of another format',
      { 'a.json': { format: 'x', verdicts: {} } },
      'auth=basic',
      ['a.json holds no verdicts of mutate.'],
    ],
    ['a switch that there is not', one, 'no-such=1', ['no-such']],
    [
      'a file that there is not',
      one,
      'openapi.yml',
      ['The changed contract openapi.yml cannot be read.', 'Name an OpenAPI document, a profile'],
    ],
    [
      'a file of another kind',
      one,
      '{"customers": []}',
      [
        'is no changed contract.',
        'an OpenAPI document (openapi: 3.x), or a profile (assumptions)',
        'a mapping of customers',
      ],
    ],
    [
      'a document of another version',
      one,
      '{"swagger": "2.0"}',
      ['is no OpenAPI document of version 3.', 'no field openapi'],
    ],
    ['a document without addresses', one, '{"openapi": "3.1.0"}', ['describes no address.']],
    ['an address with /api', one, 'http://127.0.0.1:1/api', ['The address ends in /api.']],
  ])('%s', async (_, files, to, texts) => {
    const { status, stderr } = await impact(files, to);
    expect(status).toBe(2);
    for (const text of texts) expect(stderr).toContain(text);
  });

  test.each([
    [['--to', 'auth=basic'], 'impact was not told the folder of what plugins were recorded to say.'],
    [['--recordings', 'x'], 'impact was not told what changed.'],
    [['--recordings', 'no-such-folder', '--to', 'auth=basic'], 'The folder no-such-folder cannot be read.'],
  ])('%j', async (args, message) => {
    const { status, stderr } = await run(args);
    expect([status, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});

test('the command line tells who breaks, and exits with it', async () => {
  const recordings = await folder({ 'a.json': journal(readCustomer) });
  const { status, stdout, stderr } = await runCli(['impact', '--recordings', recordings, '--to', 'auth=basic']);
  expect([status, stderr]).toEqual([1, '']);
  expect(stdout).toContain('FAIL a: getCustomer\n  GET /api/customers/get/1 -> status\n');
});
