import type { Lie, Said } from './liar-server.js';

/** What verify must say of a server: in which workflow, of which fact, and how bad it is. */
export interface Caught {
  workflow: string;
  /** What verify looked at: "status", "body /user/id"; "no answer" when there was none. */
  fact: string;
  /** broken: of a documented or observed fact. refuted: of an assumption. error: nothing to judge. */
  verdict: 'broken' | 'refuted' | 'error';
  /** What verify says was expected and was there, in part. */
  says?: string;
}

export interface Liar extends Caught {
  /** "A server that ..." */
  name: string;
  lie: Lie;
}

export type Fields = Record<string, unknown>;

export const json = (status: number, body: unknown): Said => ({
  status,
  text: JSON.stringify(body),
  headers: { 'content-type': 'application/json' },
});
const page = (status: number, title: string): Said => ({
  status,
  text: `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body>${title}</body></html>`,
  headers: { 'content-type': 'text/html' },
});
export const unknown = { error: 'User not authenticated' };
export const linked = { user: true };

export const isUnknown = ({ text }: Said): boolean => text === JSON.stringify(unknown);
export const isLinked = ({ text }: Said): boolean => text === JSON.stringify(linked);
export const isRefusedToken = ({ text }: Said): boolean => text.includes('Unauthenticated.');
export const isInvalid = ({ text }: Said): boolean => text.includes('"errors"');
export const recordOf = ({ text }: Said): Fields | undefined => {
  // A browser gets a page.
  if (!text.startsWith('{')) return undefined;
  const { user } = JSON.parse(text) as { user?: Fields | boolean };
  return typeof user === 'object' ? user : undefined;
};
/** Of a customer, not of the token's owner, whom verify looks at first. */
export const isCustomer = (said: Said): boolean => Number(recordOf(said)?.id) < 9000;

/** Lies when the honest answer is of this kind. */
export const when =
  (is: (said: Said) => boolean, change: (said: Said) => Said): Lie =>
  async (_, ask) => {
    const said = await ask();
    return is(said) ? change(said) : said;
  };

/** Lies about the record of a customer. */
export const record = (change: (user: Fields) => unknown): Lie =>
  when(isCustomer, (said) => json(200, { user: change(recordOf(said) as Fields) }));

/** Lies about the record of a customer that is not linked. */
const unlinked = (changed: Fields): Lie =>
  record((user) => (user.billing_system === '' ? { ...user, ...changed } : user));

/** Stores something else than it was told. */
export const stores =
  (change: (fields: Fields) => Fields): Lie =>
  (heard, ask) =>
    heard.operation === 'assign' ? ask({ fields: change(heard.fields) }) : ask();

export const valid = 'Bearer ticaga-demo-token';

const ofAnswers: Liar[] = [
  {
    name: 'answers 202 to an assign',
    lie: when(isLinked, () => json(202, linked)),
    ...{ workflow: 'assign-json', fact: 'status', verdict: 'broken' },
  },
  {
    name: 'answers "true" for true',
    lie: when(isLinked, () => json(200, { user: 'true' })),
    ...{ workflow: 'assign-json', fact: 'body /user', verdict: 'broken' },
  },
  {
    name: 'answers 1 for true',
    lie: when(isLinked, () => json(200, { user: 1 })),
    ...{ workflow: 'assign-json', fact: 'body /user', verdict: 'broken' },
  },
  {
    name: 'answers success in a list',
    lie: when(isLinked, () => json(200, [linked])),
    ...{ workflow: 'assign-json', fact: 'body /user', verdict: 'broken' },
  },
  {
    name: 'answers an assign with nothing',
    lie: when(isLinked, () => ({ status: 200, text: '', headers: {} })),
    ...{ workflow: 'assign-json', fact: 'body', verdict: 'broken' },
  },
  {
    name: 'answers an assign with an HTML page and 200',
    lie: when(isLinked, () => page(200, 'Welcome')),
    ...{ workflow: 'assign-json', fact: 'body', verdict: 'broken' },
  },
  {
    name: 'calls its JSON text/html',
    lie: when(isLinked, (said) => ({ ...said, headers: { 'content-type': 'text/html' } })),
    ...{ workflow: 'assign-json', fact: 'body', verdict: 'broken' },
  },
  {
    name: 'sends a byte order mark before its JSON',
    lie: when(isLinked, (said) => ({ ...said, text: `\uFEFF${said.text}` })),
    ...{ workflow: 'assign-json', fact: 'body', verdict: 'broken' },
  },
  {
    name: 'closes the connection in the middle of a record',
    lie: when(isCustomer, (said) => ({ ...said, cut: true })),
    ...{ workflow: 'get-known-customer', fact: 'no answer', verdict: 'error' },
  },
  {
    name: 'sends half of the JSON of a record',
    lie: when(isCustomer, (said) => ({ ...said, text: said.text.slice(0, 100) })),
    ...{ workflow: 'get-known-customer', fact: 'body', verdict: 'broken' },
  },
  {
    name: 'leads an assign to another address',
    lie: (heard, ask) =>
      heard.operation === 'assign'
        ? { status: 301, text: '', headers: { location: 'https://helpdesk.example.com/api/customers/assign' } }
        : ask(),
    ...{ workflow: 'assign-json', fact: 'body', verdict: 'broken' },
  },
];

