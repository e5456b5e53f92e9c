import { describe, expect, test, vi } from 'vitest';
import { isBroken, type Verdict } from '../../src/consumer/exec/judge.js';
import { verdictReport } from '../../src/consumer/exec/verdict-report.js';
import { basic, basicOf, bearer, json } from '../helpers/start-test-fake.js';
import { link, listen } from './listen.js';

type Suite = Awaited<ReturnType<typeof listen>>;
type Act = (suite: Suite) => Promise<unknown>;

const wrong = { Authorization: 'Bearer wrong-token' };
const ticket = {
  customer_id: '1',
  subject: 'Down',
  message: 'It is.',
  priority: 'high',
  department_slug: 'support',
};
const joe = { email: 'joedoe@example.com', name: 'Joe Doe', billing_id: 7, billing_system: 'Blesta' };
const state = (name: string, params = {}) =>
  ['POST', '/__admin/pact/provider-states', { state: name, params }] as const;
const fault = (kind: string) => ['POST', '/__admin/faults', { kind, delayMs: 1 }] as const;

/** A POST whose connection the fake may break. */
const tryPost = ({ send }: Suite, action: string, fields: object) =>
  send({
    method: 'POST',
    path: `/api/${action}`,
    headers: { ...bearer, ...json },
    body: JSON.stringify(fields),
  }).catch(() => undefined);

/** A POST whose client gives up while the fake is slow; resolves when the fake knows. */
async function giveUpOn({ admin, fake }: Suite, action: string, fields: object) {
  await admin('POST', '/__admin/faults', { kind: 'slow', delayMs: 60_000 });
  const client = new AbortController();
  const headers = { ...bearer, ...json, Accept: 'application/json' };
  const init = { method: 'POST', headers, body: JSON.stringify(fields), signal: client.signal };
  const asked = fetch(`${fake.url}/api/${action}`, init).catch(() => undefined);
  const newest = () => fake.requests()[0]?.notes.map(({ code }) => code) ?? [];
  await vi.waitFor(() => expect(newest()).toContain('fault'), { timeout: 10_000 });
  client.abort();
  await asked;
  await vi.waitFor(() => expect(newest()).toContain('client-gave-up'), { timeout: 10_000 });
}

const response = { user_id: '1', ticket_number: 4, content: 'And?', is_note: '0', employee_response: '0' };

const reportOf = (verdict: Verdict) =>
  verdictReport(verdict, { command: ['x'], status: 0, durationMs: 0, failOn: 'assumed', strictPaths: false });
const codesOf = ({ remarks }: Verdict) => remarks.map(({ code, count }) => (count === 1 ? code : `${code} x${count}`));

