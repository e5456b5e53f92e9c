import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { openSandbox } from '../../../src/index.js';
import { startPostgres, type TestPostgres } from '../../helpers/postgres.js';
import { runCli, startCli } from '../../helpers/run-cli.js';

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.close());

const keys = { acme: 'acme-has-a-long-key', other: 'other-has-a-long-key', operator: 'the-operator' };
const file = (more = '') => `teams:
  - name: acme
    key: ${keys.acme}
${more}  - { name: other, key: ${keys.other} }
`;

async function writeTeams(text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ticaga-kit-teams-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'teams.yaml'), text);
  return join(folder, 'teams.yaml');
}

interface Server {
  url: string;
  /** A call of a control plane. @param at a sandbox, '' for the server's own world */
  admin(key: string | undefined, method: string, at: string, path: string, body?: object): Promise<Answer>;
  api(at: string, action: string, token?: string, fields?: object): Promise<Answer>;
}

interface Answer {
  status: number;
  body: Record<string, unknown> & { errors?: { code: string; detail: string }[] };
  headers: Headers;
}

const newDatabase = (): Promise<string> => postgres.create();

async function startServer(teams: string, db: string): Promise<Server> {
  const args = ['serve', '--port', '0', '--log', 'silent', '--db', db, '--team', await writeTeams(teams)];
  const cli = startCli(args, { env: { TICAGA_KIT_ADMIN_TOKEN: keys.operator } });
  const [, url = ''] = await cli.waitFor(/listens on (\S+)/);
  const say = async (path: string, init: RequestInit): Promise<Answer> => {
    const answer = await fetch(url + path, init);
    return { status: answer.status, body: JSON.parse(await answer.text()), headers: answer.headers };
  };
  const place = (at: string) => (at === '' ? '' : `/sandbox/${at}`);
  return {
    url,
    admin: (key, method, at, path, body) =>
      say(`${place(at)}/__admin${path}`, {
        method,
        headers: key === undefined ? {} : { Authorization: `Bearer ${key}` },
        ...(body ? { body: JSON.stringify(body) } : {}),
      }),
    api: (at, action, token, fields) =>
      say(`${place(at)}/api/${action}`, {
        headers: {
          Accept: 'application/json',
          'Content-Type': 'application/json',
          ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
        },
        ...(fields ? { method: 'POST', body: JSON.stringify(fields) } : {}),
      }),
  };
}

const tokenOf = async ({ admin }: Server, key: string, at: string): Promise<string> => {
  const { staff } = (await admin(key, 'GET', at, '/state')).body as { staff: { token: string }[] };
  return staff[0]!.token;
};

