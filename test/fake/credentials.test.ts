import { expect, test } from 'vitest';
import { basic, basicOf, bearer, json, startTestFake } from '../helpers/start-test-fake.js';

const header = (value: string) => ({ Authorization: value });
const base64 = (text: string) => Buffer.from(text).toString('base64');
const link = { ticaga_id: 1, billing_id: 7, billing_system: 'Blesta' };

type Row = [title: string, headers: Record<string, string>, diagnosis: string, dialect: string];

const broken: Row[] = [
  ['missing', {}, 'credentials-missing', 'none'],
  ['empty', header(''), 'credentials-missing', 'none'],
  ['Basic and nothing more', header('Basic'), 'credentials-malformed', 'malformed'],
  ['Basic without base64', header('Basic admin@example.com:ticaga-demo-token'), 'credentials-malformed', 'malformed'],
  ['Basic without a colon', header(`Basic ${base64('ticaga-demo-token')}`), 'credentials-malformed', 'malformed'],
  ['Bearer and nothing more', header('Bearer'), 'credentials-malformed', 'malformed'],
  ['a token with a space', header('Bearer ticaga demo token'), 'credentials-malformed', 'malformed'],
  ['a scheme in small letters', header('bearer ticaga-demo-token'), 'credentials-malformed', 'malformed'],
  ['two spaces after the scheme', header('Bearer  ticaga-demo-token'), 'credentials-malformed', 'malformed'],
  ['a token without a scheme', header('ticaga-demo-token'), 'credentials-malformed', 'malformed'],
  ['another scheme', header('Digest username="x"'), 'credentials-malformed', 'malformed'],
];

const refused: Row[] = [
  ['an unknown token', header('Bearer wrong-token'), 'credentials-unknown', 'bearer'],
  ['an unknown email', basicOf('nobody@example.com', 'wrong-token'), 'credentials-unknown', 'basic'],
  [
    "an administrator's token with another email",
    basicOf('no@example.com', 'ticaga-demo-token'),
    'email-wrong',
    'basic',
  ],
  ['the right email with a wrong token', basicOf('admin@example.com', 'wrong-token'), 'token-wrong', 'basic'],
  ["an email with another's token", basicOf('admin@example.com', 'ticaga-second-token'), 'token-wrong', 'basic'],
];

const calls = ['getCustomer', 'assignBillingId'] as const;

async function callWith(headers: Record<string, string>, operationId: (typeof calls)[number]) {
  const world = await startTestFake();
  const answer = await (operationId === 'getCustomer' ? world.get(1, headers) : world.assign(link, headers));
  const [entry] = await world.fake.requests();
  return { answer, entry: entry!, world };
}

for (const operationId of calls) {
  test.each(broken)(
    `${operationId} refuses credentials that are %s, as a violation`,
    async (_, headers, code, dialect) => {
      const { answer, entry } = await callWith(headers, operationId);
      expect(answer).toMatchObject({ status: 401, body: { message: 'Unauthenticated.' } });
      expect(entry).toMatchObject({ outcome: 'bad-credentials', dialect: { credentials: dialect }, notes: [] });
      const location = ['request', 'header', 'Authorization'];
      expect(entry.violations).toMatchObject([{ code, location, grade: 'documented', operationId }]);
    },
  );

  test.each(refused)(`${operationId} refuses %s, as a note and no violation`, async (_, headers, code, dialect) => {
    const { answer, entry } = await callWith(headers, operationId);
    expect(answer).toMatchObject({ status: 401, body: { message: 'Unauthenticated.' } });
    expect(answer.headers['x-ticaga-kit-violations']).toBeUndefined();
    expect(entry).toMatchObject({ outcome: 'bad-credentials', dialect: { credentials: dialect }, violations: [] });
    expect(entry.notes).toMatchObject([{ code }]);
  });
}

const token = 'ticaga-demo-token';
const nothing = "no Authorization header, and an administrator's token";