const remarked: [string, string[], Act][] = [
  [
    'an assign right after the refused lookup of the same customer',
    ['refusal-ignored'],
    async ({ get, assign }) => {
      await get(999);
      await assign({ ...link, ticaga_id: '999' });
    },
  ],
  [
    'an assign right after a lookup that a fault spoilt, though it succeeds',
    ['refusal-ignored'],
    async ({ admin, send, assign }) => {
      await admin(...fault('html-200'));
      await send({ path: '/api/customers/get/1', headers: basic });
      await assign(link, basic);
    },
  ],
  ['a link without a lookup', ['customer-not-looked-up'], ({ assign }) => assign(link)],
  [
    'a link after the lookup of somebody else',
    ['customer-not-looked-up'],
    async ({ get, assign }) => {
      await get(2);
      await assign(link);
    },
  ],
  [
    'a lookup that comes only after the link',
    ['customer-not-looked-up'],
    async ({ get, assign }) => {
      await assign(link);
      await get(1);
    },
  ],
  [
    'a link without a lookup since the world began anew',
    ['customer-not-looked-up'],
    async ({ get, assign, admin }) => {
      await get(1);
      await admin('POST', '/__admin/reset');
      await assign(link);
    },
  ],
  [
    'ids that were swapped, and hit another customer',
    ['ids-swapped'],
    async ({ get, assign }) => {
      await get(1);
      await assign({ ticaga_id: 4, billing_id: 1, billing_system: 'Blesta' });
    },
  ],
  [
    'ids that were swapped, and hit nobody',
    ['ids-swapped'],
    async ({ get, assign }) => {
      await get(1);
      await assign({ ticaga_id: 555, billing_id: '1', billing_system: 'Blesta' });
    },
  ],
  [
    "the token's owner as the customer, as the connection test shows it",
    ['owner-linked'],
    async ({ get, assign }) => {
      await get(0);
      await assign({ ...link, ticaga_id: 9001 });
    },
  ],
  ["a staff member's id as the customer", ['owner-linked'], ({ assign }) => assign({ ...link, ticaga_id: 9002 })],
  [
    "an administrator's email as the customer's",
    ['owner-linked'],
    ({ post }) => post('customers/link', { ...joe, email: 'Admin@example.com' }),
  ],
  [
    "a link that was read as another client's",
    ['link-overwritten'],
    async ({ get, assign }) => {
      await get(2);
      await assign({ ...link, ticaga_id: 2 });
    },
  ],
  [
    'a link to another billing system',
    ['link-overwritten'],
    async ({ get, assign }) => {
      await get(2);
      await assign({ ticaga_id: 2, billing_id: '1002', billing_system: 'WHMCS' });
    },
  ],
  [
    'the same link twice in a row',
    ['write-repeated'],
    async ({ get, assign }) => {
      await get(1);
      await assign(link);
      await assign(link);
    },
  ],
  [
    'a ticket that is opened three times',
    ['write-repeated x2'],
    async ({ post }) => {
      for (const _ of [1, 2, 3]) await post('tickets/create', ticket);
    },
  ],
  ...['reset', 'empty', 'hang', 'garbage'].map((kind): [string, string[], Act] => [
    `a ticket that is sent again after the fault ${kind}`,
    ['write-retried'],
    async (suite) => {
      await suite.admin(...fault(kind));
      await tryPost(suite, 'tickets/create', ticket);
      await suite.post('tickets/create', ticket);
    },
  ]),
  ...['truncated', 'bad-chunk', 'stored-500', 'bom'].map((kind): [string, string[], Act] => [
    `a ticket that was opened behind the fault ${kind} and is opened again`,
    ['write-doubled'],
    async (suite) => {
      await suite.admin(...fault(kind));
      await tryPost(suite, 'tickets/create', ticket);
      await suite.post('tickets/create', ticket);
    },
  ]),
  [
    'a response that was kept behind a fault, and is sent again after a look at customers and at the ticket',
    ['write-doubled'],
    async (suite) => {
      await suite.post('tickets/create', ticket);
      await suite.admin(...fault('truncated'));
      await tryPost(suite, 'responses/create', response);
      await suite.get(1);
      await suite.post('tickets/info', { ticket_id: '1' });
      await suite.post('responses/create', response);
    },
  ],
  [
    'a ticket that is opened again when the look at it broke off, too',
    ['write-doubled'],
    async (suite) => {
      await suite.admin('POST', '/__admin/faults', { kind: 'truncated', times: 2 });
      await tryPost(suite, 'tickets/create', ticket);
      await tryPost(suite, 'tickets/info', { ticket_id: '1' });
      await suite.post('tickets/create', ticket);
    },
  ],
  ['an id that somebody typed', ['id-invalid x2'], async ({ get }) => [await get('abc'), await get('1.5')]],
  ['an email that somebody typed', ['field-invalid'], ({ post }) => post('customers/link', { ...joe, email: 'joe' })],
];

test.each(remarked)('%s is remarked, and fails nothing', async (_, codes, act) => {
  const suite = await listen();
  await act(suite);
  const verdict = suite.verdict();
  expect(codesOf(verdict)).toEqual(codes);
  expect(isBroken(verdict, 'assumed')).toBe(false);
  const said = verdict.remarks.map(({ operationId }) => operationId);
  const { cases, summary } = reportOf(verdict);
  for (const operationId of said) expect(cases.find(({ name }) => name === operationId)?.status).toBe('remarked');
  expect(summary.at(-1)).toMatch(/, 1 remark$/);
});

