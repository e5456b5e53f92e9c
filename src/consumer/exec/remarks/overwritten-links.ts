import { describe } from '../../../document/schema-problems.js';
import { ifTwoTests, nameOf, type Remark } from './remark.js';
import { isDone, type Said, type Shown, type Talk, tiedBy } from './said.js';

/**
 * The links that replaced one which the client had just read as another client's. What a test did in between on the
 * control plane may be the reason for the link, and so only what was read after it counts.
 */
export function findOverwrittenLinks(talk: Talk): Remark[] {
  const links = new Map<number, { lookup: Said; shown: Shown }>();
  let turn: symbol | undefined;
  return talk.flatMap((one) => {
    if (one.turn !== turn) links.clear();
    turn = one.turn;
    const customer = isDone(one) ? tiedBy(one) : undefined;
    const read = customer === undefined ? undefined : links.get(customer);
    if (customer !== undefined) links.delete(customer);
    for (const shown of one.shown) links.set(shown.id, { lookup: one, shown });
    return read && isAnothers(read.shown, one) ? [remarkOf(one, read.lookup, read.shown)] : [];
  });
}

/** Whether a record shows a link, and another one than is made. The letter case of a billing system does not count. */
function isAnothers({ billing_id = '0', billing_system = '' }: Shown, { fields }: Said): boolean {
  if (billing_id === '0' && billing_system === '') return false;
  const system = fields.billing_system ?? billing_system;
  return (
    billing_id !== String(fields.billing_id).trim() ||
    billing_system.toLowerCase() !== String(system).trim().toLowerCase()
  );
}

const remarkOf = (link: Said, lookup: Said, { id, billing_id, billing_system }: Shown): Remark => ({
  code: 'link-overwritten',
  title: `${nameOf(link)} overwrote the link of customer ${id}, which had just been read as another client's.`,
  expected: 'no link of a customer who has one already, unless a person decided so',
  was: `the lookup showed client ${describe(billing_id)} of ${describe(billing_system)}, and the link went to ${describe(link.fields.billing_id)}`,
  requests: [
    { label: 'Lookup', entry: lookup.entry },
    { label: 'Then', entry: link.entry },
  ],
  entry: link.entry,
  advice: [
    'Compare billing_id and billing_system of the record before you link, and tell a person when they are set.',
    ifTwoTests,
  ],
});