test.each<[title: string, headers: Record<string, string>, code: string, received: string]>([
  [
    'email and token in the wrong order',
    basicOf(token, 'admin@example.com'),
    'credentials-misplaced',
    "an administrator's token before the colon of Basic, and the email behind it",
  ],
  [
    'a token as the name',
    basicOf(token, ''),
    'credentials-misplaced',
    "an administrator's token before the colon of Basic",
  ],
  [
    'a pair after Bearer',
    header(`Bearer admin@example.com:${token}`),
    'credentials-misplaced',
    "an administrator's token behind an email, after Bearer",
  ],
  [
    'what belongs after Basic',
    header(`Bearer ${base64(`admin@example.com:${token}`)}`),
    'credentials-misplaced',
    "an administrator's token behind an email, after Bearer",
  ],
  [
    'a token in base64',
    header(`Bearer ${base64(token)}`),
    'credentials-misplaced',
    "an administrator's token in base64 after Bearer",
  ],
  [
    'a token in quotes',
    header(`Bearer "${token}"`),
    'credentials-misplaced',
    "an administrator's token in quotes after Bearer",
  ],
  ['a header of its own', { 'X-API-Token': token }, 'credentials-missing', `${nothing} in the header X-API-Token`],
  ['a header with a scheme', { 'X-Auth': `Bearer ${token}` }, 'credentials-missing', `${nothing} in the header X-Auth`],
])('a token that is right and in the wrong place is told: %s', async (_, headers, code, received) => {
  for (const operationId of calls) {
    const { answer, entry } = await callWith(headers, operationId);
    expect(answer).toMatchObject({ status: 401, body: { message: 'Unauthenticated.' } });
    expect(entry).toMatchObject({ notes: [], violations: [{ code, received, grade: 'documented', operationId }] });
    expect(JSON.stringify(entry)).not.toContain(token);
  }
});

test.each([
  ['/api/customers/assign?api_token=ticaga-demo-token', link, 'in the query, as api_token'],
  ['/api/customers/assign', { ...link, token }, 'in the body, as token'],
])('a token in %s is told', async (path, fields, place) => {
  const { fake, api } = await startTestFake();
  await api({ method: 'POST', path, headers: json, body: JSON.stringify(fields) });
  expect(await fake.violations()).toMatchObject([{ code: 'credentials-missing', received: `${nothing} ${place}` }]);
});

test('the client gets one and the same answer whatever is wrong with its credentials', async () => {
  const { get } = await startTestFake();
  const answers = await Promise.all([...broken, ...refused].map(([, headers]) => get(1, headers)));
  const seen = new Set(answers.map(({ status, text, headers }) => `${status} ${headers['content-type']} ${text}`));
  expect([...seen]).toEqual(['401 application/json {"message":"Unauthenticated."}']);
});

test('no diagnosis repeats the secret', async () => {
  const { fake, get } = await startTestFake();
  for (const value of ['Basic secret!', 'Bearer sec ret', `Basic ${base64('secret')}`, 'secret', 'Secret word'])
    await get(1, header(value));
  expect(JSON.stringify(await fake.requests())).not.toMatch(/secret|sec ret/i);
});

test.each([
  ['Basic', basic],
  ['Bearer', bearer],
  ['an email in other letters', basicOf('Admin@Example.COM', 'ticaga-demo-token')],
  ['the second administrator', header('Bearer ticaga-second-token')],
])('%s opens the API', async (_, headers) => {
  const { get, assign } = await startTestFake();
  expect((await get(1, headers)).status).toBe(200);
  expect((await assign(link, headers)).status).toBe(200);
});

test('a token with a colon is taken whole', async () => {
  const staff = [{ id: 1, name: 'Ada', email: 'ada@example.com', token: '17|abc=def/ghi' }];
  const { get } = await startTestFake({ seed: { customers: [], staff } });
  expect((await get(0, basicOf('ada@example.com', '17|abc=def/ghi'))).status).toBe(200);
  expect((await get(0, header('Bearer 17|abc=def/ghi'))).status).toBe(200);
});

test('a revoked token is refused with a note of its own', async () => {
  const { fake, admin, get } = await startTestFake();
  await admin('POST', '/__admin/pact/provider-states', { state: 'the token is revoked' });
  expect((await get(1)).status).toBe(401);
  expect((await fake.requests())[0]?.notes).toMatchObject([{ code: 'token-revoked' }]);
});

test.each(['basic', 'bearer'] as const)('the switch auth=%s refuses the other scheme with a note', async (scheme) => {
  const { fake, get } = await startTestFake({ assume: { auth: scheme } });
  const [taken, other] = scheme === 'basic' ? [basic, bearer] : [bearer, basic];
  expect((await get(1, taken)).status).toBe(200);
  expect((await get(1, other)).status).toBe(401);
  expect((await fake.requests())[0]).toMatchObject({ violations: [], notes: [{ code: 'credentials-scheme-refused' }] });
});

test.each([...broken, ...refused])(
  'without auth, credentials that are %s are taken, with a note',
  async (_, headers) => {
    const { fake, get, assign } = await startTestFake({ auth: false });
    expect((await get(0, headers)).body.user.email).toBe('admin@example.com');
    expect((await assign(link, headers)).status).toBe(200);
    expect(await fake.violations()).toEqual([]);
    expect((await fake.requests()).map(({ notes }) => notes.map(({ code }) => code))).toEqual([
      ['auth-off'],
      ['auth-off'],
    ]);
  },
);
