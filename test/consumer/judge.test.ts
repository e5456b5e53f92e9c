import { expect, test } from 'vitest';
import { fails } from '../../src/consumer/exec/fail-on.js';
import { isBroken, type Verdict } from '../../src/consumer/exec/judge.js';
import { verdictReport } from '../../src/consumer/exec/verdict-report.js';
import { bearer } from '../helpers/start-test-fake.js';
import { link, listen } from './listen.js';

const none = {};
const wrong = { Authorization: 'Bearer wrong-token' };
const reportOf = (verdict: Verdict, strictPaths = false) =>
  verdictReport(verdict, { command: ['x'], status: 0, durationMs: 0, failOn: 'assumed', strictPaths });
const expectIt = (code: string) => ['POST', '/__admin/expected-violations', { code }] as const;

test.each<[string, (suite: Awaited<ReturnType<typeof listen>>) => Promise<unknown>]>([
  ['a wrong token', ({ get }) => get(1, wrong)],
  ['an unknown customer', ({ get }) => get(999)],
  ['an assign of an unknown customer', ({ assign }) => assign({ ...link, ticaga_id: 999 })],
  [
    'a billing system that this server does not take',
    async ({ admin, assign }) => {
      await admin('PUT', '/__admin/assumptions', { 'other-billing-systems': 'refuse' });
      await assign({ ...link, billing_system: 'WHMCS' });
    },
  ],
  [
    'a token with a fault in it',
    ({ send }) => send({ path: '/api/customers/get/1', headers: { Authorization: 'Bearer fault-json-500' } }),
  ],
  ['the id 0 of the connection test', ({ get }) => get(0)],
])('%s breaks nothing', async (_, act) => {
  const suite = await listen();
  await act(suite);
  const verdict = suite.verdict();
  expect(verdict.violations).toEqual([]);
  expect(isBroken(verdict, 'assumed')).toBe(false);
});

test('a violation is told once, with its count and its first request as a command without a secret', async () => {
  const { assign, verdict } = await listen();
  for (const ticaga_id of [4, 5, 6]) await assign({ ...link, ticaga_id }, none);
  expect(verdict().violations).toMatchObject([
    { violation: { code: 'credentials-missing', grade: 'documented' }, count: 3, expected: false },
  ]);
  const { curl } = verdict().violations[0]!;
  expect(curl).toContain('"ticaga_id":4');
  expect(isBroken(verdict(), 'documented')).toBe(true);
});

test('a fault in the answer does not hide what is wrong with the request', async () => {
  const suite = await listen({ faults: [{ kind: 'html-200' }, { kind: 'json-500' }] });
  await suite.send({ path: '/api/customers/get/null', headers: bearer });
  await suite.send({ method: 'POST', path: '/api/customers/assign' });
  const codes = suite.verdict().violations.map(({ violation }) => violation.code);
  expect(codes).toEqual(['id-invalid', 'credentials-missing', 'body-missing']);
});

test('violations of different fields are told apart', async () => {
  const { assign, verdict } = await listen();
  await assign({ billing_system: 'Blesta' });
  expect(verdict().violations.map(({ violation }) => violation.location[2])).toEqual(['ticaga_id', 'billing_id']);
});

test('an unknown address is told once for all ids in it, with what was probably meant', async () => {
  const { send, verdict } = await listen();
  for (const id of [1, 2, 33]) await send({ path: `/sandbox/s/api/customer/get/${id}`, headers: bearer });
  await send({ path: '/customers/get/1', headers: bearer });
  expect(verdict().violations.map(({ count, violation }) => [count, violation.hint])).toEqual([
    [3, 'Did you mean GET /api/customers/get/{id}?'],
    [1, 'The address lacks /api: did you mean /api/customers/get/1?'],
  ]);
});

test('what was said before a reset and in a dropped sandbox still counts', async () => {
  const suite = await listen();
  await suite.assign(link, none);
  await suite.admin('POST', '/__admin/reset');
  await suite.in('gone').assign(link, none);
  await suite.admin('DELETE', '/__admin/sandboxes/gone');
  expect(suite.verdict().violations).toMatchObject([{ count: 2 }]);
});

test('a violation that its sandbox expects breaks nothing there, and is one elsewhere', async () => {
  const suite = await listen();
  await suite.in('negative').admin(...expectIt('credentials-missing'));
  await suite.in('negative').assign(link, none);
  expect(isBroken(suite.verdict(), 'assumed')).toBe(false);
  await suite.in('other').assign(link, none);
  expect(suite.verdict().violations.map(({ expected, sandbox }) => [expected, sandbox])).toEqual([
    [true, 'negative'],
    [false, 'other'],
  ]);
});

