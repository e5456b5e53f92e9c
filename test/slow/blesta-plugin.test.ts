import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type RunningFake, startFake } from '../../src/fake/start-fake.js';
import { describePhp, root, run } from '../php/php.js';

let fake: RunningFake;
beforeEach(async () => {
  // Every sandbox of the repaired plugin's tests is looked at afterwards.
  fake = await startFake({ sandboxLimit: 1000 });
});
afterEach(() => fake.close());

const runTests = (version: 'flawed' | 'repaired', args: string[] = [], env: Record<string, string> = {}) =>
  run(
    'php',
    ['-d', 'error_reporting=-1', '-d', 'display_errors=stderr', 'tests/run.php', ...args],
    {
      TICAGA_API_URL: fake.url,
      TICAGA_API_TOKEN: fake.credentials.token,
      TICAGA_KIT_ADMIN: fake.adminUrl,
      ...env,
    },
    join(root, 'examples/blesta-plugin', version),
  );

const failures = (stdout: string) => stdout.split('\n').filter((line) => line.startsWith('FAIL'));
const violations = () =>
  fake.worlds().flatMap((world) => world.journal.entries().flatMap(({ violations }) => violations));

describePhp('the flawed plugin', () => {
  test('passes its own tests, and linked nobody', async () => {
    const { status, stdout, stderr } = await runTests('flawed');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('4 passed, 0 failed, 0 not run');
    const { customers } = (await (await fetch(`${fake.adminUrl}/state`)).json()) as { customers: object[] };
    expect(customers[0]).toMatchObject({ id: 1, billing_id: '0', billing_system: '' });
  });

  test('breaks the contract with one request: its POST carries none of its headers', async () => {
    await runTests('flawed');
    expect(violations().map(({ code, operationId }) => [code, operationId])).toEqual([
      ['credentials-missing', 'assignBillingId'],
      ['accept-missing', 'assignBillingId'],
    ]);
  });

  test('passes its own tests whatever assign answers', async () => {
    for (const kind of ['refused-403', 'html-500', 'json-500', 'empty', 'redirect-to-login']) {
      const fault = { kind, operation: 'assignBillingId' };
      await fetch(`${fake.adminUrl}/faults`, { method: 'POST', body: JSON.stringify(fault) });
      expect({ kind, status: (await runTests('flawed')).status }).toEqual({ kind, status: 0 });
    }
  });

  test('says what to do when no server is named', async () => {
    const { status, stderr } = await run('php', ['examples/blesta-plugin/flawed/tests/run.php']);
    expect(status).toBe(2);
    expect(stderr).toContain('npx --no-install ticaga-kit exec -- php tests/run.php');
  });
});

describePhp('the repaired plugin', () => {
  test('passes its own tests, and breaks nothing of the contract', async () => {
    const { status, stdout, stderr } = await runTests('repaired');
    expect({ failed: failures(stdout), status, stderr }).toEqual({ failed: [], status: 0, stderr: '' });
    expect(violations()).toEqual([]);
  });

  test('reaches successes and refusals of each of its calls, in the dialect of 2026', async () => {
    await runTests('repaired');
    const entries = fake.worlds().flatMap((world) => world.journal.entries());
    const reached = entries.map(
      ({ operationId, outcome, dialect }) => `${operationId} ${outcome} ${dialect.credentials} ${dialect.body}`,
    );
    expect([...new Set(reached)].filter((name) => !name.includes(' fault ')).sort()).toEqual([
      'assignBillingId bad-credentials bearer json',
      'assignBillingId conflict bearer json',
      'assignBillingId success bearer json',
      'assignBillingId unknown-customer bearer json',
      'assignBillingId validation bearer json',
      'closeTicket bad-credentials bearer json',
      'closeTicket refused bearer json',
      'closeTicket success bearer json',
      'createResponse bad-credentials bearer json',
      'createResponse refused bearer json',
      'createResponse success bearer json',
      'createTicket bad-credentials bearer json',
      'createTicket success bearer json',
      'createTicket unknown-customer bearer json',
      'createTicket validation bearer json',
      'getCustomer bad-credentials bearer none',
      'getCustomer success bearer none',
      'getCustomer unknown-customer bearer none',
      'getDepartment not-found bearer none',
      'getDepartment success bearer none',
      'getTicketInfo not-found bearer json',
      'getTicketInfo success bearer json',
      'linkCustomer bad-credentials bearer json',
      'linkCustomer conflict bearer json',
      'linkCustomer success bearer json',
      'linkCustomer validation bearer json',
      'listCustomerDepartments success bearer none',
      'listResponses success bearer json',
      'listTickets success bearer none',
      'rateTicket bad-credentials bearer json',
      'rateTicket refused bearer json',
      'rateTicket success bearer json',
      'registerCustomer bad-credentials bearer json',
      'registerCustomer conflict bearer json',
      'registerCustomer success bearer json',
      'registerCustomer validation bearer json',
    ]);
  });
});

const staff = [{ id: 9001, name: 'Ada Admin', email: 'admin@example.com', token: 'ticaga-demo-token' }];
const joe = { id: 1, name: 'Joe Doe', email: 'joedoe@example.com' };
const linkedJoe = { ...joe, billing_id: '7', billing_system: 'WHMCS' };

// Servers that will not link customer 1, each for one reason: a plugin that says that it did is wrong.
const unwilling: [string, Parameters<typeof startFake>[0]][] = [
  ['refuses the key', { assume: { auth: 'basic' } }],
  ['refuses the billing system', { seed: { staff, customers: [joe], billing_systems: ['WHMCS'] } }],
  ['refuses to link again', { seed: { staff, customers: [linkedJoe] }, assume: { reassign: 'refuse' } }],
  ['says true and shows no link', { assume: { 'assignment-in-get': 'hidden' } }],
  ['has no such customer', { seed: { staff, customers: [] } }],
  ['has an email that differs in case', { seed: { staff, customers: [{ ...joe, email: 'JoeDoe@example.com' }] } }],
];

describePhp('the tests of the repaired plugin notice a server that', () => {
  test.each(unwilling)('%s', async (_, options) => {
    await fake.close();
    fake = await startFake(options);
    const { status, stdout } = await runTests('repaired', ['--stop-on-failure']);
    expect(failures(stdout)).toEqual(['FAIL  a customer whose id and email match is linked on both sides']);
    expect(status).toBe(1);
  });
});