test.each(remarked)('%s is no remark when the test says so, for its world alone', async (_, codes, act) => {
  const suite = await listen();
  const world = { ...suite, ...suite.in('one') };
  const code = codes[0]?.split(' ')[0];
  await world.admin('POST', '/__admin/expected-violations', { code });
  await act(world);
  expect(suite.verdict()).toMatchObject({ unmet: [], remarks: [{ code, isExpected: true }] });
  const { body } = await world.admin<{ violations: object[]; remarks: object[] }>(
    'GET',
    '/__admin/expected-violations',
  );
  // A reset forgets what was expected; the recorder does not.
  expect([...body.violations, ...body.remarks].length).toBeLessThanOrEqual(1);
  for (const one of body.violations) expect(one).toMatchObject({ code, came: true });
});

const silent: [string, Act][] = [
  [
    'a lookup, a link, and a look at what came of it',
    async ({ get, assign }) => {
      await get(0);
      await get(1);
      await assign(link);
      await get(1);
    },
  ],
  [
    'a link of a customer whom a registration showed',
    async ({ post, assign }) => {
      const { body } = await post<{ user: { id: number } }>('register', {
        email: 'new@example.com',
        name: 'New',
        password: 'x',
      });
      await assign({ ...link, ticaga_id: body.user.id });
    },
  ],
  [
    'a link of a customer whom a login showed',
    async ({ admin, post, assign }) => {
      await admin(...state('a customer can log in', { id: 1, password: 'secret' }));
      await post('login', { email: 'joedoe@example.com', password: 'secret' });
      await assign(link);
    },
  ],
  [
    'a link after what a test set up or looked at since the lookup',
    async ({ admin, get, assign }) => {
      await get(1);
      await admin('GET', '/__admin/state');
      await admin(...fault('slow'));
      await assign(link);
    },
  ],
  ['a refused link without a lookup', ({ assign }) => assign({ ...link, ticaga_id: 404 })],
  [
    'a link of a client whose number is that of a customer',
    async ({ get, assign }) => {
      await get(1);
      await get(2);
      await assign({ ticaga_id: 1, billing_id: 2, billing_system: 'Blesta' });
    },
  ],
  [
    'a staff member whose id a customer has, too',
    async ({ admin, send, get, assign }) => {
      const staff = [{ id: 1, name: 'Ada', email: 'ada@example.com', token: 'ada-token' }];
      const customers = [{ id: 1, name: 'Joe', email: 'joe@example.com' }];
      await admin('PUT', '/__admin/state', { staff, customers });
      const ada = { Authorization: 'Bearer ada-token' };
      await get(0, ada);
      await get(1, ada);
      await assign(link, ada);
      await send({ path: '/api/customers/get/0', headers: ada });
    },
  ],
  [
    'a link that is made again as it was',
    async ({ get, assign }) => {
      await get(2);
      await assign({ ticaga_id: '2', billing_id: 1002, billing_system: 'blesta' });
    },
  ],
  [
    'a link of another client that a test set up after the lookup',
    async ({ get, assign, admin }) => {
      await get(2);
      await admin(...state('a customer is unlinked', { id: 2 }));
      await assign({ ...link, ticaga_id: 2 });
    },
  ],
  [
    'a link of another client that the server refuses',
    async ({ admin, get, assign }) => {
      await admin('PUT', '/__admin/assumptions', { reassign: 'refuse' });
      await get(2);
      await assign({ ...link, ticaga_id: 2 });
    },
  ],
  [
    'a link by email on every page',
    async ({ post }) => {
      for (const _ of [1, 2, 3]) await post('customers/link', joe);
    },
  ],
  [
    'a link by email that is sent again when no answer came',
    async (suite) => {
      await suite.admin(...fault('reset'));
      await tryPost(suite, 'customers/link', joe);
      await suite.post('customers/link', joe);
    },
  ],
  ...['reset', 'truncated', 'stored-500'].map((kind): [string, Act] => [
    `an assign that is sent again after the fault ${kind}, which changes nothing the second time`,
    async (suite) => {
      await suite.get(1);
      await suite.admin(...fault(kind));
      await tryPost(suite, 'customers/assign', link);
      await suite.assign(link);
    },
  ]),
  [
    'a registration that is sent again, and refused the second time',
    async (suite) => {
      const person = { name: 'New', email: 'new@example.com', password: 'x' };
      await suite.admin(...fault('stored-500'));
      await tryPost(suite, 'register', person);
      await suite.send({
        method: 'POST',
        path: '/api/register',
        headers: { ...bearer, ...json },
        body: JSON.stringify(person),
      });
    },
  ],
  [
    'a ticket that is opened again after a look at the list, whatever it showed',
    async (suite) => {
      await suite.admin(...fault('stored-500'));
      await tryPost(suite, 'tickets/create', ticket);
      await suite.send({ path: '/api/tickets/get/all/1', headers: bearer });
      await suite.post('tickets/create', ticket);
    },
  ],
  [
    'another ticket after one that broke off',
    async (suite) => {
      await suite.admin(...fault('truncated'));
      await tryPost(suite, 'tickets/create', ticket);
      await suite.post('tickets/create', { ...ticket, subject: 'Another' });
    },
  ],
  [
    'a ticket that is opened again after a 500 that kept nothing',
    async (suite) => {
      await suite.admin(...fault('html-500'));
      await tryPost(suite, 'tickets/create', ticket);
      await suite.post('tickets/create', ticket);
    },
  ],
  [
    'the same ticket in two tests, between which one spoke to the control plane',
    async (suite) => {
      await suite.admin(...fault('truncated'));
      await tryPost(suite, 'tickets/create', ticket);
      await suite.admin('DELETE', '/__admin/faults');
      await suite.post('tickets/create', ticket);
    },
  ],
  [
    'a retry that looked',
    async (suite) => {
      await suite.get(1);
      await suite.admin(...fault('truncated'));
      await tryPost(suite, 'customers/assign', link);
      await suite.get(1);
      await suite.assign(link);
    },
  ],
  [
    'a retry after a test looked',
    async (suite) => {
      await suite.admin(...fault('reset'));
      await tryPost(suite, 'tickets/create', ticket);
      await suite.admin('GET', '/__admin/state');
      await suite.post('tickets/create', ticket);
    },
  ],
  [
    'a retry after a refusal, which made nothing',
    async ({ admin, post, send }) => {
      await admin(...fault('rate-limited'));
      await send({
        method: 'POST',
        path: '/api/tickets/create',
        headers: { ...bearer, ...json },
        body: JSON.stringify(ticket),
      });
      await post('tickets/create', ticket);
    },
  ],
  [
    'two tests side by side',
    async ({ get, assign }) => {
      await get(1);
      await get(1);
      await assign(link);
      await assign(link);
    },
  ],
  [
    'the same in two sandboxes',
    async (suite) => {
      for (const name of ['one', 'two']) {
        await suite.in(name).get(1);
        await suite.in(name).assign(link);
      }
    },
  ],
  [
    'the same after a reset',
    async ({ admin, get, assign }) => {
      for (const _ of [1, 2]) {
        await get(1);
        await assign(link);
        await admin('POST', '/__admin/reset');
      }
    },
  ],
  [
    'the same in a sandbox that was dropped and made again',
    async (suite) => {
      const world = suite.in('one');
      for (const _ of [1, 2]) {
        await world.post('tickets/create', ticket);
        await suite.admin('DELETE', '/__admin/sandboxes/one');
      }
    },
  ],
  [
    'a request that a person sent again from the journal',
    async ({ admin, fake, get, assign }) => {
      await get(1);
      await assign(link);
      await admin('POST', `/__admin/requests/${fake.requests()[0]?.id}/replay`);
      await assign(link);
    },
  ],
  [
    'a lookup that was only slow',
    async ({ send, assign, admin }) => {
      await admin(...fault('slow'));
      await send({ path: '/api/customers/get/1', headers: bearer });
      await assign(link);
    },
  ],
  [
    'a refused lookup of another customer',
    async ({ get, assign }) => {
      await get(999);
      await assign({ ...link, ticaga_id: 998 });
    },
  ],
  [
    'a refused lookup in another sandbox',
    async (suite) => {
      await suite.in('one').get(999);
      await suite.in('two').assign({ ...link, ticaga_id: 999 });
    },
  ],
  [
    'a customer who was created after the refused lookup',
    async ({ get, assign, admin }) => {
      await get(999);
      await admin(...state('a customer exists', { id: 999 }));
      await assign({ ...link, ticaga_id: 999 });
    },
  ],
  [
    'a customer who was found when asked again',
    async ({ send, get, assign, admin }) => {
      await admin(...fault('json-500'));
      await send({ path: '/api/customers/get/1', headers: bearer });
      await get(1);
      await assign(link);
    },
  ],
];