test('a violation may be announced after it was sent', async () => {
  const suite = await listen();
  await suite.assign(link, none);
  await suite.admin(...expectIt('credentials-missing'));
  expect(isBroken(suite.verdict(), 'assumed')).toBe(false);
});

test('an expected violation that does not come is told with its sandbox', async () => {
  const suite = await listen();
  await suite.in('negative').admin(...expectIt('credentials-missing'));
  await suite.in('other').assign(link, none);
  const verdict = suite.verdict({ code: 'id-invalid' }, { code: 'credentials-missing' });
  expect(verdict.unmet).toEqual([
    { code: 'credentials-missing', sandbox: 'negative', from: 'test' },
    { code: 'id-invalid', sandbox: undefined, from: '--allow' },
  ]);
  expect([isBroken(verdict, 'documented'), isBroken(verdict, 'none')]).toEqual([true, false]);
});

test('a violation that is expected at one address is one at another', async () => {
  const suite = await listen();
  await suite.in('negative').admin('POST', '/__admin/expected-violations', {
    code: 'credentials-missing',
    method: 'POST',
    path: '/api/customers/assign',
  });
  await suite.in('negative').assign(link, none);
  await suite.in('negative').get(1, none);
  const at = (method: string, path: string) => ({ code: 'credentials-missing' as const, method, path });
  expect(suite.verdict().violations.map(({ violation, expected }) => [violation.operationId, expected])).toEqual([
    ['assignBillingId', true],
    ['getCustomer', false],
  ]);
  const allowed = suite.verdict(at('GET', '/api/customers/get/{id}'), at('GET', '/api/customers/get/2'));
  expect(allowed.violations.every(({ expected }) => expected)).toBe(true);
  expect(allowed.unmet).toEqual([{ ...at('GET', '/api/customers/get/2'), sandbox: undefined, from: '--allow' }]);
});

test('an older address is named once with the newer one, and fails nothing at the default level', async () => {
  const suite = await listen();
  for (const id of [1, 2]) await suite.send({ path: `/sandbox/s/api/clients/${id}`, headers: bearer });
  await suite.send({ path: '/api/departments/list' });
  const verdict = suite.verdict();
  expect(verdict.superseded).toEqual([
    {
      operationId: 'getClient',
      address: 'GET /api/clients/{id}',
      newer: 'GET /api/customers/get/{id}',
      requests: 2,
    },
    {
      operationId: 'listDepartmentNames',
      address: 'GET /api/departments/list',
      newer: 'GET /api/departments/customers',
      requests: 1,
    },
  ]);
  expect(isBroken(verdict, 'observed')).toBe(false);
  expect(verdict.counts.filter(({ requests }) => requests > 0)).toMatchObject([
    { operationId: 'getClient', requests: 2 },
    { operationId: 'listDepartmentNames', requests: 1 },
  ]);
  expect(verdict.coverage.filter(({ operationId }) => operationId === 'getClient')).toMatchObject([
    { answer: 'success', requests: 2 },
    { answer: 'bad-credentials', reach: "$ticaga->state('the token is revoked');" },
  ]);
  const last = reportOf(verdict).cases.at(-1);
  expect(last).toMatchObject({ name: 'older addresses', status: 'remarked' });
  expect(last?.findings).toMatchObject([
    {
      title: 'Only single plugin versions call these addresses, and whether a present server has them is unknown.',
      details: [
        {
          label: 'Older',
          text: 'GET /api/clients/{id} (2 times; GET /api/customers/get/{id} serves the same purpose)',
        },
        {
          label: 'Older',
          text: 'GET /api/departments/list (once; GET /api/departments/customers serves the same purpose)',
        },
      ],
    },
  ]);
});

test('an address that resembles nothing is told with how to teach it, and fails only when paths are strict', async () => {
  const suite = await listen();
  for (const id of [1, 22]) await suite.send({ path: `/sandbox/s/api/invoices/${id}?a=b`, headers: bearer });
  const verdict = suite.verdict();
  expect(verdict.unjudged).toEqual([{ method: 'GET', path: '/api/invoices/0', requests: 2 }]);
  expect([isBroken(verdict, 'assumed'), isBroken(verdict, 'none', true)]).toEqual([false, true]);
  const [lenient, strict] = [reportOf(verdict), reportOf(verdict, true)];
  expect(lenient.cases.at(-1)).toMatchObject({
    name: 'unknown addresses',
    status: 'remarked',
    findings: [
      {
        title: 'These addresses were not judged: no document knows them, and no known address is like them.',
        details: [{ label: 'Unknown', text: 'GET /api/invoices/0 (2 times, answered 404)' }],
        advice: [
          'If your API has them, describe them in an OpenAPI document and give it with --also FILE.',
          'It does not fail the run; with --strict-paths it does.',
        ],
      },
    ],
  });
  expect(strict.cases.at(-1)).toMatchObject({ status: 'failed', findings: [{ severity: 'failure' }] });
  expect([lenient.summary.at(-1), strict.summary.at(-1)]).toEqual([
    '2 requests, 0 violations',
    '2 requests, 0 violations, 1 unknown address',
  ]);
});

