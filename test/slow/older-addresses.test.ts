import { describe, expect, test } from 'vitest';
import { olderDocument } from '../../src/document/older-addresses.js';
import { resolvePointer } from '../../src/document/openapi.js';
import { addressOf } from '../../src/document/operations.js';
import { runCli } from '../helpers/run-cli.js';

const { operations, api } = olderDocument;

/** Every older address as its plugin calls it: the examples of the document, JSON or a form as it says. */
const calls = operations.map(({ method, path, pathParameters, pointer, body }) => ({
  method,
  path: pathParameters.reduce((address, parameter) => {
    const { example } = api.resolvePointer(parameter.pointer) as { example: unknown };
    return address.replace(`{${parameter.name}}`, encodeURIComponent(String(example)));
  }, `/api${path}`),
  ...(body ? { type: body.types[0], fields: body.example } : {}),
  pointer,
}));

const script = (first: object[]) => `(async () => {
  for (const { method, path, type, fields } of ${JSON.stringify(first)}) {
    const headers = { Authorization: 'Bearer ' + process.env.TICAGA_API_TOKEN, Accept: 'application/json' };
    if (type) headers['Content-Type'] = type;
    const body = fields && (type === 'application/json' ? JSON.stringify(fields) : new URLSearchParams(fields).toString());
    const answer = await fetch(process.env.TICAGA_URL + path, { method, headers, body });
    if (answer.status !== 200 && !${first !== calls}) process.exit(1);
    await answer.text();
  }
})()`;
const run = (command: string[], requests: object[] = calls) =>
  runCli([...command, '--', process.execPath, '-e', script(requests)]);

describe('the addresses that single plugin versions call', () => {
  test('do not fail exec, and each is named once with the newer one', async () => {
    const { status, stderr } = await run(['exec']);
    const noted = [...stderr.matchAll(/^ {2}Older: +(.*) \(once(?:; (.*) serves the same purpose)?\)$/gm)];
    expect(noted.map(([, address, newer]) => [address, newer])).toEqual(
      operations.map((operation) => [
        addressOf(operation),
        operation.supersededBy && addressOf(operation.supersededBy),
      ]),
    );
    expect(stderr).toContain(`\n${calls.length} requests, 0 violations\n`);
    expect(status).toBe(0);
  });

  test('are mutated, without a lost write, for nothing is kept of them', async () => {
    const { status, stdout } = await run(['mutate', '--list']);
    const mutated = [...new Set([...stdout.matchAll(/^(\w+)\//gm)].map(([, operationId]) => operationId))];
    expect(mutated).toEqual([...operations.map(({ operationId }) => operationId), 'connection']);
    expect(stdout).not.toContain('lost-write');
    expect(status).toBe(0);
  });

  test('fail exec with a slip in a known one beside them', async () => {
    const { status, stderr } = await run(['exec'], [...calls, { method: 'GET', path: '/api/customer/get/1' }]);
    expect(stderr).toContain('Did you mean GET /api/customers/get/{id}?');
    expect(stderr).toMatch(/1 violation\n$/);
    expect(status).toBe(1);
  });
});

test('every operation that takes the place of an older one is described', () => {
  for (const { supersededBy } of operations) {
    if (supersededBy) expect(resolvePointer(supersededBy.pointer)).toBeDefined();
  }
  expect(operations.some(({ supersededBy }) => supersededBy === undefined)).toBe(true);
});
