import type { Lie, Said } from './liar-server.js';
import { type Fields, isInvalid, json, type Liar, unknown, valid, when } from './liars.js';

type Ask = Parameters<Lie>[1];

/** Lies about one call and passes on every other. */
export const at =
  (operation: string, lie: Lie): Lie =>
  (heard, ask) =>
    heard.operation === operation ? lie(heard, ask) : ask();

/** What the bodies of successes have; which of it, the call decides. */
interface Body extends Fields {
  user: Fields;
  departments: Fields[];
  department: Fields[];
  tickets: Fields;
  responses: Fields[];
  id: Fields;
}

/** Changes the body of every success of one call. */
export const body = (operation: string, change: (body: Body) => unknown): Lie =>
  at(operation, async (_, ask) => {
    const said = await ask();
    return said.status === 200 ? json(200, change(JSON.parse(said.text) as Body)) : said;
  });

/** Changes what one call was told. */
export const told = (operation: string, change: (fields: Fields) => Fields): Lie =>
  at(operation, (heard, ask) => ask({ fields: change(heard.fields) }));

/** Lets everybody use one call. */
export const forEverybody = (operation: string): Lie => at(operation, (_, ask) => ask({ authorization: valid }));

/** Answers one call with another status than an honest server's. */
export const withStatus = (operation: string, from: number, to: number): Lie =>
  at(
    operation,
    when(
      ({ status }: Said) => status === from,
      (said) => ({ ...said, status: to }),
    ),
  );

const users = async (ask: Ask, id: unknown): Promise<Fields> =>
  (JSON.parse((await ask({ path: `customers/get/${id}` })).text) as { user: Fields }).user;

/** Hears the first link of a world again and again. */
function keepsFirstPair(): Lie {
  const first = new Map<string, Fields>();
  return at('customers/link', (heard, ask) => {
    const fields = first.get(heard.world) ?? heard.fields;
    first.set(heard.world, fields);
    return ask({ fields });
  });
}

const link: Liar[] = [
  {
    name: 'links by email and answers the id of another customer',
    lie: body('customers/link', ({ user }) => ({ user: { ...user, id: 2 } })),
    ...{ workflow: 'link-known-email', fact: 'body /user/id', verdict: 'broken' },
  },
  {
    name: 'makes a second customer at every link',
    lie: told('customers/link', (fields) => ({ ...fields, email: `${Math.random()}@example.com` })),
    ...{ workflow: 'link-new-customer-twice', fact: 'body /user/id', verdict: 'broken' },
  },
  {
    name: 'makes a twin of a customer who is there',
    lie: told('customers/link', (fields) => ({ ...fields, email: `twin-${fields.email}` })),
    ...{ workflow: 'link-known-email', fact: 'body /user/id', verdict: 'broken' },
  },
  {
    name: 'finds a customer by email and does not link it',
    lie: at('customers/link', async ({ fields }, ask) =>
      fields.name === 'Somebody Else' ? json(200, { user: await users(ask, 1) }) : ask(),
    ),
    ...{ workflow: 'link-known-email', fact: 'body /user/billing_id', verdict: 'refuted' },
  },
  {
    name: 'answers the id of a customer that it has not made',
    lie: at('customers/link', ({ fields }, ask) =>
      fields.name === 'Nina New' ? json(200, { user: { id: 77_777 } }) : ask(),
    ),
    ...{ workflow: 'link-unknown-email', fact: 'body /user/id', verdict: 'broken' },
  },
  {
    name: 'links only customers that are there',
    lie: at('customers/link', ({ fields }, ask) => (fields.name === 'Nina New' ? json(401, unknown) : ask())),
    ...{ workflow: 'link-unknown-email', fact: 'body /user/id', verdict: 'broken' },
  },
  {
    name: 'gives a new customer another email than it was told',
    lie: told('customers/link', (fields) => ({ ...fields, email: `x${fields.email}` })),
    ...{ workflow: 'link-unknown-email', fact: 'body /user/email', verdict: 'broken' },
  },
  {
    name: 'answers {"user": true} to a link by email',
    lie: body('customers/link', () => ({ user: true })),
    ...{ workflow: 'link-known-email', fact: 'body /user/id', verdict: 'broken' },
  },
  {
    name: 'answers a link by email with an id at the top',
    lie: body('customers/link', ({ user }) => ({ id: user.id })),
    ...{ workflow: 'link-known-email', fact: 'body /user/id', verdict: 'broken' },
  },
  {
    name: 'answers 201 to a link by email',
    lie: withStatus('customers/link', 200, 201),
    ...{ workflow: 'link-known-email', fact: 'status', verdict: 'broken' },
  },
  {
    name: 'links by email for everybody',
    lie: forEverybody('customers/link'),
    ...{ workflow: 'link-without-credentials', fact: 'status', verdict: 'broken' },
  },
  {
    name: 'renames the customer whom it links by email',
    lie: body('get', ({ user }) => ({ user: user.billing_id === '0' ? user : { ...user, name: 'Somebody Else' } })),
    ...{ workflow: 'link-known-email', fact: 'body /user/name', verdict: 'refuted' },
  },
  {
    name: 'takes a link without an email',
    lie: told('customers/link', (fields) => ({ email: 'anonymous@example.com', ...fields })),
    ...{ workflow: 'link-without-email', fact: 'status', verdict: 'refuted' },
  },
  {
    name: 'stores another billing id by link than by assign',
    lie: told('customers/link', (fields) => ({ ...fields, billing_id: Number(fields.billing_id) + 7 })),
    ...{ workflow: 'link-after-assign', fact: 'body /user/billing_id', verdict: 'refuted' },
  },
  {
    name: 'keeps the first pair of a customer for ever and says that it is the second',
    lie: keepsFirstPair(),
    ...{ workflow: 'link-to-another-pair', fact: 'body /user/billing_id', verdict: 'refuted' },
  },
];

