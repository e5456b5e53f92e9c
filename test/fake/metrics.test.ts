import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createMetrics } from '../../src/fake/metrics.js';
import { version } from '../../src/generated/contract.js';
import { parseMetrics, samplesOf } from '../helpers/parse-metrics.js';
import { bearer, startTestFake, type TestWorld } from '../helpers/start-test-fake.js';

const read = async ({ send }: TestWorld) => samplesOf((await send({ path: '/metrics' })).text);

describe('/metrics', () => {
  test('is in the text format of Prometheus, and has the families that the guide names', async () => {
    const fake = await startTestFake();
    await fake.get(1);
    const { headers, text } = await fake.send({ path: '/metrics' });
    expect(headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
    const guide = readFileSync(new URL('../../docs/guide/team.md', import.meta.url), 'utf8');
    const told = [...guide.matchAll(/^\| `(ticaga_kit_\w+)` \| (\w+) \|/gm)].map(([, name, type]) => `${name} ${type}`);
    const families = [...parseMetrics(text)].map(([name, { type }]) => `${name} ${type}`);
    expect(told).toEqual(families);
    expect(families).toEqual([
      'ticaga_kit_requests_total counter',
      'ticaga_kit_violations_total counter',
      'ticaga_kit_unavailable_total counter',
      'ticaga_kit_request_duration_seconds histogram',
      'ticaga_kit_worlds gauge',
      'ticaga_kit_replicas gauge',
      'ticaga_kit_info gauge',
    ]);
  });

  test('counts the requests of every world by operation and outcome, and what broke the contract', async () => {
    const fake = await startTestFake();
    await fake.get(1);
    await fake.in('one').get(1);
    await fake.get(999);
    await fake.assign({ ticaga_id: 1 });
    await fake.api({ path: '/api/nothing', headers: bearer });
    await fake.api({ path: '/customers/assign', headers: bearer });
    await fake.admin('GET', '/__admin/requests');
    expect(await read(fake)).toMatchObject({
      'requests_total{operation="getCustomer",outcome="success"}': 2,
      'requests_total{operation="getCustomer",outcome="unknown-customer"}': 1,
      'requests_total{operation="assignBillingId",outcome="validation"}': 1,
      'requests_total{operation="none",outcome="unmatched"}': 2,
      'violations_total{code="field-missing"}': 2,
      'violations_total{code="path-unknown"}': 1,
      request_duration_seconds_count: 6,
      unavailable_total: 0,
      worlds: 2,
      replicas: 1,
      [`info{version="${version}"}`]: 1,
    });
  });

  test('goes on counting after a reset, as a counter does', async () => {
    const fake = await startTestFake();
    await fake.get(1);
    await fake.admin('POST', '/__admin/reset');
    await fake.get(1);
    expect((await read(fake))['requests_total{operation="getCustomer",outcome="success"}']).toBe(2);
  });

  test('asks for the same access as the control plane', async () => {
    const { send } = await startTestFake({ adminToken: 'admin-secret' });
    const asked = async (headers: Record<string, string>) => (await send({ path: '/metrics', headers })).status;
    expect([await asked({}), await asked(bearer), await asked({ Authorization: 'Bearer admin-secret' })]).toEqual([
      401, 401, 200,
    ]);
    const open = await startTestFake();
    expect((await open.send({ path: '/metrics', headers: { Host: 'evil.example' } })).status).toBe(403);
  });

  test.each([
    ['POST', '/metrics'],
    ['GET', '/metrics/more'],
  ])('%s %s is no call of the control plane', async (method, path) => {
    const { admin } = await startTestFake();
    expect(await admin(method, path)).toMatchObject({
      status: 404,
      body: { errors: [{ code: 'not-found', detail: expect.stringContaining(`${method} ${path}`) }] },
    });
  });
});

test.each([
  [0.4, '0.001'],
  [1, '0.001'],
  [1.01, '0.005'],
  [49, '0.05'],
  [5000, '5'],
  [5001, '+Inf'],
])('what took %d ms is in the bucket up to %s and in those above', (ms, le) => {
  const metrics = createMetrics();
  metrics.time(ms);
  const buckets = Object.entries(samplesOf(metrics.render(undefined))).filter(([name]) => name.includes('_bucket'));
  expect(buckets.find(([, count]) => count === 1)![0]).toBe(`request_duration_seconds_bucket{le="${le}"}`);
});

test('an id of a user that holds anything is one label', () => {
  const metrics = createMetrics();
  metrics.count({ operationId: 'a "quoted"\nback\\slash', outcome: 'success', violations: [] });
  expect(samplesOf(metrics.render(undefined))).toHaveProperty(
    ['requests_total{operation="a \\"quoted\\"\\nback\\\\slash",outcome="success"}'],
    1,
  );
});

describe('the reader of the text format', () => {
  const help = '# HELP a_total b\n# TYPE a_total counter\n';
  test.each([
    ['a sample without its type', 'a_total 1\n'],
    ['a last line without an end', `${help}a_total 1`],
    ['a series twice', `${help}a_total{b="c"} 1\na_total{b="c"} 2\n`],
    ['a quote that is not escaped', `${help}a_total{b="c"d"} 1\n`],
    ['no number', `${help}a_total one\n`],
    ['a counter that is no total', '# HELP a b\n# TYPE a counter\na 1\n'],
    ['a family twice', `${help}a_total 1\n${help}a_total 1\n`],
    ['a bucket that holds less than the one before', histogram(2, 1, 1)],
    ['a count that is not the last bucket', histogram(1, 1, 2)],
  ])('refuses %s', (_, text) => {
    expect(() => parseMetrics(text)).toThrow();
  });

  function histogram(one: number, infinity: number, count: number): string {
    return `# HELP a b\n# TYPE a histogram\na_bucket{le="1"} ${one}\na_bucket{le="+Inf"} ${infinity}\na_sum 1\na_count ${count}\n`;
  }
});
