import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type RunningFake, startFake } from '../../src/fake/start-fake.js';
import { describePhp, root, run } from './php.js';

const folder = join(root, 'examples/whmcs-module');

let fake: RunningFake;
afterEach(() => fake.close());
beforeEach(async () => {
  fake = await startFake();
});

const runTests = (...args: string[]) =>
  run(
    'php',
    ['-d', 'error_reporting=-1', '-d', 'display_errors=stderr', 'tests/run.php', ...args],
    { TICAGA_KIT_ADMIN: fake.adminUrl },
    folder,
  );

describePhp('the WHMCS module', () => {
  test('passes its own tests, and breaks nothing of the contract', async () => {
    const { status, stdout, stderr } = await runTests();
    expect({ failed: stdout.match(/^FAIL.*/gm), status, stderr }).toEqual({ failed: null, status: 0, stderr: '' });
    expect(fake.worlds().flatMap((world) => world.journal.entries().flatMap(({ violations }) => violations))).toEqual(
      [],
    );
  });

  test('calls three operations, each with Bearer', async () => {
    await runTests();
    const entries = fake.worlds().flatMap((world) => world.journal.entries());
    const said = entries.map(({ operationId, dialect }) => `${operationId} ${dialect.credentials} ${dialect.body}`);
    expect([...new Set(said)].sort()).toEqual([
      'createTicket bearer json',
      'linkCustomer bearer json',
      'listTickets bearer none',
    ]);
  });

  test('notices a server that does not take WHMCS', async () => {
    await fake.close();
    fake = await startFake({ assume: { 'other-billing-systems': 'refuse' } });
    const { status, stdout } = await runTests('--stop-on-failure');
    expect(stdout.match(/^FAIL.*/gm)).toEqual(['FAIL  a client is linked to the customer with its email']);
    expect(status).toBe(1);
  });

  test('has 200 lines at most', () => {
    expect(readFileSync(join(folder, 'ticaga.php'), 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(200);
  });
});
