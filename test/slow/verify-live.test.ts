import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Report } from '../../src/report/report.js';
import { documents } from '../verify/judge-server.js';
import { type LiveServer, type Meddle, startLiveServer } from '../verify/live-server.js';
import { credentials as env, runVerify } from '../verify/run-verify.js';

let live: LiveServer;
const start = async (options: Parameters<typeof startLiveServer>[0] = {}) => {
  live = await startLiveServer(options);
};
afterEach(() => live.close());

const writes = () => live.seen.filter(({ method }) => method === 'POST');
const pairOf = (id: number) => {
  const { billing_id, billing_system } = live.fake.worlds()[0]!.store.records.customers.get(id)!;
  return `${billing_system} ${billing_id}`;
};

describe('verify of a server without the control plane', () => {
  it('only reads, and says which flag would allow more', async () => {
    await start();
    const { status, stdout } = await runVerify([live.url, '--customer', '1', '--unknown-customer', '999999'], { env });
    expect(writes()).toEqual([]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/ok {3}get-unknown-customer/);
    expect(stdout).toMatch(/skip assign-json +not played: It writes; --allow-writes ID would allow it\./);
    expect(stdout).toMatch(/skip two-customers.* --allow-writes ID,ID would allow it\./);
  });

  it('names the flag for an input that it was not given', async () => {
    await start();
    const { stdout } = await runVerify([live.url], { env });
    expect(stdout).toMatch(/skip get-known-customer +not played: It needs --customer ID\./);
    expect(stdout).toMatch(/skip get-unknown-customer +not played: It needs --unknown-customer ID\./);
    expect(stdout).toMatch(/ok {3}get-token-owner/);
  });

  it('asks for credentials by the names of the variables', async () => {
    await start();
    const { status, stderr } = await runVerify([live.url]);
    expect(status).toBe(2);
    expect(stderr).toContain('Set TICAGA_API_EMAIL and TICAGA_API_TOKEN');
    expect(live.seen).toEqual([]);
  });

  it('judges nothing when the credentials are refused, and does not repeat the token', async () => {
    await start();
    const { status, stderr } = await runVerify([live.url, '--customer', '1'], {
      env: { ...env, TICAGA_API_TOKEN: 'secret-but-wrong' },
    });
    expect(status).toBe(2);
    expect(stderr).toContain('refused the credentials, as Bearer and as Basic');
    expect(stderr).not.toContain('secret-but-wrong');
  });

  it('never shows the token', async () => {
    await start({ assume: { 'unknown-customer-status': '404' } });
    const { stdout } = await runVerify([live.url, '--unknown-customer', '9', '--reporter', 'json'], { env });
    expect(stdout).not.toContain(env.TICAGA_API_TOKEN);
  });

  it('reports the workflows in the order of the documents, whatever the order in which they were played', async () => {
    await start();
    const args = ['--allow-writes', '2,8', '--unknown-customer', '999999', '--reporter', 'json'];
    const { stdout } = await runVerify([live.url, ...args], { env });
    const names = documents.flatMap(({ workflows }) => workflows.map(({ workflowId }) => workflowId));
    expect((JSON.parse(stdout) as Report).cases.map(({ name }) => name)).toEqual(names);
  });

  it('does not ask an unlinked question of a linked customer', async () => {
    await start();
    const { stdout } = await runVerify([live.url, '--customer', '2'], { env });
    expect(stdout).toMatch(/skip get-unlinked-customer +not played: Customer 2 is linked; name one that is not linked/);
  });
});