test.each(silent)('%s is no remark', async (_, act) => {
  const suite = await listen();
  await act(suite);
  expect(codesOf(suite.verdict())).toEqual([]);
});

test('a ticket that is opened again when its client gave up is told with both, and with where to look', async () => {
  const suite = await listen();
  await giveUpOn(suite, 'tickets/create', ticket);
  await suite.post('tickets/create', ticket);
  const { cases } = reportOf(suite.verdict());
  expect(cases.find(({ name }) => name === 'createTicket')?.findings).toMatchObject([
    {
      severity: 'remark',
      title:
        'tickets/create was sent again without a look after it had been carried out, and the server holds ticket 4 and ticket 5 of it. (write-doubled, once)',
      expected:
        'a look at what the server holds (tickets/info, tickets/get, tickets/get/all) before the same is sent again',
      was: 'the first was carried out and ended with the fault slow, and the same came again',
      details: [
        { label: 'First', text: expect.stringMatching(/^curl .*\/api\/tickets\/create$/) },
        { label: 'Then', text: expect.stringMatching(/^curl .*\/api\/tickets\/create$/) },
      ],
      advice: [
        'A write that is not known to be made may have been made: read first, and send it again only when it is not there.',
        'If two tests made these requests, give each a sandbox, and this remark goes away.',
        'It fails nothing. A test that means it says --allow write-doubled.',
      ],
    },
  ]);
  const limits = cases.find(({ name }) => name === 'time limits');
  expect(limits?.notes?.[0]).toMatch(/^tickets\/create did not answer, and the client gave up after \d+ ms\.$/);
});

