import { expect, test } from 'vitest';
import { measureCoverage } from '../../src/consumer/exec/coverage.js';
import { knowOperations } from '../../src/consumer/known-operation.js';
import { resolvePointer } from '../../src/document/openapi.js';
import { type OperationId, operationById, operations } from '../../src/document/operations.js';
import { describePhpWith } from '../helpers/describe-php.js';
import { basic, bearer, form, json } from '../helpers/start-test-fake.js';
import { run } from '../php/php.js';
import { link, listen } from './listen.js';

const wrong = { Authorization: 'Bearer wrong-token' };

test('a suite that said nothing has met no answer', async () => {
  const { coverage } = (await listen()).verdict();
  expect(coverage.filter(({ dialect, requests }) => dialect !== undefined || requests > 0)).toEqual([]);
  const rows = operations.map(({ operationId }) => [
    operationId,
    coverage.filter((cell) => cell.operationId === operationId).map(({ answer }) => answer),
  ]);
  const credentials = ['success', 'bad-credentials'];
  expect(Object.fromEntries(rows)).toEqual({
    assignBillingId: ['success', 'unknown-customer', 'bad-credentials', 'validation'],
    getCustomer: ['success', 'unknown-customer', 'bad-credentials'],
    linkCustomer: [...credentials, 'validation'],
    registerCustomer: [...credentials, 'validation'],
    logIn: ['success', 'unknown-customer', 'bad-credentials', 'validation'],
    listPublicDepartments: credentials,
    listCustomerDepartments: credentials,
    getDepartment: [...credentials, 'not-found'],
    getDepartmentById: [...credentials, 'not-found'],
    createTicket: ['success', 'unknown-customer', 'bad-credentials', 'validation'],
    getTicketInfo: [...credentials, 'validation', 'not-found'],
    getTicket: [...credentials, 'validation', 'not-found'],
    listTickets: credentials,
    closeTicket: [...credentials, 'validation', 'not-found', 'refused'],
    rateTicket: [...credentials, 'validation', 'not-found', 'refused'],
    createResponse: [...credentials, 'validation', 'not-found', 'refused'],
    listResponses: [...credentials, 'validation', 'not-found'],
    getRealtimeConfig: credentials,
  });
});

test('answers are counted for each dialect that the suite speaks', async () => {
  const { get, api, assign, verdict } = await listen();
  await get(1);
  await get(1, wrong);
  await get(999, basic);
  await assign(link);
  await api({
    method: 'POST',
    path: '/api/customers/assign',
    headers: { ...basic, ...form },
    body: 'ticaga_id=1&billing_id=2&billing_system=Blesta',
  });
  const met = verdict().coverage.filter(({ requests }) => requests > 0);
  expect(met.map(({ operationId, answer, dialect, requests }) => [operationId, answer, dialect, requests])).toEqual([
    ['assignBillingId', 'success', 'basic, form', 1],
    ['assignBillingId', 'success', 'bearer, json', 1],
    ['getCustomer', 'unknown-customer', 'basic', 1],
    ['getCustomer', 'success', 'bearer', 1],
    ['getCustomer', 'bad-credentials', 'bearer', 1],
  ]);
});

test('a refusal for want of credentials is no test of bad credentials', async () => {
  const { get, verdict } = await listen();
  await get(1, {});
  expect(verdict().coverage.every(({ requests }) => requests === 0)).toBe(true);
});

test('a fault that gives the same answer counts as that answer', async () => {
  const suite = await listen({ faults: [{ kind: 'refused-403' }] });
  await suite.assign(link);
  const met = suite.verdict().coverage.filter(({ requests }) => requests > 0);
  expect(met).toMatchObject([{ operationId: 'assignBillingId', answer: 'bad-credentials' }]);
});

type Values = Record<string, string | number>;

/** Runs the line of a hint as a test in PHP has it. @returns what a provider state chose */
async function runHint(reach: string, url: string): Promise<Values> {
  const script = `require 'php/TicagaKit.php'; $ticaga = new TicagaSandbox('${url}', '${url}/__admin'); echo json_encode(eval("return $argv[1]\n;"));`;
  const { status, stdout, stderr } = await run('php', ['-r', script, '--', reach]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return (JSON.parse(stdout) ?? {}) as Values;
}

/** The call that a hint asks for: the example of openapi.yaml with what the state answered and what the hint names. */
function callOf(operationId: OperationId, values: Values, reach: string) {
  const { method, path, pathParameters, body } = operationById(operationId);
  const customer = Number(/customer (\d+)$/.exec(reach)?.[1] ?? values.id ?? 1);
  const named = /(?:ticket|department) (\S+)(?: of customer 1)?$/.exec(reach)?.[1];
  const ticket = reach.includes('ticket 999999') || reach.includes('TCK-') ? named : values.ticket_id;
  const known: Record<string, unknown> = {
    ...Object.fromEntries(['ticaga_id', 'customer_id', 'user_id', 'user'].map((name) => [name, customer])),
    id: operationId === 'getDepartmentById' ? (named ?? 1) : customer,
    ticket_id: operationId === 'getTicketInfo' ? String(named?.startsWith('TCK') ? named : values.ticket_code) : ticket,
    ticket_number: ticket,
    slug: named ?? 'support',
    ...(operationId === 'logIn' ? { email: values.email, password: values.password } : {}),
    ...(reach.includes('another password') ? { password: 'another' } : {}),
    ...(operationId === 'registerCustomer' ? { email: 'somebody@example.com', password: 'a-secret' } : {}),
  };
  const valueFor = (name: string, otherwise: unknown) => known[name] ?? otherwise;
  const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const { pointer } = pathParameters.find((parameter) => parameter.name === name)!;
    return String(valueFor(name, (resolvePointer(pointer) as { example: unknown }).example));
  });
  const fields = Object.entries(body?.example ?? {}).map(([name, value]) => [name, valueFor(name, value)]);
  return {
    method,
    path: `/api${address}`,
    headers: body ? { ...bearer, ...json } : bearer,
    ...(body ? { body: JSON.stringify(Object.fromEntries(fields)) } : {}),
  };
}

const hints = measureCoverage([], knowOperations([]).all).map(({ operationId, answer, reach = '' }) => ({
  operationId: operationId as OperationId,
  answer,
  reach,
}));

describePhpWith('the lines that exec prints', 'curl')('a line of PHP', () => {
  test.each(hints)('$reach leads to $answer of $operationId', async ({ operationId, answer, reach }) => {
    const suite = await listen();
    const call = callOf(operationId, await runHint(reach, suite.fake.url), reach);
    // A plugin that assigns reads the customer first.
    if (operationId === 'assignBillingId') await suite.get(JSON.parse(call.body!).ticaga_id);
    await suite.send(call);
    const { coverage, violations } = suite.verdict();
    const met = coverage.find((cell) => cell.operationId === operationId && cell.answer === answer);
    expect([operationId, answer, met?.requests]).toEqual([operationId, answer, 1]);
    expect(violations).toEqual([]);
  });
});
