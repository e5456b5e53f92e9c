import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { operations } from '../../src/document/operations.js';
import { runCli } from '../helpers/run-cli.js';
import { startTestFake } from '../helpers/start-test-fake.js';

const story = fileURLToPath(new URL('fixtures/story.mjs', import.meta.url));
const every = operations.map(({ operationId }) => operationId);

describe("a story of every call of the vendor's newest plugin", () => {
  test('breaks nothing under exec, calls each operation, and meets only successes', async () => {
    const { status, stdout, stderr } = await runCli(['exec', '--', process.execPath, story]);
    const requests = stdout.trimEnd().split('\n');
    expect(stderr).toContain(`\n${requests.length} requests, 0 violations\n`);
    const called = [...stderr.matchAll(/^ok +(\w+) +(\d+) requests?: \2 success$/gm)].map(([, operation]) => operation);
    expect(called).toEqual(every);
    expect(status).toBe(0);
  });

  test('speaks one dialect: Bearer, JSON in each body, and Accept: application/json', async () => {
    const { fake } = await startTestFake();
    const env = { TICAGA_API_URL: fake.url, TICAGA_API_TOKEN: fake.credentials.token };
    await promisify(execFile)(process.execPath, [story], { env });
    const said = (await fake.requests()).map(({ dialect, request: { method, headers } }) => {
      const { accept, 'content-type': type = 'none' } = Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
      );
      return `${method} ${dialect.credentials} ${type} ${accept}`;
    });
    expect([...new Set(said)].sort()).toEqual([
      'GET bearer none application/json',
      'POST bearer application/json application/json',
    ]);
  });

  test('stands under mutate, which has mutants of each operation and one of the connection', async () => {
    const { status, stdout, stderr } = await runCli(['mutate', '--list', '--', process.execPath, story]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: expect.not.stringMatching(/fails|FAIL/) });
    const mutated = stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split('/')[0]);
    expect([...new Set(mutated)]).toEqual([...every, 'connection']);
  });
});