const ofRecords: Liar[] = [
  {
    name: 'leaves the email out of a record',
    lie: record(({ email: _, ...user }) => user),
    ...{ workflow: 'get-known-customer', fact: 'body /user/email', verdict: 'broken' },
  },
  {
    name: 'shows the id as text',
    lie: record((user) => ({ ...user, id: String(user.id) })),
    ...{ workflow: 'get-known-customer', fact: 'body /user/id', verdict: 'broken' },
  },
  {
    name: 'shows billing_id as a number',
    lie: record((user) => ({ ...user, billing_id: Number(user.billing_id) })),
    ...{ workflow: 'get-unlinked-customer', fact: 'body /user/billing_id', verdict: 'broken' },
  },
  {
    name: 'shows null as the billing_id of a customer that is not linked',
    lie: unlinked({ billing_id: null }),
    ...{ workflow: 'get-unlinked-customer', fact: 'body /user/billing_id', verdict: 'broken' },
  },
  {
    name: 'shows an empty billing_id for a customer that is not linked',
    lie: unlinked({ billing_id: '' }),
    ...{ workflow: 'get-unlinked-customer', fact: 'body /user/billing_id', verdict: 'broken' },
  },
  {
    name: 'shows "none" as the billing_system of a customer that is not linked',
    lie: unlinked({ billing_system: 'none' }),
    ...{ workflow: 'get-unlinked-customer', fact: 'body /user/billing_system', verdict: 'broken' },
  },
  {
    name: 'writes its times without microseconds',
    lie: record((user) => ({ ...user, created_at: String(user.created_at).replace(/\.\d+Z$/, 'Z') })),
    ...{ workflow: 'get-known-customer', fact: 'body /user/created_at', verdict: 'broken' },
  },
  {
    name: 'says false for an email that was not verified',
    lie: record((user) => ({ ...user, email_verified_at: user.email_verified_at ?? false })),
    ...{ workflow: 'get-known-customer', fact: 'body /user/email_verified_at', verdict: 'broken' },
  },
  {
    name: 'wraps a record into data',
    lie: when(isCustomer, (said) => json(200, { data: JSON.parse(said.text) as unknown })),
    ...{ workflow: 'get-known-customer', fact: 'body /user/id', verdict: 'broken' },
  },
  {
    name: 'shows the next customer',
    lie: (heard, ask) => (heard.id === '1' ? ask({ id: '2' }) : ask()),
    ...{ workflow: 'get-known-customer', fact: 'body /user/id', verdict: 'broken' },
  },
  {
    name: "shows somebody else as the token's owner",
    lie: (heard, ask) => (heard.id === '0' ? ask({ id: '2' }) : ask()),
    ...{ workflow: 'get-token-owner', fact: 'body /user/email', verdict: 'broken' },
  },
  {
    name: 'knows no owner of a token and refuses the connection test',
    lie: (heard, ask) => (heard.id === '0' ? json(401, unknown) : ask()),
    ...{ workflow: 'get-token-owner', fact: 'status', verdict: 'broken' },
  },
];

const ofUnknownCustomers: Liar[] = [
  {
    name: 'gets the text of the error wrong by one letter',
    lie: when(isUnknown, ({ status }) => json(status, { error: 'User not authentiated' })),
    ...{ workflow: 'get-unknown-customer', fact: 'body /error', verdict: 'broken' },
  },
  {
    name: 'answers 500 for a customer that does not exist',
    lie: when(isUnknown, () => json(500, unknown)),
    ...{ workflow: 'get-unknown-customer', fact: 'status', verdict: 'broken' },
  },
  {
    name: 'answers a page for a customer that does not exist',
    lie: when(isUnknown, () => page(404, 'Not Found')),
    ...{ workflow: 'get-unknown-customer', fact: 'body', verdict: 'broken' },
  },
  {
    name: 'answers null for a customer that does not exist',
    lie: when(isUnknown, () => json(200, { user: null })),
    ...{ workflow: 'get-unknown-customer', fact: 'body /error', verdict: 'broken' },
  },
  {
    name: 'takes text for the id 0',
    lie: (heard, ask) => (heard.id === 'abc' ? ask({ id: '0' }) : ask()),
    ...{ workflow: 'get-malformed-id', fact: 'body /error', verdict: 'refuted' },
  },
  {
    name: 'says that it linked a customer that does not exist',
    lie: when(isUnknown, () => json(200, linked)),
    ...{ workflow: 'assign-unknown-customer', fact: 'body /error', verdict: 'broken' },
  },
];

