import type { Answer } from '../fake/api/answers.js';
import type { Outcome } from '../journal/entry.js';
import { readsLinks } from './link-reading.js';
import { adviceFor, type Mutant, meaningFor } from './mutant.js';

type Json = Record<string, unknown>;

/** The body of a success says something else. The link is stored unless the lie says no. */
function spoiltSuccesses(): Mutant[] {
  const lies: [name: string, body: unknown, keeps: boolean][] = [
    ['user-false', { user: false }, false],
    ['user-null', { user: null }, false],
    ['user-missing', {}, false],
    ['user-as-text', { user: 'true' }, true],
  ];
  return lies.map(([name, body, keeps]) => ({
    id: `assignBillingId/${name}`,
    operationId: 'assignBillingId',
    family: 'lie',
    did: `customers/assign answered ${JSON.stringify(body)}`,
    meaning: keeps
      ? 'Your plugin takes a text for the true that the API promises, or no test looks.'
      : meaningFor.assignBillingId,
    advice: adviceFor.assignBillingId,
    change: (honest) =>
      honest.outcome === 'success' ? { answer: { ...honest, body: JSON.stringify(body) }, keeps } : undefined,
  }));
}

/** What the server refuses is answered like a success. */
function acceptedRefusals(): Mutant[] {
  const refused: Partial<Record<Outcome, string>> = {
    'unknown-customer': 'a customer who does not exist',
    'bad-credentials': 'a request without valid credentials',
    validation: 'a request with a missing or malformed field',
    conflict: 'a link that is in conflict with another',
  };
  return Object.entries(refused).map(([outcome, request]) => ({
    id: `assignBillingId/accepts-${outcome}`,
    operationId: 'assignBillingId',
    family: 'lie',
    did: `customers/assign answered {"user":true} to ${request}`,
    meaning: 'No test of yours depends on the server refusing that.',
    advice: 'Where a test provokes this refusal, let it assert that the plugin refuses, and why.',
    change: (honest) =>
      honest.outcome === outcome
        ? { answer: { status: 200, body: '{"user":true}', outcome: 'success' }, keeps: true }
        : undefined,
  }));
}

const lostWrite: Mutant = {
  id: 'assignBillingId/lost-write',
  operationId: 'assignBillingId',
  family: 'lost-write',
  did: 'customers/assign answered {"user":true} and stored nothing',
  meaning: 'Neither your plugin nor a test asks the server whether the link is there.',
  advice:
    'After the link, let a test read the customer from the server (GET customers/get/{id}, or the state of the fake) and compare billing_id and billing_system.',
  change: (honest) => (honest.outcome === 'success' ? { answer: honest, keeps: false } : undefined),
};

/** What is wrong with the record of customers/get: the new user, or the whole new body. */
const wrongRecords: [name: string, did: string, user: (user: Json) => unknown][] = [
  [
    'other-customer',
    "answered another customer's record",
    (user) => ({ ...user, id: Number(user.id) + 1, name: 'Somebody Else', email: 'somebody.else@example.com' }),
  ],
  ['other-id', 'answered a record with another id', (user) => ({ ...user, id: Number(user.id) + 1 })],
  [
    'other-email',
    'answered a record with another email address',
    (user) => ({ ...user, email: 'somebody.else@example.com' }),
  ],
  [
    'email-case',
    'answered an email address that differs in letter case',
    (user) => ({ ...user, email: swapCase(String(user.email)) }),
  ],
  ['id-as-text', 'answered the id as text', (user) => ({ ...user, id: String(user.id) })],
  ['id-null', 'answered a record whose id is null', (user) => ({ ...user, id: null })],
  ['email-null', 'answered a record whose email is null', (user) => ({ ...user, email: null })],
  ['id-missing', 'answered a record without an id', ({ id: _, ...user }) => user],
  ['email-missing', 'answered a record without an email', ({ email: _, ...user }) => user],
  ['user-null', 'answered {"user":null}', () => null],
  ['user-false', 'answered {"user":false}', () => false],
  ['user-missing', 'answered {}', () => undefined],
];

const particulars: Record<string, Partial<Mutant>> = {
  'id-as-text': {
    meaning: 'Your plugin compares ids loosely, or no test looks: before PHP 8, "1 or so" == 1 was true.',
    advice: 'Check the type of user.id, and compare with ===.',
  },
  'email-case': {
    meaning: 'Your plugin takes two spellings for one mailbox, which they need not be, or no test looks.',
    advice: 'Compare user.email with the email of the billing system letter for letter.',
  },
};

function recordMutants(): Mutant[] {
  return wrongRecords.map(([name, did, user]) => ({
    id: `getCustomer/${name}`,
    operationId: 'getCustomer',
    family: 'record',
    did: `customers/get ${did}`,
    meaning: 'Your plugin linked a customer whose record does not match, or no test looks.',
    advice: adviceFor.getCustomer,
    ...particulars[name],
    change: (honest) => withUser(honest, user),
  }));
}

function withUser(honest: Answer, user: (user: Json) => unknown) {
  if (honest.outcome !== 'success') return undefined;
  const body = JSON.parse(honest.body) as { user: Json };
  return { answer: { ...honest, body: JSON.stringify({ ...body, user: user(body.user) }) }, keeps: true };
}

/** The first letter in the other case: another text, and to many programs the same mailbox. */
function swapCase(email: string): string {
  return email.replace(/\p{L}/u, (letter) =>
    letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase(),
  );
}

const staleRead: Mutant = {
  id: 'getCustomer/stale-read',
  operationId: 'getCustomer',
  family: 'record',
  did: 'customers/get went on showing the customer as unlinked after a successful assign',
  meaning: 'Your plugin reads the customer after the link and does not compare what it reads.',
  advice: 'Compare billing_id and billing_system of the record with what was assigned.',
  change: (honest) => withUser(honest, (user) => ({ ...user, billing_id: '0', billing_system: '' })),
  needs: readsLinks,
};

/** customers/assign says yes for no, or something else than yes. */
export const assignLies: readonly Mutant[] = [...spoiltSuccesses(), ...acceptedRefusals(), lostWrite];

/** customers/get shows what it should not. */
export const recordLies: readonly Mutant[] = [...recordMutants(), staleRead];