test('of many unknown addresses the first are listed, and the others counted', async () => {
  const suite = await listen();
  for (const word of 'abcdefghijklmnopqrstuvw') await suite.send({ path: `/x/${word}${word}${word}` });
  const { details = [] } = reportOf(suite.verdict()).cases.at(-1)!.findings[0]!;
  expect([details.length, details.at(-1)]).toEqual([21, { label: 'And', text: '3 more' }]);
});

test('a level of failing takes in the better known grades', () => {
  const grades = ['documented', 'observed', 'assumed'] as const;
  expect((['documented', 'none'] as const).map((level) => fails('own', level))).toEqual([true, false]);
  const failing = (level: Parameters<typeof fails>[1]) => grades.filter((grade) => fails(grade, level));
  expect(failing('documented')).toEqual(['documented']);
  expect(failing('observed')).toEqual(['documented', 'observed']);
  expect(failing('assumed')).toEqual([...grades]);
  expect(failing('none')).toEqual([]);
});
test('a hang tells whether the client gave up, or waited for all of it', async () => {
  const { fake, verdict, send } = await listen({ faults: [{ kind: 'hang', delayMs: 50 }, { kind: 'hang' }] });
  const path = '/api/customers/get/1';
  await expect(send({ path, headers: bearer })).rejects.toThrow('socket hang up');
  await expect(fetch(`${fake.url}${path}`, { headers: bearer, signal: AbortSignal.timeout(150) })).rejects.toThrow();
  await expect.poll(() => verdict().hangs.length).toBe(2);
  const [waited, gaveUp] = verdict().hangs;
  expect(waited).toEqual({ name: 'customers/get', gaveUp: false, ms: 50, sandbox: undefined });
  expect(gaveUp).toMatchObject({ name: 'customers/get', gaveUp: true, ms: expect.any(Number) });
  expect(reportOf(verdict()).cases.find(({ name }) => name === 'time limits')).toMatchObject({
    status: 'passed',
    findings: [],
    notes: [
      'customers/get did not answer for 50 ms, and the client waited.',
      `customers/get did not answer, and the client gave up after ${gaveUp?.ms} ms.`,
    ],
  });
});

test('a client that waits as long as a server hangs is told what to set, and fails nothing', async () => {
  const hangs = [{ name: 'customers/assign', gaveUp: false, ms: 30_000, sandbox: 'hangs' }];
  const verdict = { ...(await listen()).verdict(), hangs };
  expect(isBroken(verdict, 'assumed')).toBe(false);
  expect(reportOf(verdict).cases.find(({ name }) => name === 'time limits')).toMatchObject({
    status: 'remarked',
    findings: [
      {
        severity: 'remark',
        title: 'The client waited for all of the 30000 ms in which customers/assign did not answer.',
        details: [{ label: 'In', text: 'the sandbox hangs' }],
        advice: [expect.stringContaining('CURLOPT_CONNECTTIMEOUT and CURLOPT_TIMEOUT')],
      },
    ],
  });
});

test('a request that breaks nothing and is refused is told with the field and what decides', async () => {
  const suite = await listen({ assume: { 'other-billing-systems': 'refuse', 'unknown-fields': 'refuse' } });
  await suite.assign({ ...link, billing_system: 'WHMCS' });
  await suite.assign({ ...link, billing_system: 'WHMCS' });
  await suite.assign({ ...link, colour: 'red' });
  await suite.assign({ ticaga_id: 1 });
  const { cases } = reportOf(suite.verdict());
  expect(cases.find(({ name }) => name === 'assignBillingId')?.notes).toEqual([
    '4 requests: 4 validation.',
    '2 requests refused that broke nothing: billing_system: The selected billing system is invalid. The server does not take the billing system "WHMCS": see the assumption other-billing-systems, now refuse.',
    '1 request refused that broke nothing: colour: The colour field is prohibited. The server refuses the field colour: see the assumption unknown-fields.',
  ]);
});

test('a run leans on the switches that decided what it got to see', async () => {
  const suite = await listen({ assume: { 'unknown-customer-status': '404' } });
  expect(suite.verdict().leanings).toEqual([]);
  await suite.get(404);
  expect(suite.verdict().leanings).toEqual([{ name: 'unknown-customer-status', value: '404' }]);
  await suite.get(1, wrong);
  await suite.get(1);
  const names = suite.verdict().leanings.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['auth-error-status', 'assignment-in-get']));
  expect(names).not.toContain('success-status');
});