const accounts: Liar[] = [
  {
    name: 'answers a registration and makes nobody',
    lie: at('register', async (heard, ask) =>
      heard.fields.password === undefined
        ? ask()
        : json(200, {
            user: {
              name: heard.fields.name,
              email: heard.fields.email,
              updated_at: '2025-07-12T14:14:17.000000Z',
              created_at: '2025-07-12T14:14:17.000000Z',
              id: 88_888,
            },
          }),
    ),
    ...{ workflow: 'register-and-log-in', fact: 'body /user/id', verdict: 'refuted' },
  },
  {
    name: 'answers a registration with the id of the customer before',
    lie: body('register', ({ user }) => ({ user: { ...user, id: Number(user.id) - 1 } })),
    ...{ workflow: 'register-and-log-in', fact: 'body /user/email', verdict: 'refuted' },
  },
  {
    name: 'answers a registration with an id at the top',
    lie: body('register', ({ user }) => ({ id: user.id })),
    ...{ workflow: 'register-and-log-in', fact: 'body /user/id', verdict: 'broken' },
  },
  {
    name: 'forgets the password of a registration',
    lie: told('register', (fields) => (fields.password ? { ...fields, password: 'forgotten' } : fields)),
    ...{ workflow: 'register-and-log-in', fact: 'body /user/id', verdict: 'refuted' },
  },
  {
    name: 'takes any password',
    lie: at('login', async ({ fields }, ask) => {
      const said = await ask();
      const { email } = fields;
      if (said.status !== 401 || !said.text.includes('User not')) return said;
      for (let id = 1; id < 20; id++) {
        const user = await users(ask, id);
        if (user?.email === email) return json(200, { user });
      }
      return said;
    }),
    ...{ workflow: 'log-in-with-wrong-password', fact: 'body /error', verdict: 'refuted' },
  },
  {
    name: 'takes the right password for a wrong one',
    lie: at('login', () => json(401, unknown)),
    ...{ workflow: 'log-in', fact: 'body /user/id', verdict: 'broken' },
  },
  {
    name: 'logs everybody in as customer 2',
    lie: at(
      'login',
      when(
        ({ status }) => status === 200,
        () => json(200, { user: { ...person, id: 2, email: 'lena@example.com' } }),
      ),
    ),
    ...{ workflow: 'log-in', fact: 'body /user/id', verdict: 'broken' },
  },
  {
    name: 'tells a wrong password from an unknown email',
    lie: at(
      'login',
      when(isUnknownText, () => json(401, { error: 'Wrong password' })),
    ),
    ...{ workflow: 'log-in-with-wrong-password', fact: 'body /error', verdict: 'broken' },
  },
  {
    name: 'checks passwords for everybody',
    lie: forEverybody('login'),
    ...{ workflow: 'log-in-without-credentials', fact: 'status', verdict: 'broken' },
  },
  {
    name: 'takes the password from a registration of an email that it refuses',
    lie: at('login', async ({ fields }, ask) =>
      fields.password === 'correct horse battery staple' ? json(200, { user: await users(ask, 1) }) : ask(),
    ),
    ...{ workflow: 'register-known-email', fact: 'body /error', verdict: 'refuted' },
  },
  {
    name: 'registers an email a second time',
    lie: at('register', async (heard, ask) => {
      const said = await ask();
      return isInvalid(said) ? ask({ fields: { ...heard.fields, email: `again-${heard.fields.email}` } }) : said;
    }),
    ...{ workflow: 'register-known-email', fact: 'status', verdict: 'refuted' },
  },
  {
    name: 'registers without a password',
    lie: told('register', (fields) => ({ password: 'correct horse battery staple', ...fields })),
    ...{ workflow: 'register-without-password', fact: 'status', verdict: 'refuted' },
  },
  {
    name: 'drops the billing id of a registration',
    lie: told('register', ({ billing_id: _, billing_system: __, ...fields }) => fields),
    ...{ workflow: 'register-and-link', fact: 'body /user/billing_id', verdict: 'broken' },
  },
  {
    name: 'takes no registration as a form',
    lie: at('register', (heard, ask) => (heard.isForm ? ask({ fields: {} }) : ask())),
    ...{ workflow: 'register-as-form', fact: 'body /user/id', verdict: 'broken' },
  },
];