describe('without a key nothing of a team is to be had', () => {
  test('its control plane, whoever asks from wherever', async () => {
    const server = await startServer(file(), await newDatabase());
    await server.admin(keys.acme, 'POST', 'acme.ci', '/reset');
    for (const [key, at, path, status] of [
      [undefined, 'acme.ci', '/requests', 401],
      [undefined, 'acme.ci', '/state', 401],
      [undefined, '', '/sandboxes', 401],
      ['ticaga-demo-token', 'acme.ci', '/state', 401],
      [keys.other, 'acme.ci', '/state', 403],
      [keys.other, 'other.x', '/state', 200],
      [keys.acme, 'acme.ci', '/state', 200],
      [keys.acme, 'acme.another', '/state', 200],
      [keys.acme, 'acme-ci', '/state', 403],
      [keys.acme, '', '/state', 403],
      [keys.acme, '', '/requests', 403],
      [keys.operator, 'acme.ci', '/state', 200],
      [keys.operator, '', '/state', 200],
    ] as const) {
      const answer = await server.admin(key, 'GET', at, path);
      expect([key, at, path, answer.status]).toEqual([key, at, path, status]);
    }
    const { body } = await server.admin(keys.other, 'GET', 'acme.ci', '/state');
    expect(body.errors?.[0]).toMatchObject({
      code: 'access-refused',
      detail: 'The key of the team other opens its own sandboxes: /sandbox/other.NAME/__admin, with any NAME.',
    });
    expect((await server.admin(undefined, 'GET', 'acme.ci', '/state')).body.errors?.[0]?.detail).toBe(
      "The control plane asks for a key: send Authorization: Bearer with your team's key.",
    );
  });

  test('a team sees, drops and arms faults in its own sandboxes alone', async () => {
    const { admin } = await startServer(file(), await newDatabase());
    for (const [key, at] of [
      [keys.acme, 'acme.a'],
      [keys.acme, 'acme.b'],
      [keys.other, 'other.a'],
      [keys.operator, 'own'],
    ] as const)
      await admin(key, 'POST', at, '/reset');
    expect((await admin(keys.acme, 'GET', '', '/sandboxes')).body).toEqual({ sandboxes: ['acme.a', 'acme.b'] });
    expect((await admin(keys.other, 'GET', '', '/sandboxes')).body).toEqual({ sandboxes: ['other.a'] });
    expect((await admin(keys.operator, 'GET', '', '/sandboxes')).body).toEqual({
      sandboxes: ['acme.a', 'acme.b', 'other.a', 'own'],
    });
    expect((await admin(keys.other, 'DELETE', '', '/sandboxes/acme.a')).status).toBe(404);
    const fault = { kind: 'json-500', sandbox: 'acme.a' };
    expect((await admin(keys.other, 'POST', 'other.a', '/faults', fault)).status).toBe(404);
    expect((await admin(keys.acme, 'POST', 'acme.b', '/faults', fault)).status).toBe(201);
    expect((await admin(keys.acme, 'GET', 'acme.a', '/faults')).body.faults).toHaveLength(1);
    expect((await admin(keys.acme, 'DELETE', '', '/sandboxes/acme.a')).status).toBe(200);
    expect((await admin(keys.acme, 'GET', '', '/sandboxes')).body).toEqual({ sandboxes: ['acme.b'] });
  });

  test('its API: the tokens are its own, no request of a plugin makes a sandbox, and nothing in it is public', async () => {
    const db = await newDatabase();
    const server = await startServer(file(), db);
    const { admin, api } = server;
    const unmade = await api('acme.ci', 'customers/get/1', 'ticaga-demo-token');
    expect([unmade.status, unmade.body.errors?.[0]?.code]).toEqual([404, 'sandbox-unknown']);
    expect(unmade.body.errors?.[0]?.detail).toBe(
      "There is no sandbox named acme.ci.\n  Make it by a call of its control plane with the team's key, for example PUT /__admin/test: it is a team's, and no request of a plugin makes one.",
    );
    expect((await admin(keys.acme, 'GET', '', '/sandboxes')).body).toEqual({ sandboxes: [] });
    const token = await tokenOf(server, keys.acme, 'acme.ci');
    expect(token).toMatch(/^acme-[\w-]{32}$/);
    expect((await api('acme.ci', 'customers/get/1', token)).status).toBe(200);
    const person = { name: 'Ann', email: 'ann@example.com', password: 'a-secret' };
    for (const guess of [undefined, 'ticaga-demo-token', await tokenOf(server, keys.other, 'other.x')]) {
      expect((await api('acme.ci', 'customers/get/1', guess)).status).toBe(401);
      expect((await api('acme.ci', 'register', guess, person)).status).toBe(401);
    }
    expect((await api('acme.ci', 'register', token, person)).status).toBe(200);
    // The same in each of its sandboxes, after a reset, and on a replica that was not there.
    await admin(keys.acme, 'POST', 'acme.ci', '/reset');
    const another = await startServer(file(), db);
    expect(await tokenOf(another, keys.acme, 'acme.ci')).toBe(token);
    expect(await tokenOf(another, keys.acme, 'acme.next')).toBe(token);
  });
});

