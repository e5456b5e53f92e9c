import type { Lie } from './liar-server.js';
import { type Fields, isLinked, json, type Liar, record, recordOf, spoilsRecords, stores } from './liars.js';
import { at, body, told } from './liars-of-accounts.js';

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Spoils one field that is a text. */
const field =
  (name: string, change: (text: string) => string) =>
  (fields: Fields): Fields =>
    typeof fields[name] === 'string' ? { ...fields, [name]: change(fields[name]) } : fields;

const storedBilling = (change: (text: string) => string): Lie => stores(field('billing_id', change));

const billing = (workflow: string, says: string) =>
  ({ workflow, fact: 'body /user/billing_id', verdict: 'refuted', says }) as const;

const ids: Liar[] = [
  {
    name: 'strips zeros in front',
    lie: storedBilling((text) => text.replace(/^0+(?=.)/, '')),
    ...billing('assign-zeros-in-front', 'was "7"'),
  },
  {
    name: 'reads zeros in front as octal',
    lie: storedBilling((text) => (/^0\d+$/.test(text) ? String(Number.parseInt(`${text}0`, 8)) : text)),
    ...billing('assign-zeros-in-front', 'expected "007"'),
  },
  {
    name: 'cuts numbers at 2147483647',
    lie: stores((fields) => ({
      ...fields,
      billing_id: typeof fields.billing_id === 'number' ? Math.min(fields.billing_id, 2 ** 31 - 1) : fields.billing_id,
    })),
    ...billing('assign-large-billing-id', 'was "2147483647"'),
  },
  {
    name: 'keeps the last 32 bits of a number',
    lie: stores((fields) => ({
      ...fields,
      billing_id: typeof fields.billing_id === 'number' ? fields.billing_id % 2 ** 32 : fields.billing_id,
    })),
    ...billing('assign-large-billing-id', 'was "5"'),
  },
  {
    name: 'writes large numbers with an exponent',
    lie: stores((fields) => ({
      ...fields,
      billing_id: Number(fields.billing_id) > 2 ** 31 ? '4.294967301E+9' : fields.billing_id,
    })),
    ...billing('assign-large-billing-id', 'was "4.294967301E+9"'),
  },
  {
    name: 'composes letters with accents',
    lie: storedBilling((text) => text.normalize('NFC')),
    ...billing('assign-unicode-billing-id', 'expected'),
  },
  {
    name: 'decomposes letters with accents',
    lie: storedBilling((text) => text.normalize('NFD')),
    ...billing('assign-unicode-billing-id', 'expected'),
  },
  {
    name: 'cuts a text before the first letter of four bytes',
    lie: storedBilling((text) => text.replace(/[\u{10000}-\u{10FFFF}].*/su, '')),
    ...billing('assign-unicode-billing-id', 'was'),
  },
  {
    name: 'escapes a billing id for HTML',
    lie: storedBilling(escaped),
    ...billing('assign-billing-id-with-signs', 'was "A&#38;B'),
  },
  {
    name: 'strips tags from a billing id',
    lie: storedBilling((text) => text.replace(/<[^>]*>/g, '')),
    ...billing('assign-billing-id-with-signs', 'expected'),
  },
  {
    name: 'puts slashes before quotes',
    lie: storedBilling((text) => text.replace(/['"\\]/g, '\\$&')),
    ...billing('assign-billing-id-with-signs', 'expected'),
  },
  {
    name: 'strips slashes',
    lie: storedBilling((text) => text.replaceAll('\\', '')),
    ...billing('assign-billing-id-with-signs', 'expected'),
  },
  {
    name: 'decodes JSON as if it were an address',
    lie: (heard, ask) =>
      heard.operation === 'assign' && !heard.isForm && /%[0-9A-F]{2}/.test(String(heard.fields.billing_id))
        ? ask({ fields: { ...heard.fields, billing_id: decodeURIComponent(String(heard.fields.billing_id)) } })
        : ask(),
    ...billing('assign-billing-id-with-signs', 'expected'),
  },
  {
    name: 'leaves the plus signs of a form as they are',
    lie: (heard, ask) =>
      heard.operation === 'assign' && heard.isForm
        ? ask({ fields: { ...heard.fields, billing_id: String(heard.fields.billing_id).replaceAll(' ', '+') } })
        : ask(),
    ...billing('assign-billing-id-with-signs', 'was "C&D+<b>'),
  },
  {
    name: 'shows a billing id escaped for HTML',
    lie: record((user) => ({ ...user, billing_id: escaped(String(user.billing_id)) })),
    ...billing('assign-billing-id-with-signs', 'was "A&#38;B'),
  },
  {
    name: 'writes a billing id in capitals',
    lie: storedBilling((text) => text.toUpperCase()),
    ...billing('assign-unicode-billing-id', 'was "ZOË'),
  },
];

const ticket = (fact: string, says = 'expected') =>
  ({ workflow: 'create-ticket-with-signs', fact, verdict: 'refuted', says }) as const;
const response = {
  workflow: 'create-response-with-signs',
  fact: 'body /responses/1/content',
  verdict: 'refuted',
  says: 'expected',
} as const;

const writing: Liar[] = [
  {
    name: 'escapes the subject of a ticket',
    lie: told('tickets/create', field('subject', escaped)),
    ...ticket('body /0/subject', 'was "Q&#38;A'),
  },
  {
    name: 'strips tags from a subject',
    lie: told(
      'tickets/create',
      field('subject', (text) => text.replace(/<[^>]*>/g, '')),
    ),
    ...ticket('body /0/subject'),
  },
  {
    name: 'composes the letters of a subject',
    lie: told(
      'tickets/create',
      field('subject', (text) => text.normalize('NFC')),
    ),
    ...ticket('body /0/subject'),
  },
  {
    name: 'puts slashes into a subject',
    lie: told(
      'tickets/create',
      field('subject', (text) => text.replace(/['"\\]/g, '\\$&')),
    ),
    ...ticket('body /0/subject'),
  },
  {
    name: 'escapes the message of a ticket',
    lie: told('tickets/create', field('message', escaped)),
    ...ticket('body /tickets/message', '&#38;'),
  },
  {
    name: 'makes lines of a message into tags',
    lie: told(
      'tickets/create',
      field('message', (text) => text.replaceAll('\n', '<br />\n')),
    ),
    ...ticket('body /tickets/message'),
  },
  {
    name: 'joins the lines of a message',
    lie: told(
      'tickets/create',
      field('message', (text) => text.replaceAll('\n', ' ')),
    ),
    ...ticket('body /tickets/message'),
  },
  {
    name: 'drops letters of four bytes from a message',
    lie: told(
      'tickets/create',
      field('message', (text) => text.replace(/[\u{10000}-\u{10FFFF}]/gu, '?')),
    ),
    ...ticket('body /tickets/message'),
  },
  { name: 'escapes a response', lie: told('responses/create', field('content', escaped)), ...response },
  {
    name: 'strips tags from a response',
    lie: told(
      'responses/create',
      field('content', (text) => text.replace(/<[^>]*>/g, '')),
    ),
    ...response,
  },
  {
    name: 'joins the lines of a response',
    lie: told(
      'responses/create',
      field('content', (text) => text.replaceAll('\n', ' ')),
    ),
    ...response,
  },
  {
    name: 'composes the letters of a response',
    lie: told(
      'responses/create',
      field('content', (text) => text.normalize('NFC')),
    ),
    ...response,
  },
  {
    name: 'shows a response escaped',
    lie: body('responses/get', ({ responses }) => ({
      responses: responses.map((one) => ({ ...one, content: escaped(String(one.content)) })),
    })),
    ...response,
  },
  {
    name: 'escapes the name of a registration',
    lie: told('register', field('name', escaped)),
    ...{ workflow: 'register-with-signs', fact: 'body /user/name', verdict: 'refuted', says: '&#39;' },
  },
  {
    name: 'composes the letters of a name',
    lie: told(
      'register',
      field('name', (text) => text.normalize('NFC')),
    ),
    ...{ workflow: 'register-with-signs', fact: 'body /user/name', verdict: 'refuted', says: 'expected' },
  },
  {
    name: 'writes the name of a linked customer in capitals',
    lie: told(
      'customers/link',
      field('name', (text) => text.toUpperCase()),
    ),
    ...{ workflow: 'link-with-signs', fact: 'body /user/name', verdict: 'refuted', says: 'ZOË' },
  },
  {
    name: 'escapes the name of a linked customer',
    lie: told('customers/link', field('name', escaped)),
    ...{ workflow: 'link-with-signs', fact: 'body /user/name', verdict: 'refuted', says: '&#39;' },
  },
];

const others: Liar[] = [
  {
    name: 'writes the pair to everybody',
    lie: at('assign', async ({ fields }, ask) => {
      const said = await ask();
      if (isLinked(said)) for (const ticaga_id of [1, 2, 3]) await ask({ fields: { ...fields, ticaga_id } });
      return said;
    }),
    ...{ workflow: 'assign-leaves-others', fact: 'body /user/billing_id', verdict: 'refuted', says: 'expected "0"' },
  },
  {
    name: 'gives everybody the email of whom it links',
    lie: at('get', async ({ id }, ask) => {
      const said = await ask();
      const first = recordOf(await ask({ id: '1' }));
      return id === '2' && first?.billing_id !== '0'
        ? json(200, { user: { ...recordOf(said), email: first?.email } })
        : said;
    }),
    ...{
      workflow: 'assign-leaves-others',
      fact: 'body /user/email',
      verdict: 'refuted',
      says: 'was "joedoe@example.com"',
    },
  },
  {
    name: 'links everybody by email',
    lie: at('customers/link', async ({ fields }, ask) => {
      const said = await ask();
      await ask({
        path: 'customers/assign',
        fields: { ticaga_id: 1, billing_id: fields.billing_id, billing_system: 'Blesta' },
      });
      return said;
    }),
    ...{ workflow: 'link-leaves-others', fact: 'body /user/billing_id', verdict: 'refuted', says: 'expected "0"' },
  },
  {
    name: 'rates every ticket',
    lie: at('tickets/rate', async ({ fields }, ask) => {
      const said = await ask();
      const tickets = JSON.parse((await ask({ path: 'tickets/get/all/2' })).text) as { id: number }[];
      for (const { id } of tickets)
        await ask({ path: 'tickets/rate', fields: { ...fields, customer_id: '2', ticket_id: id } });
      return said;
    }),
    ...{ workflow: 'rate-ticket', fact: 'body /tickets/rating', verdict: 'refuted', says: 'expected null' },
  },
  {
    name: 'closes every ticket',
    lie: at('tickets/close', async ({ fields }, ask) => {
      const said = await ask();
      const tickets = JSON.parse((await ask({ path: 'tickets/get/all/2' })).text) as { id: number }[];
      for (const { id } of tickets)
        await ask({ path: 'tickets/close', fields: { ...fields, customer_id: '2', ticket_id: id } });
      return said;
    }),
    ...{ workflow: 'close-ticket', fact: 'body /0/status', verdict: 'refuted', says: 'expected "open"' },
  },
  ...(
    [
      ['company', 'Someone Else Ltd'],
      ['phone_number', '+1 555 0100'],
      ['created_at', '2026-01-01T00:00:00.000000Z'],
      ['email_verified_at', '2026-01-01T00:00:00.000000Z'],
      ['account_manager', '7'],
      ['biography', 'Linked.'],
    ] as const
  ).map(
    ([name, value]): Liar => ({
      name: `changes ${name} of a customer that is linked`,
      lie: spoilsRecords(isLinked, { [name]: value }),
      ...{
        workflow: 'linking-flow',
        fact: `body /user/${name}`,
        verdict: 'refuted',
        says: `was ${JSON.stringify(value)}`,
      },
    }),
  ),
  {
    name: 'changes the name of a customer that is linked',
    lie: spoilsRecords(isLinked, { name: 'Someone Else' }),
    ...{ workflow: 'linking-flow', fact: 'body /user/name', verdict: 'broken', says: 'was "Someone Else"' },
  },
];

/** Servers that spoil texts and numbers, or write more than they were told. */
export const liarsOfTexts: readonly Liar[] = [...ids, ...writing, ...others];