const ofCredentials: Liar[] = [
  {
    name: 'reads to everybody',
    lie: (heard, ask) => (heard.operation === 'get' ? ask({ authorization: valid }) : ask()),
    ...{ workflow: 'get-without-credentials', fact: 'status', verdict: 'broken' },
  },
  {
    name: 'writes for everybody',
    lie: (heard, ask) => (heard.operation === 'assign' ? ask({ authorization: valid }) : ask()),
    ...{ workflow: 'assign-without-credentials', fact: 'status', verdict: 'broken' },
  },
  {
    name: 'takes any Bearer token',
    lie: ({ authorization = '' }, ask) => (authorization.startsWith('Bearer') ? ask({ authorization: valid }) : ask()),
    ...{ workflow: 'assign-wrong-token', fact: 'status', verdict: 'broken' },
  },
  {
    name: 'looks at the email and not at the token',
    lie: ({ authorization = '' }, ask) => (authorization.startsWith('Basic') ? ask({ authorization: valid }) : ask()),
    ...{ workflow: 'assign-wrong-token-for-email', fact: 'status', verdict: 'broken' },
  },
  {
    name: 'refuses credentials with 200',
    lie: when(isRefusedToken, (said) => ({ ...said, status: 200 })),
    ...{ workflow: 'get-without-credentials', fact: 'status', verdict: 'broken' },
  },
  {
    name: 'leads those without credentials to a login page',
    lie: when(isRefusedToken, () => ({ status: 302, text: '', headers: { location: '/login' } })),
    ...{ workflow: 'get-without-credentials', fact: 'body', verdict: 'broken' },
  },
];

const ofBodies: Liar[] = [
  {
    name: 'takes no form',
    lie: (heard, ask) => (heard.isForm ? ask({ fields: {} }) : ask()),
    ...{ workflow: 'assign-form', fact: 'body /user', verdict: 'broken' },
  },
  {
    name: 'takes no id that is text',
    lie: (heard, ask) =>
      typeof heard.fields.ticaga_id === 'string' && !heard.isForm
        ? ask({ fields: { ...heard.fields, ticaga_id: 'no number' } })
        : ask(),
    ...{ workflow: 'assign-decimal-string', fact: 'body /user', verdict: 'broken' },
  },
  {
    name: 'accepts anything',
    lie: (heard, ask) => (heard.operation === 'assign' ? json(200, linked) : ask()),
    ...{ workflow: 'assign-unknown-customer', fact: 'body /error', verdict: 'broken' },
  },
  {
    name: 'refuses fields with 200 and user false',
    lie: when(isInvalid, () => json(200, { user: false })),
    ...{ workflow: 'assign-without-billing-id', fact: 'body /user', verdict: 'broken' },
  },
  {
    name: 'does not name the field that it refuses',
    lie: when(isInvalid, () => json(422, { message: 'Invalid.' })),
    ...{ workflow: 'assign-without-billing-system', fact: 'body /errors/billing_system/0', verdict: 'refuted' },
  },
  {
    name: 'names another field than the one that it refuses',
    lie: when(isInvalid, () => json(422, { message: 'Invalid.', errors: { name: ['Invalid.'] } })),
    ...{ workflow: 'assign-malformed-ticaga-id', fact: 'body /errors/ticaga_id/0', verdict: 'refuted' },
  },
  {
    name: 'takes a list for a billing id',
    lie: stores((fields) => ({ ...fields, ...(Array.isArray(fields.billing_id) ? { billing_id: 'Array' } : {}) })),
    ...{ workflow: 'assign-malformed-billing-id', fact: 'status', verdict: 'refuted' },
  },
  {
    name: 'takes any billing system',
    lie: stores((fields) => ({
      ...fields,
      ...(fields.billing_system === 'No Such System' ? { billing_system: 'Blesta' } : {}),
    })),
    ...{ workflow: 'assign-unknown-billing-system', fact: 'status', verdict: 'refuted' },
  },
];

/** Shows each record as it was when it was first read. */
function readsStale(): Lie {
  const remembered = new Map<string, Promise<Said>>();
  return (heard, ask) => {
    if (heard.operation !== 'get') return ask();
    const key = `${heard.world} ${heard.id} ${heard.authorization}`;
    const said = remembered.get(key) ?? ask();
    remembered.set(key, said);
    return said;
  };
}