describe('verify with --allow-writes', () => {
  const all = ['--allow-writes', '2,8', '--unknown-customer', '999999'];

  it('plays every workflow that can be, and puts each customer back', async () => {
    await start();
    const other = ['--other-token', 'ticaga-second-token'];
    const { status, stdout } = await runVerify([live.url, ...all, ...other], { env });
    expect(stdout).toContain(' 0 failed');
    const unplayed = [...stdout.matchAll(/^skip \S+ +not played: (.*)$/gm)].map(([, reason]) => reason);
    expect(unplayed.filter((reason) => !reason?.startsWith("Only the kit's control plane can"))).toEqual([
      'Customer 2 is linked; name one that is not linked with --customer ID.',
    ]);
    expect(status).toBe(0);
    expect(stdout).toContain('Customer 2 was put back to Blesta 1002.');
    expect([pairOf(2), pairOf(8)]).toEqual(['Blesta 1002', 'WHMCS 77']);
  });

  it('writes nobody else', async () => {
    await start();
    await runVerify([live.url, ...all], { env });
    const ids = writes().map(({ body }) => /"?ticaga_id"?[=:]"?(\w+)/.exec(body)?.[1]);
    expect(new Set(ids)).toEqual(new Set(['2', '8', '999999', 'abc', undefined]));
  });

  it('does not link an unknown customer that exists after all', async () => {
    await start();
    const { stdout } = await runVerify([live.url, '--allow-writes', '2', '--unknown-customer', '3'], { env });
    expect(stdout).toMatch(/skip assign-unknown-customer +not played: Customer 3 exists/);
    expect(writes().filter(({ body }) => body.includes('"ticaga_id":3'))).toEqual([]);
  });

  it('refuses a customer that is not linked before the first write, for nothing unlinks', async () => {
    await start();
    const { status, stdout, stderr } = await runVerify([live.url, '--allow-writes', '1,2,5'], { env });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toBe(`Customers 1 and 5 are not linked, and could not be put back: the API has no call that unlinks.
  Expected:  customers that are linked, each of which gets its former pair again
  Where:     --allow-writes
  Name customers that are linked, or add --leave-linked to say that these may stay linked. Nothing was written.`);
    expect(writes()).toEqual([]);
    expect([pairOf(1), pairOf(2), pairOf(5)]).toEqual([' 0', 'Blesta 1002', ' 0']);
  });

  it('links it with --leave-linked, says so before and after, and does not fail for it', async () => {
    await start();
    const { status, stdout, stderr } = await runVerify([live.url, '--allow-writes', '1', '--leave-linked'], { env });
    expect(stderr).toContain(
      'Customer 1 is written, and stays linked: it is not linked now, and the API has no call that unlinks (--leave-linked).\n',
    );
    const left = `Customer 1 was not linked before (billing_id "0", billing_system ""), and is ${pairOf(1)} now. The API has no call that unlinks: /api/customers/assign refuses an empty billing_system. Unlink it in the helpdesk itself.`;
    expect(stdout.split(left)).toHaveLength(2);
    expect(stdout).toMatch(/^ok {3}what-is-left/m);
    expect(status).toBe(0);
  });

  it('tells before the first write what is written and what can be put back', async () => {
    let told = '';
    let before: string | undefined;
    const watch: Meddle = ({ method }) => {
      if (method === 'POST') before ??= told;
      return false;
    };
    await start({ meddle: watch });
    const onStderr = (text: string) => {
      told += text;
    };
    const { stdout } = await runVerify([live.url, '--allow-writes', '2,404', '--unknown-customer', '999999'], {
      env,
      onStderr,
    });
    const lines = [
      'Customer 2 is written, and put back to Blesta 1002.',
      'Customer 404 is not written: it cannot be read, and so could not be put back.',
      'Writes also name 999999, an id that no customer has: the server should refuse them.',
      'Of a customer the pair of billing_system and billing_id is put back; updated_at is what the server makes it.',
      '',
    ].join('\n');
    expect(before).toBe(lines);
    expect(stdout).toContain(`a server without the kit's control plane. Credentials are sent as Bearer.\n${lines}`);
  });

  it('fails when the server makes a customer of an id that nobody had', async () => {
    let isMade = false;
    const make: Meddle = ({ path, body }, response) => {
      const isRead = path.endsWith('/get/999999');
      if (!body.includes('999999') && !(isRead && isMade)) return false;
      isMade = true;
      const answer = isRead ? { user: { id: 999999, billing_id: '1', billing_system: 'Blesta' } } : { user: true };
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer));
      return true;
    };
    await start({ meddle: make });
    const { status, stdout } = await runVerify(
      [live.url, '--allow-writes', '2', '--unknown-customer', '999999', '--reporter', 'junit'],
      { env },
    );
    expect(status).toBe(1);
    expect(stdout).toMatch(
      /<testcase name="what-is-left"[^>]*>\n {6}<failure message="There was no customer 999999 before, and there is one now: .* Delete it in the helpdesk itself\./,
    );
  });

  it('does not take two writes of one second for a server that leaves updated_at alone', async () => {
    const wholeSeconds = () => new Date(Math.floor(Date.now() / 1000) * 1000);
    await start({ now: wholeSeconds });
    const moves = await runVerify([live.url, '--allow-writes', '2'], { env });
    expect(moves.stdout).not.toContain('updated-at=stays');
    expect(moves.stdout).toMatch(/^Assumptions confirmed: .*updated-at/m);
    live.fake.worlds()[0]!.assumptions['updated-at'] = 'stays';
    const stays = await runVerify([live.url, '--allow-writes', '2'], { env });
    expect(stays.stdout).toContain('--assume updated-at=stays');
  });

  it('stops linking a linked customer when the server refuses that, without calling it a failure', async () => {
    await start({ assume: { reassign: 'refuse' } });
    const { status, stdout } = await runVerify([live.url, '--allow-writes', '2'], { env });
    expect(stdout).toContain('--assume reassign=refuse');
    expect(stdout).toMatch(/skip assign-json +not played: This server refuses to link a linked customer again/);
    expect(status).toBe(0);
  });

  it('does not ask such a server to link two customers of which one is linked', async () => {
    await start({ assume: { reassign: 'refuse' } });
    const { status, stdout } = await runVerify([live.url, '--allow-writes', '2,8'], { env });
    expect(stdout).toMatch(/skip two-customers-one-billing-id +not played: .*name two that are not linked/);
    expect(status).toBe(0);
  });

  it('puts back after a workflow that failed', async () => {
    const lie: Meddle = ({ method, body }, response) => {
      if (method !== 'POST' || !body.startsWith('ticaga_id')) return false;
      void live.fake.worlds()[0]!.store.records.customers.put({
        ...live.fake.worlds()[0]!.store.records.customers.get(2)!,
        billing_id: 'lost',
      });
      response.writeHead(500, { 'Content-Type': 'text/html' }).end('<html><title>Oops</title></html>');
      return true;
    };
    await start({ meddle: lie });
    const { status, stdout } = await runVerify([live.url, '--allow-writes', '2'], { env });
    expect(status).toBe(1);
    expect(stdout).toMatch(/FAIL assign-form/);
    expect(pairOf(2)).toBe('Blesta 1002');
  });

  it('puts back after an interruption, and prints what was finished', async () => {
    const controller = new AbortController();
    const interrupt: Meddle = ({ body }) => {
      if (body.includes('WHMCS')) controller.abort('SIGINT');
      return false;
    };
    await start({ meddle: interrupt });
    const { status, stdout } = await runVerify([live.url, '--allow-writes', '2'], { env, signal: controller.signal });
    expect(status).toBe(130);
    expect(stdout).toMatch(/ok {3}assign-json/);
    expect(stdout).toMatch(/skip assign-whmcs +not played: The run was interrupted\./);
    expect(pairOf(2)).toBe('Blesta 1002');
  });

  it('prints the request that would put back what it could not', async () => {
    const refuse: Meddle = ({ body }, response) => {
      if (!body.includes('"billing_id":"1002"')) return false;
      response.writeHead(503, { 'Content-Type': 'application/json' }).end('{"message":"down"}');
      return true;
    };
    await start({ meddle: refuse });
    const { status, stdout } = await runVerify([live.url, '--allow-writes', '2'], { env });
    expect(status).toBe(1);
    expect(stdout).toMatch(/^FAIL what-is-left$/m);
    expect(stdout).toMatch(/^\d+ passed, 2 failed/m);
    expect(stdout).toContain('Customer 2 was linked to Blesta 1002 and could not be put back (the server answered 503');
    expect(stdout).toContain(
      `curl -X POST -H "Authorization: Bearer $TICAGA_API_TOKEN" -H 'Accept: application/json' -H 'Content-Type: application/json' --data-raw '{"ticaga_id":2,"billing_id":"1002","billing_system":"Blesta"}' ${live.url}/api/customers/assign`,
    );
  });

  describe('compares each record with what it was before the first write, and fails when an assign', () => {
    type Customers = ReturnType<LiveServer['fake']['worlds']>[number]['store']['records']['customers'];
    const spoils =
      (spoil: (customers: Customers, body: string) => void): Meddle =>
      ({ path, body }) => {
        const { customers } = live.fake.worlds()[0]!.store.records;
        if (path === '/api/customers/assign' && body.includes('Blesta')) spoil(customers, body);
        return false;
      };
    const set = (id: number, change: Record<string, string>) => (customers: Customers) =>
      customers.put({ ...customers.get(id)!, ...change });

    it.each([
      [
        'changes the name',
        set(2, { name: 'Spoilt' }),
        'Customer 2 is not as it was: name was "Lena Linked" and is "Spoilt".',
      ],
      ['changes the company', set(2, { company: '' }), 'company was "Linked GmbH" and is "".'],
      [
        'changes created_at',
        set(2, { created_at: '2026-01-01T00:00:00.000000Z' }),
        'and is "2026-01-01T00:00:00.000000Z".',
      ],
      [
        'changes the customer of --customer',
        set(1, { email: 'spoilt@example.com' }),
        'Customer 1, whom no request named, is not as it was: email was "joedoe@example.com" and is "spoilt@example.com".',
      ],
      [
        'links the customer of --customer as well',
        set(1, { billing_id: '5', billing_system: 'Blesta' }),
        'Customer 1, whom no request named, is not as it was: billing_id was "0" and is "5", billing_system was "" and is "Blesta".',
      ],
    ])('%s', async (_, spoil, sentence) => {
      await start({ meddle: spoils(spoil) });
      const { status, stdout } = await runVerify([live.url, '--allow-writes', '2', '--customer', '1'], { env });
      expect(stdout).toMatch(/^FAIL what-is-left$/m);
      expect(stdout).toContain(sentence);
      expect(status).toBe(1);
    });

    it('links the other customer of --allow-writes, which is put back', async () => {
      const pairs = set(8, { billing_id: '5', billing_system: 'Blesta' });
      await start({ meddle: spoils((customers, body) => body.includes('"ticaga_id":2') && pairs(customers)) });
      const { status, stdout } = await runVerify([live.url, '--allow-writes', '2,8'], { env });
      expect(stdout).toMatch(
        /Customer 8, whom no request named, is not as it was: .* Customer 8 was put back to WHMCS 77\./,
      );
      expect([status, pairOf(8)]).toEqual([1, 'WHMCS 77']);
    });
  });
});