test('a remark has its requests side by side, as commands without a secret', async () => {
  const suite = await listen();
  await suite.in('a-test').get(999);
  await suite.in('a-test').assign({ ...link, ticaga_id: '999' });
  const { cases } = reportOf(suite.verdict());
  const { findings, notes } = cases.find(({ name }) => name === 'assignBillingId')!;
  expect(findings).toMatchObject([
    {
      severity: 'remark',
      title:
        'customers/assign was called for customer 999 right after the lookup of that customer failed. (refusal-ignored, once)',
      was: 'the lookup ended with unknown customer, and the next request was to customers/assign',
      details: [
        { label: 'First in', text: 'the sandbox a-test' },
        { label: 'Lookup', text: expect.stringMatching(/^curl .*\/api\/customers\/get\/999$/) },
        { label: 'Then', text: expect.stringMatching(/^curl .*\/api\/customers\/assign$/) },
      ],
      advice: [
        'Stop when the lookup fails.',
        'If two tests made these requests, give each a sandbox, and this remark goes away.',
        'It fails nothing. A test that means it says --allow refusal-ignored.',
      ],
    },
  ]);
  expect(notes).toEqual(['1 request: 1 unknown customer.']);
  expect(JSON.stringify(cases)).not.toContain('ticaga-demo-token');
});

