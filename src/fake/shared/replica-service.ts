import type { Hearsay } from '../../store/postgres/hearsay.js';
import type { ServerTables } from '../../store/postgres/server-tables.js';
import type { Service } from '../service.js';
import { soon } from './under-way.js';

/** How long a database may take to say that it is there, in milliseconds. */
const patience = 1_000;

export interface ReplicaServiceOptions {
  hearsay: Hearsay;
  tables: ServerTables;
  /** Aborted when the replica is told to end. */
  ending: AbortSignal;
}

export const createReplicaService = ({ hearsay, tables, ending }: ReplicaServiceOptions): Service => ({
  isProbed: true,
  ending,
  async trouble() {
    if (ending.aborted)
      return { code: 'draining', detail: 'This replica ends: it answers what is under way and takes nothing new.' };
    if (await hearsay.isAnswered(patience)) return undefined;
    return { code: 'store-unavailable', detail: 'The database of this replica does not answer within a second.' };
  },
  counts: () =>
    soon(
      tables.counts().catch(() => undefined),
      patience,
    ),
});