describe("a user's own contract on a server that nothing sets up", () => {
  const contract = (state: string, operation: 'reads' | 'writes') => `arazzo: 1.0.1
info: { title: Mine, version: 1.0.0 }
sourceDescriptions: [{ name: ticaga, url: ./openapi.yaml, type: openapi }]
workflows:
  - workflowId: mine
    summary: It says what it needs.
    x-provider-state: ${state}
    x-security: [{ schemeName: bearer, values: { token: ticaga-demo-token } }]
    steps:
      - stepId: only
        operationId: ${operation === 'reads' ? 'getCustomer' : 'assignBillingId'}
        ${
          operation === 'reads'
            ? 'parameters: [{ name: id, in: path, value: 1 }]'
            : 'requestBody: { contentType: application/json, payload: { ticaga_id: 2, billing_id: mine, billing_system: Blesta } }'
        }
`;
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ticaga-kit-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it.each([
    ['the token is revoked', 'reads', [], 'Only the kit\'s control plane can set up the state "the token is revoked".'],
    ['no customers exist', 'writes', ['--allow-writes', '2'], "Only the kit's control plane can set up the state"],
    ['a customer is linked', 'reads', [], 'It needs a customer that is linked; name one with --customer ID.'],
    ['a customer is unlinked', 'reads', [], 'It needs a customer that is not linked; name one with --customer ID.'],
    [
      'a customer exists',
      'writes',
      ['--allow-writes', '2'],
      'refuses to link a linked customer again; name one that is',
    ],
  ] as const)('that needs "%s" and %s is not played with %j: %s', async (state, operation, args, reason) => {
    await start({ assume: { reassign: 'refuse' } });
    await writeFile(join(folder, 'mine.arazzo.yaml'), contract(state, operation));
    const { stdout } = await runVerify([live.url, ...args, '--contracts', folder], { env });
    expect(stdout).toMatch(/^skip mine +not played: /m);
    expect(stdout).toContain(reason);
    expect(writes().filter(({ body }) => body.includes('mine'))).toEqual([]);
  });

  it.each([
    ['7 apples', '7'],
    ['99999999999999999999', '100000000000000000000'],
  ])('that would write %j, which a server may read as a customer, is not sent', async (id, customer) => {
    await start();
    const text = contract('a customer is linked', 'writes').replace('ticaga_id: 2', `ticaga_id: '${id}'`);
    await writeFile(join(folder, 'mine.arazzo.yaml'), text);
    const { stdout } = await runVerify([live.url, '--allow-writes', '2', '--contracts', folder], { env });
    expect(stdout).toContain(`It would write customer ${customer}; --allow-writes ${customer} would allow it.`);
    expect(writes().filter(({ body }) => body.includes('mine'))).toEqual([]);
  });

  const creates = `payload: { customer_id: CUSTOMER, subject: mine, priority: low, message: mine, department_slug: support }`;
  it.each([
    ['linkCustomer', 'payload: { email: joedoe@example.com, name: mine, billing_id: 1, billing_system: Blesta }'],
    ['registerCustomer', 'payload: { email: mine@example.com, name: mine, password: mine }'],
    ['createTicket', creates.replace('CUSTOMER', '0')],
    ['closeTicket', 'payload: { customer_id: 0, ticket_id: mine }'],
  ])('that writes with %s and names no customer is not sent', async (operation, payload) => {
    await start();
    const text = contract('a customer exists', 'writes')
      .replace('assignBillingId', operation)
      .replace(/payload: .*\}(?= \})/, payload);
    await writeFile(join(folder, 'mine.arazzo.yaml'), text);
    const { stdout } = await runVerify([live.url, '--allow-writes', '2', '--contracts', folder], { env });
    expect(stdout).toMatch(
      /^skip mine +not played: It would write with POST \/api\/\S+ whomever the server finds or makes/m,
    );
    expect(writes().filter(({ body }) => body.includes('mine'))).toEqual([]);
  });

  it.each([
    [
      'a ticket of a customer that may not be changed is not sent',
      '1',
      /^skip mine +not played: It would write customer 1/m,
    ],
    ['a ticket of one that may be is sent, and the report says that it stays', '2', /^ok {3}mine/m],
  ])('that opens %s', async (_, customer, line) => {
    await start();
    const text = contract('a customer exists', 'writes')
      .replace('assignBillingId', 'createTicket')
      .replace(/payload: .*\}(?= \})/, creates.replace('CUSTOMER', customer));
    await writeFile(join(folder, 'mine.arazzo.yaml'), text);
    const { status, stdout } = await runVerify([live.url, '--allow-writes', '2', '--contracts', folder], { env });
    expect(stdout).toMatch(line);
    const stays =
      'What POST /api/tickets/create did for customer 2 stays, for the API has no call that takes it back. Look at that customer in the helpdesk itself.';
    expect(stdout.includes(stays)).toBe(customer === '2');
    expect(status).toBe(customer === '2' ? 1 : 0);
    expect(writes().filter(({ body }) => body.includes('mine'))).toHaveLength(customer === '2' ? 1 : 0);
    expect(pairOf(2)).toBe('Blesta 1002');
  });
});
