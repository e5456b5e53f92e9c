import { afterAll, beforeAll, expect, test } from 'vitest';
import { startPostgres, type TestPostgres } from '../../helpers/postgres.js';
import { runCli } from '../../helpers/run-cli.js';
import { startBalancer, startReplica } from './replicas.js';

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.close());

test('verify --strict passes against three replicas behind nginx, whichever answers', async () => {
  const db = await postgres.create();
  const replicas = [await startReplica(db), await startReplica(db), await startReplica(db)];
  const url = await startBalancer(replicas.map((replica) => replica.url));
  const env = { TICAGA_API_EMAIL: 'admin@example.com', TICAGA_API_TOKEN: 'ticaga-demo-token' };
  const { status, stdout, stderr } = await runCli(['verify', url, '--strict'], { env });
  expect(stdout + stderr).toMatch(/\d{3,} passed/);
  expect(status, stdout + stderr).toBe(0);
});