describe('a team keeps to its limits, and costs the others nothing', () => {
  test('requests in a minute, over all replicas', async () => {
    const db = await newDatabase();
    const text = file('    requests-per-minute: 30\n');
    const [one, two] = [await startServer(text, db), await startServer(text, db)];
    const token = await tokenOf(one, keys.acme, 'acme.ci');
    const statuses: number[] = [];
    const call = async ({ api }: Server) => statuses.push((await api('acme.ci', 'customers/get/1', token)).status);
    for (let at = 0; at < 20; at++) await call(one);
    // The replicas tell each other within a second or so.
    await expect
      .poll(
        async () => {
          await call(two);
          return statuses.at(-1);
        },
        { timeout: 20_000, interval: 200 },
      )
      .toBe(429);
    const refused = await two.api('acme.ci', 'customers/get/1', token);
    expect(refused.body).toEqual({ message: 'Too Many Attempts.' });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await two.admin(keys.acme, 'GET', 'acme.ci', '/requests')).body.errors?.[0]?.detail).toBe(
      'The team acme has sent its 30 requests of this minute.',
    );
    expect((await two.admin(keys.other, 'GET', 'other.x', '/requests')).status).toBe(200);
  });

  test('sandboxes, and what their journals hold', async () => {
    const server = await startServer(file('    sandboxes: 2\n    journal-bytes: 30000\n'), await newDatabase());
    const { admin, api } = server;
    for (const name of ['acme.a', 'acme.b', 'acme.c', 'other.a', 'other.b', 'other.c'])
      await admin(name.startsWith('acme') ? keys.acme : keys.other, 'POST', name, '/reset');
    const names = async () => ((await admin(keys.operator, 'GET', '', '/sandboxes')).body.sandboxes as string[]).sort();
    await expect.poll(names, { timeout: 15_000 }).toEqual(['acme.b', 'acme.c', 'other.a', 'other.b', 'other.c']);
    const [own, others] = [await tokenOf(server, keys.acme, 'acme.c'), await tokenOf(server, keys.other, 'other.a')];
    for (let at = 0; at < 60; at++) {
      await api('acme.c', 'customers/get/1', own);
      await api('other.a', 'customers/get/1', others);
    }
    const held = async (key: string, at: string) =>
      ((await admin(key, 'GET', at, '/requests')).body.meta as { total: number }).total;
    await expect.poll(() => held(keys.acme, 'acme.c'), { timeout: 15_000 }).toBeLessThan(30);
    expect(await held(keys.other, 'other.a')).toBe(60);
  });
});

test.each([
  ['no list', 'acme: 1\n', /names no team/],
  ['no YAML', 'teams: [', /is no YAML/],
  ['a team that is none', 'teams: [acme]\n', /A team is no mapping\./],
  [
    'a field that there is not',
    `teams:\n  - name: a\n    key: ${keys.acme}\n    sandbox: 1\n`,
    /no field sandbox\.[\s\S]*teams\.yaml:4[\s\S]*sandboxes/,
  ],
  ['a name with a dot', `teams:\n  - name: a.b\n    key: ${keys.acme}\n`, /no name that can begin that of a sandbox/],
  ['a short key', 'teams:\n  - name: a\n    key: hush-hush\n', /The key of the team a is none\.[\s\S]*fewer than 16/],
  [
    'a name twice',
    `teams:\n  - name: a\n    key: ${keys.acme}\n  - name: a\n    key: ${keys.other}\n`,
    /Two teams are named a\./,
  ],
  [
    'a key twice',
    `teams:\n  - name: a\n    key: ${keys.acme}\n  - name: b\n    key: ${keys.acme}\n`,
    /The teams a and b have the same key\./,
  ],
  [
    'a limit that is none',
    `teams:\n  - name: a\n    key: ${keys.acme}\n    sandboxes: none\n`,
    /The field sandboxes of a team is "none"\./,
  ],
])('a file of teams with %s is refused, and no key is repeated', async (_, text, says) => {
  const args = ['serve', '--db', `${postgres.address}/postgres`, '--team', await writeTeams(text)];
  const { status, stderr } = await runCli(args, { env: { TICAGA_KIT_ADMIN_TOKEN: keys.operator } });
  expect(stderr).toMatch(says);
  expect(stderr).not.toMatch(/long-key|hush/);
  expect(status).toBe(2);
});

