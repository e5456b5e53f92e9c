import type { Counts } from './metrics.js';

/** What a server says of itself to whoever runs it, and of none of its worlds. */
export interface Service {
  /** Whether health and ready answer anybody: the probes of a balancer have neither a key nor a local name. */
  readonly isProbed: boolean;
  /** Aborted when it is told to end. */
  readonly ending: AbortSignal;
  /** Resolves with what keeps it from serving; undefined when nothing does. */
  trouble(): Promise<Trouble | undefined>;
  /** undefined when nobody can tell now. */
  counts(): Promise<Counts | undefined>;
}

export interface Trouble {
  code: 'draining' | 'store-unavailable';
  /** A sentence. */
  detail: string;
}

/** A server in one process, which can serve as long as it is there. @param countWorlds its own and its sandboxes */
export const createLocalService = (countWorlds: () => number): Service => ({
  isProbed: false,
  ending: new AbortController().signal,
  trouble: async () => undefined,
  counts: async () => ({ worlds: countWorlds(), replicas: 1 }),
});
