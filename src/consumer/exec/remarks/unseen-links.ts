import { nameOf, type Remark } from './remark.js';
import { isDone, type Said, type Talk, tiedBy, wholeNumber, writes } from './said.js';

/** What a client has learnt of the customers since its world began. */
interface Learnt {
  beginning: symbol;
  /** Customers whose records it saw. */
  seen: Set<number>;
  /** Customers whom it asked for, whatever the answer. */
  asked: Set<number>;
  /** Those whom id 0 showed: owners of tokens. */
  owners: Set<number>;
  /** The latest request that showed a customer and changed nothing. */
  lookup: Said | undefined;
}

/**
 * The links of customers whom nothing had shown before: ids that were swapped, owners of tokens, and all others. A
 * customer may be known from any answer of the world, for tests may run side by side; a refused link did no harm.
 */
export function findUnseenLinks(talk: Talk): Remark[] {
  let learnt: Learnt | undefined;
  return talk.flatMap((one, index) => {
    if (learnt?.beginning !== one.beginning) learnt = begin(one.beginning);
    const remark = byEmail(one) ?? byId(one, learnt, () => lookedUpLater(talk, index));
    learn(learnt, one);
    return remark ? [remark] : [];
  });
}

const begin = (beginning: symbol): Learnt => ({
  beginning,
  seen: new Set(),
  asked: new Set(),
  owners: new Set(),
  lookup: undefined,
});

function learn(learnt: Learnt, one: Said): void {
  const { customer } = one.entry;
  const isOfOwner = customer === 0;
  for (const { id } of one.shown) (isOfOwner ? learnt.owners : learnt.seen).add(id);
  if (writes(one) !== false || isOfOwner) return;
  if (customer !== undefined) learnt.asked.add(customer);
  if (one.shown.length > 0) learnt.lookup = one;
}

/** @param later finds the request that showed the customer only afterwards */
function byId(link: Said, learnt: Learnt, later: () => Said | undefined): Remark | undefined {
  const customer = tiedBy(link);
  if (!customer || learnt.seen.has(customer) || learnt.asked.has(customer)) return undefined;
  const { entry, staff, fields } = link;
  const { lookup } = learnt;
  const isNobody = entry.outcome === 'unknown-customer';
  if (learnt.owners.has(customer) || (isNobody && staff.some(({ id }) => id === customer)))
    return ownerRemark(link, `customer ${customer}, who is the owner of a token`);
  const isSure = isDone(link) || lookup?.turn === link.turn;
  const swapped = isSure && lookup?.shown.find(({ id }) => id === wholeNumber(fields.billing_id));
  if (swapped && lookup) return swapRemark(link, customer, lookup);
  return isDone(link) ? unseenRemark(link, customer, later()) : undefined;
}

/** An administrator's email makes a customer of the administrator. */
function byEmail(link: Said): Remark | undefined {
  const { known, fields, staff } = link;
  const names = known?.operation.body?.fields.map(({ name }) => name) ?? [];
  if (!known?.behaviour.writes || !names.includes('email') || !names.includes('billing_id')) return undefined;
  const email = String(fields.email).trim().toLowerCase();
  return staff.some((member) => member.email.toLowerCase() === email)
    ? ownerRemark(link, "the email of an administrator, who is the plugin's own account")
    : undefined;
}

/** The request that showed the customer of a link after it, before anybody else spoke. */
function lookedUpLater(talk: Talk, index: number): Said | undefined {
  const link = talk[index] as Said;
  for (let at = index + 1; talk[at]?.turn === link.turn; at++) {
    const one = talk[at] as Said;
    if (writes(one) === false && one.shown.some(({ id }) => id === tiedBy(link))) return one;
  }
  return undefined;
}

const ownerRemark = (link: Said, whom: string): Remark => ({
  code: 'owner-linked',
  title: `${nameOf(link)} was called with ${whom}.`,
  expected: 'the id or the email of the customer who is to be linked',
  requests: [{ label: 'Request', entry: link.entry }],
  entry: link.entry,
  advice: ['Id 0 shows the owner of the token and is good for a test of the connection alone: link who was looked up.'],
});

const swapRemark = (link: Said, customer: number, lookup: Said): Remark => ({
  code: 'ids-swapped',
  title: `${nameOf(link)} was called with the customer who was looked up as billing_id, and with customer ${customer}, whom nothing had shown, as ticaga_id.`,
  expected: 'ticaga_id: the customer who was looked up; billing_id: the client of the billing system',
  requests: [
    { label: 'Lookup', entry: lookup.entry },
    { label: 'Then', entry: link.entry },
  ],
  entry: link.entry,
  advice: ['Swap the two.'],
});

const unseenRemark = (link: Said, customer: number, later: Said | undefined): Remark => ({
  code: 'customer-not-looked-up',
  title: `${nameOf(link)} linked customer ${customer}, whom no answer had shown before${later ? '; the lookup came only afterwards' : ''}.`,
  expected: "a lookup first, and a link only when id and email are those of the billing system's client",
  requests: [{ label: 'Link', entry: link.entry }, ...(later ? [{ label: 'Then', entry: later.entry }] : [])],
  entry: link.entry,
  advice: ["Read the customer before you link it, and compare: a mistyped id is another customer's."],
});