test.each<[string, string[], Record<string, string>, RegExp]>([
  ['no admin token', ['--db', 'DB'], {}, /A server with teams needs an admin token of its own\./],
  [
    'the key of a team as admin token',
    ['--db', 'DB'],
    { TICAGA_KIT_ADMIN_TOKEN: keys.acme },
    /The admin token is the key of a team\./,
  ],
  [
    '--no-auth',
    ['--db', 'DB', '--no-auth'],
    { TICAGA_KIT_ADMIN_TOKEN: keys.operator },
    /A server with teams asks for credentials\./,
  ],
  ['no database', [], {}, /--team is for a server that several share by a database\./],
])('a server with teams and %s does not start', async (_, args, env, says) => {
  const given = args.map((arg) => (arg === 'DB' ? `${postgres.address}/postgres` : arg));
  const { status, stderr } = await runCli(['serve', ...given, '--team', await writeTeams(file())], { env });
  expect(stderr).toMatch(says);
  expect(status).toBe(2);
});

describe('tests of a plugin use the sandboxes of their team', () => {
  test('by openSandbox', async () => {
    const server = await startServer(file(), await newDatabase());
    const given = `${server.url}/sandbox/acme.ci`;
    const env = {
      TICAGA_URL: given,
      TICAGA_KIT_ADMIN: `${given}/__admin`,
      TICAGA_KIT_ADMIN_TOKEN: keys.acme,
      TICAGA_API_EMAIL: 'admin@example.com',
      TICAGA_API_TOKEN: await tokenOf(server, keys.acme, 'acme.ci'),
    };
    const sandbox = await openSandbox('links a customer', env);
    expect(sandbox.url).toMatch(/\/sandbox\/acme\.links-a-customer-/);
    await sandbox.state('a customer is linked', { id: 1, billing_id: '7' });
    const { body } = await server.api(sandbox.url.split('/sandbox/')[1]!, 'customers/get/1', env.TICAGA_API_TOKEN);
    expect(body).toMatchObject({ user: { billing_id: '7' } });
  });

  test('by the PHP helper', async () => {
    const server = await startServer(file(), await newDatabase());
    const helper = fileURLToPath(new URL('../../../php/TicagaKit.php', import.meta.url));
    const code = `require ${JSON.stringify(helper)};
      $ticaga = TicagaKit::connect()->sandbox('links a customer');
      $ticaga->state('a customer is linked', ['id' => 1, 'billing_id' => '7']);
      $curl = curl_init($ticaga->url() . '/api/customers/get/1');
      curl_setopt_array($curl, [CURLOPT_RETURNTRANSFER => true, CURLOPT_HTTPHEADER => ['Accept: application/json', 'Authorization: Bearer ' . $ticaga->token()]]);
      echo json_encode([$ticaga->url(), $ticaga->token(), json_decode(curl_exec($curl))->user->billing_id]);`;
    const env = {
      ...process.env,
      TICAGA_URL: `${server.url}/sandbox/acme.ci`,
      TICAGA_KIT_ADMIN_TOKEN: keys.acme,
    };
    const { stdout } = await promisify(execFile)('php', ['-r', code], { env });
    const [url, token, billingId] = JSON.parse(stdout) as string[];
    expect(url).toMatch(/\/sandbox\/acme\.links-a-customer-/);
    expect([token, billingId]).toEqual([await tokenOf(server, keys.acme, 'acme.ci'), '7']);
  });
});