function isUnknownText({ text }: Said): boolean {
  return text === JSON.stringify(unknown);
}

const person = {
  name: 'Lena Linked',
  email_verified_at: null,
  company: '',
  phone_number: '',
  billing_id: '0',
  billing_system: '',
  account_manager: '0',
  biography: '',
  created_at: '2025-01-01T00:00:00.000000Z',
  updated_at: '2025-01-01T00:00:00.000000Z',
};

const entry = { slug: 'members', department_name: 'members', department_description: null };

const departments: Liar[] = [
  {
    name: 'shows the departments for customers to everybody',
    lie: body('departments/public', ({ departments }) => ({ departments: [...departments, entry] })),
    ...{ workflow: 'list-public-departments', fact: 'body /departments/length', verdict: 'refuted' },
  },
  {
    name: 'offers a disabled department to customers',
    lie: body('departments/customers', ({ departments }) => ({
      departments: [...departments, { ...entry, slug: 'archive' }],
    })),
    ...{ workflow: 'list-customer-departments', fact: 'body /departments/length', verdict: 'refuted' },
  },
  {
    name: 'offers customers the public departments only',
    lie: at('departments/customers', (_, ask) => ask({ path: 'departments/public' })),
    ...{ workflow: 'list-customer-departments', fact: 'body /departments/1/slug', verdict: 'refuted' },
  },
  {
    name: 'lists departments without a name around them',
    lie: body('departments/public', ({ departments }) => departments),
    ...{ workflow: 'list-public-departments', fact: 'body /departments/0/slug', verdict: 'refuted' },
  },
  {
    name: 'lists departments without their names',
    lie: body('departments/public', ({ departments }) => ({ departments: [{ slug: departments[0]?.slug }] })),
    ...{ workflow: 'list-public-departments', fact: 'body /departments/0/department_name', verdict: 'broken' },
  },
  {
    name: 'shows the departments of customers to everybody who asks',
    lie: forEverybody('departments/customers'),
    ...{ workflow: 'list-customer-departments-without-credentials', fact: 'status', verdict: 'refuted' },
  },
  {
    name: 'answers the department of another slug',
    lie: at('departments/get', (_, ask) => ask({ id: 'sales' })),
    ...{ workflow: 'get-department', fact: 'body /department/0/slug', verdict: 'refuted' },
  },
  {
    name: 'calls a disabled department open',
    lie: body('departments/get', ({ department }) => ({
      department: department.map((one) => ({ ...one, is_disabled: false })),
    })),
    ...{ workflow: 'get-disabled-department', fact: 'body /department/0/is_disabled', verdict: 'broken' },
  },
  {
    name: 'answers a department that is no list',
    lie: body('departments/get', ({ department }) => ({ department: department[0] })),
    ...{ workflow: 'get-department', fact: 'body /department/length', verdict: 'broken' },
  },
  {
    name: 'answers every department to somebody who asks for one',
    lie: body('departments/get', ({ department }) => ({ department: [...department, ...department] })),
    ...{ workflow: 'get-department', fact: 'body /department/length', verdict: 'broken' },
  },
  {
    name: 'answers null for a department that does not exist',
    lie: at(
      'departments/get',
      when(
        ({ status }) => status === 404,
        () => json(200, { department: null }),
      ),
    ),
    ...{ workflow: 'get-unknown-department', fact: 'body /department', verdict: 'broken' },
  },
  {
    name: 'finds departments by id one further',
    lie: at('departments/get_by_id', ({ id }, ask) => ask({ id: String(Number(id) + 1) })),
    ...{ workflow: 'get-department-by-id', fact: 'body /department/0/slug', verdict: 'refuted' },
  },
  {
    name: 'tells of a service to listen to and not of its host',
    lie: body('realtime/config', (config) => ({ ...config, host: '' })),
    ...{ workflow: 'get-realtime-config', fact: 'body /host', verdict: 'refuted' },
  },
  {
    name: 'leaves out whether there is a service to listen to',
    lie: body('realtime/config', ({ enabled: _, ...config }) => config),
    ...{ workflow: 'get-realtime-config', fact: 'body /enabled', verdict: 'broken' },
  },
];

/** Servers that are wrong in one way each, about links by email, accounts, departments and realtime. */
export const liarsOfAccounts: readonly Liar[] = [...link, ...accounts, ...departments];
