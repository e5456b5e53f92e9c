import { createHmac } from 'node:crypto';
import type { Seed } from '../../../store/store.js';

/** Several who share a server with others, and what they may have of it. */
export interface Team {
  /** Its sandboxes are named <name>.<anything>. */
  name: string;
  /** Opens the control plane of its sandboxes. */
  key: string;
  /** How many there may be before the least recently used one goes. */
  sandboxes: number;
  /** How many requests it may send in a minute, to whichever replica. */
  requestsPerMinute: number;
  /** What the journals of its sandboxes may hold together, in bytes. */
  journalBytes: number;
}

/** What a team may have unless its file says otherwise. */
export const teamDefaults = { sandboxes: 200, requestsPerMinute: 6000, journalBytes: 16 * 1024 * 1024 } as const;

/** The team whose sandbox that is; undefined for the server's own world and for sandboxes of nobody. */
export function teamOf(teams: readonly Team[], sandbox: string | undefined): Team | undefined {
  const prefix = sandbox?.split('.', 1)[0];
  return sandbox?.includes('.') ? teams.find(({ name }) => name === prefix) : undefined;
}

/**
 * The seed as a team's sandboxes have it: with tokens that only who has the key can know. They are the same in each of
 * its sandboxes and on each replica, for as long as the key is.
 */
export const seedOfTeam = (seed: Seed, { key, name }: Team): Seed => ({
  ...seed,
  staff: seed.staff.map((member) => ({
    ...member,
    token: `${name}-${createHmac('sha256', key).update(`${member.id} ${member.token}`).digest('base64url').slice(0, 32)}`,
  })),
});