test('a remark that --allow names is expected at its address, and missed at another', async () => {
  const suite = await listen();
  await suite.assign(link);
  const at = (path: string) => ({ code: 'customer-not-looked-up' as const, method: 'POST', path });
  const allowed = suite.verdict(at('/api/customers/assign'));
  expect(allowed).toMatchObject({ unmet: [], remarks: [{ isExpected: true }] });
  const { cases, summary } = reportOf(allowed);
  expect(cases.find(({ name }) => name === 'assignBillingId')).toMatchObject({
    status: 'passed',
    notes: ['customer-not-looked-up came as expected (once).'],
  });
  expect(summary.at(-1)).toBe('1 request, 0 violations');
  expect(suite.verdict(at('/api/register'))).toMatchObject({ unmet: [{ code: 'customer-not-looked-up' }] });
});

describe('a suite of which every request was refused', () => {
  test.each<[string, Record<string, string>, object, RegExp]>([
    [
      'a token that nobody has',
      wrong,
      {},
      /^Every request was refused, because no administrator has these credentials\./,
    ],
    [
      'email and token in the wrong order',
      basicOf('ticaga-demo-token', 'admin@example.com'),
      {},
      /^Every request was refused, because the token is not where the server reads it: it has an administrator's token before the colon of Basic, and the email behind it\./,
    ],
    [
      'a token in a header of its own',
      { 'X-API-Token': 'ticaga-demo-token' },
      {},
      /^Every request was refused, because the request carries no credentials: it has no Authorization header, and an administrator's token in the header X-API-Token\./,
    ],
    [
      'a scheme that the server does not take',
      basic,
      { auth: 'bearer' },
      /^Every request was refused, because the assumption auth is set to bearer, and the request used basic\./,
    ],
  ])('is told so first, with the cause: %s', async (_, headers, assume, title) => {
    const suite = await listen({ assume: assume as Record<string, string> });
    for (const id of [1, 2]) await suite.get(id, headers);
    // No credentials are asked for here, so this proves nothing.
    await suite.send({ path: '/api/departments/public' });
    const verdict = suite.verdict();
    expect(codesOf(verdict)).toEqual(['requests-refused']);
    const { cases } = reportOf(verdict);
    expect(cases[0]).toMatchObject({ name: 'the whole suite', status: 'remarked' });
    expect(cases[0]?.findings[0]?.title).toMatch(title);
    expect(cases.find(({ name }) => name === 'getCustomer')?.status).not.toBe('passed');
    expect(suite.verdict({ code: 'requests-refused' })).toMatchObject({ unmet: [], remarks: [{ isExpected: true }] });
  });

  test('is told so when each request went beside the API', async () => {
    const suite = await listen();
    for (const id of [1, 2]) await suite.send({ path: `/helpdesk/api/customers/get/${id}`, headers: bearer });
    const [remark] = suite.verdict().remarks;
    expect(remark).toMatchObject({
      title: 'Every request was lost, because the base URL of the plugin under test has /helpdesk behind it.',
    });
  });

  test.each<[string, Act]>([
    ['one was taken', async ({ get }) => [await get(1, wrong), await get(1)]],
    [
      'the test revoked the token',
      async ({ admin, get }) => {
        await admin(...state('the token is revoked'));
        await get(1);
      },
    ],
    [
      'a fault refused them',
      async ({ admin, send }) => {
        await admin(...fault('refused-401'));
        await send({ path: '/api/customers/get/1', headers: bearer });
      },
    ],
    ['it only asked what an address takes', ({ send }) => send({ method: 'OPTIONS', path: '/api/customers/assign' })],
  ])('is not one of which %s', async (_, act) => {
    const suite = await listen();
    await act(suite);
    expect(suite.verdict().remarks).toEqual([]);
  });
});