/** Answers differently from the second assign of a world on. */
function changesItsMind(answer: Said): Lie {
  const seen = new Set<string>();
  return (heard, ask) => {
    if (heard.operation !== 'assign') return ask();
    if (seen.has(heard.world)) return answer;
    seen.add(heard.world);
    return ask();
  };
}

/** Once an assign was answered so, the records of its world are changed. */
export function spoilsRecords(after: (said: Said) => boolean, changed: Fields): Lie {
  const seen = new Set<string>();
  return async (heard, ask) => {
    const said = await ask();
    if (heard.operation === 'assign' && after(said)) seen.add(heard.world);
    const user = recordOf(said);
    return user && seen.has(heard.world) ? json(200, { user: { ...user, ...changed } }) : said;
  };
}

const ofMemory: Liar[] = [
  {
    name: 'loses writes',
    lie: (heard, ask) =>
      heard.operation === 'assign' && Number(heard.fields.ticaga_id) < 100 && heard.authorization === valid
        ? json(200, linked)
        : ask(),
    ...{ workflow: 'assign-json', fact: 'body /user/billing_id', verdict: 'refuted' },
  },
  {
    name: 'reads stale records',
    lie: readsStale(),
    ...{ workflow: 'linking-flow', fact: 'body /user/updated_at', verdict: 'refuted' },
  },
  {
    name: 'links the next customer',
    lie: stores((fields) => (Number(fields.ticaga_id) === 1 ? { ...fields, ticaga_id: 2 } : fields)),
    ...{ workflow: 'linking-flow', fact: 'body /user/billing_id', verdict: 'refuted' },
  },
  {
    name: 'stores another billing id than it was told',
    lie: stores((fields) =>
      typeof fields.billing_id === 'number' ? { ...fields, billing_id: fields.billing_id % 1000 } : fields,
    ),
    ...{ workflow: 'assign-json', fact: 'body /user/billing_id', verdict: 'refuted' },
  },
  {
    name: 'cuts a billing id after 191 characters',
    lie: stores((fields) =>
      typeof fields.billing_id === 'string' ? { ...fields, billing_id: fields.billing_id.slice(0, 191) } : fields,
    ),
    ...{ workflow: 'assign-long-billing-id', fact: 'body /user/billing_id', verdict: 'refuted' },
  },
  {
    name: 'stores question marks for letters beyond ASCII',
    lie: stores((fields) =>
      typeof fields.billing_id === 'string'
        ? { ...fields, billing_id: fields.billing_id.replace(/[^ -~]/g, '?') }
        : fields,
    ),
    ...{ workflow: 'assign-unicode-billing-id', fact: 'body /user/billing_id', verdict: 'refuted' },
  },
  {
    name: 'shows every billing system in small letters',
    lie: record((user) => ({ ...user, billing_system: String(user.billing_system).toLowerCase() })),
    ...{ workflow: 'assign-whmcs', fact: 'body /user/billing_system', verdict: 'refuted' },
  },
  {
    name: 'changes the email of a customer that is linked',
    lie: spoilsRecords(isLinked, { email: 'someone@example.com' }),
    ...{ workflow: 'linking-flow', fact: 'body /user/email', verdict: 'broken' },
  },
  {
    name: 'forgets the name of a customer that is linked',
    lie: spoilsRecords(isLinked, { name: '' }),
    ...{ workflow: 'assign-twice', fact: 'body /user/name', verdict: 'broken' },
  },
  {
    name: 'takes the same pair only once',
    lie: changesItsMind(json(500, { message: 'Server Error' })),
    ...{ workflow: 'assign-twice', fact: 'status', verdict: 'broken' },
  },
  {
    name: 'unlinks a customer when it refuses an assign',
    lie: spoilsRecords(isInvalid, { billing_id: '0', billing_system: '' }),
    ...{ workflow: 'refused-assign-changes-nothing', fact: 'body /user/billing_id', verdict: 'refuted' },
  },
  {
    name: 'takes a link from the customer that had the pair before',
    lie: async (_, ask) => {
      const said = await ask();
      const user = recordOf(said);
      if (user?.id !== 1) return said;
      const other = recordOf(await ask({ id: '2' }));
      return other?.billing_id === user.billing_id ? json(200, { user: { ...user, billing_id: '0' } }) : said;
    },
    ...{ workflow: 'two-customers-one-billing-id', fact: 'body /user/billing_id', verdict: 'refuted' },
  },
];

/** Servers that are wrong in one way each. */
export const liars: readonly Liar[] = [
  ...ofAnswers,
  ...ofRecords,
  ...ofUnknownCustomers,
  ...ofCredentials,
  ...ofBodies,
  ...ofMemory,
];
