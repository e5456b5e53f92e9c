import type { BillingPair } from '../../customers/customer.js';
import { KitError } from '../../errors.js';
import type { PlayOptions } from '../play/play-options.js';
import type { Session } from '../play/session.js';
import { isKnown, named, saysUnlinked, unreadable } from './former-pairs.js';
import { type LiveRecord, readRecord } from './live-record.js';

/** The customers of a live server that may be changed. */
export interface WritableCustomers {
  /** The pair that each had before the run. */
  former: ReadonlyMap<number, BillingPair>;
  /** The same customers, and the one that may be read only, as they were before the run. */
  records: ReadonlyMap<number, LiveRecord>;
  /** Ids that a writing request may name: the same, and one that nobody has. */
  ids: ReadonlySet<number>;
}

/**
 * Reads the customers that --allow-writes names, before anything is written.
 * @throws KitError usage when one is not linked, and nobody said that it may stay linked
 */
export async function findWritable({ target, signal }: PlayOptions, session: Session): Promise<WritableCustomers> {
  const former = new Map<number, BillingPair>();
  const records = new Map<number, LiveRecord>();
  if (target.allowWrites.length === 0 || signal.aborted) return { former, records, ids: new Set() };
  const readable = target.customer === undefined ? [] : [target.customer];
  for (const id of new Set([...target.allowWrites, ...readable])) {
    const record = await readRecord(id, session).catch(unreadable);
    if (!record) continue;
    records.set(id, record);
    if (target.allowWrites.includes(id)) former.set(id, record.pair);
  }
  const unlinked = [...former].filter(([, pair]) => saysUnlinked(pair)).map(([id]) => id);
  if (unlinked.length > 0 && !target.leaveLinked) throw cannotBePutBack(unlinked);
  const ids = new Set(former.keys());
  const unknown = target.unknownCustomer;
  if (unknown !== undefined && (await isKnown(unknown, session).catch(unreadable)) === false) ids.add(unknown);
  return { former, records, ids };
}

function cannotBePutBack(ids: readonly number[]): KitError {
  const those = ids.length === 1 ? `Customer ${ids[0]} is` : `Customers ${ids.join(' and ')} are`;
  return new KitError('usage', `${those} not linked, and could not be put back: the API has no call that unlinks.`, {
    expected: 'customers that are linked, each of which gets its former pair again',
    where: '--allow-writes',
    fix: 'Name customers that are linked, or add --leave-linked to say that these may stay linked. Nothing was written.',
  });
}

/** What may be written and what can be put back, as sentences: to be told before the first request that writes. */
export function tellWrites({ target }: PlayOptions, { former, ids }: WritableCustomers): string[] {
  if (target.allowWrites.length === 0) return ['Nothing is written, for --allow-writes names no customer.'];
  const { unknownCustomer } = target;
  return [
    ...target.allowWrites.map((id) => tellWrite(id, former.get(id))),
    ...(unknownCustomer !== undefined && ids.has(unknownCustomer)
      ? [`Writes also name ${unknownCustomer}, an id that no customer has: the server should refuse them.`]
      : []),
    'Of a customer the pair of billing_system and billing_id is put back; updated_at is what the server makes it.',
  ];
}

function tellWrite(id: number, pair: BillingPair | undefined): string {
  if (!pair) return `Customer ${id} is not written: it cannot be read, and so could not be put back.`;
  if (!saysUnlinked(pair)) return `Customer ${id} is written, and put back to ${named(pair)}.`;
  return `Customer ${id} is written, and stays linked: it is not linked now, and the API has no call that unlinks (--leave-linked).`;
}
