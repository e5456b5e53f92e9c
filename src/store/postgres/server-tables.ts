import type { Database } from './open-database.js';
import { unavailable } from './open-database.js';

/** What a database holds besides the lines of its worlds. Every call throws KitError store-unavailable when it does not answer. */
export interface ServerTables {
  /** What every world begins with: what the first replica ever brought, or else what is given. */
  beginning(given: string): Promise<string>;
  /** The names of the sandboxes, least recently used first. */
  names(): Promise<string[]>;
  /** @returns whether there was such a sandbox */
  drop(name: string): Promise<boolean>;
  /**
   * Drops the sandboxes that nobody has used for so long, and the least recently used ones where there are too many.
   * @param ttl seconds
   * @returns the names of those that went
   */
  expire(ttl: number, most: number): Promise<string[]>;
  /** What the journals hold together, in bytes, and the world whose journal holds most. */
  journals(): Promise<{ bytes: number; heaviest?: string }>;
  /** Says that a replica is there, and forgets those that have not said so for a minute. */
  beat(replica: string): Promise<void>;
  leave(replica: string): Promise<void>;
  counts(): Promise<{ worlds: number; replicas: number }>;
}

/** A replica that has not said that it is there for so many seconds is gone. */
const silence = 15;

export function createServerTables({ pool, name: database }: Database): ServerTables {
  const query = async (text: string, values: unknown[] = []) => {
    try {
      return await pool.query(text, values);
    } catch (error) {
      throw unavailable(database, error);
    }
  };
  return {
    async beginning(given) {
      await query('INSERT INTO ticaga_kit.server (beginning) VALUES ($1) ON CONFLICT DO NOTHING', [given]);
      return (await query('SELECT beginning FROM ticaga_kit.server')).rows[0].beginning;
    },
    async names() {
      const { rows } = await query("SELECT name FROM ticaga_kit.world WHERE name <> '' ORDER BY used_at");
      return rows.map(({ name }) => name);
    },
    async drop(name) {
      return (await query("DELETE FROM ticaga_kit.world WHERE name = $1 AND name <> ''", [name])).rowCount === 1;
    },
    async expire(ttl, most) {
      const { rows } = await query(
        `DELETE FROM ticaga_kit.world WHERE id IN (
           SELECT id FROM ticaga_kit.world WHERE name <> '' AND (
             used_at < clock_timestamp() - make_interval(secs => $1) OR id IN (
               SELECT id FROM ticaga_kit.world WHERE name <> '' ORDER BY used_at DESC OFFSET $2))
           FOR UPDATE SKIP LOCKED) RETURNING name`,
        [ttl, most],
      );
      return rows.map(({ name }) => name);
    },
    async journals() {
      const { rows } = await query(
        `SELECT coalesce(sum(journal_bytes), 0)::float8 AS bytes,
           (SELECT name FROM ticaga_kit.world ORDER BY journal_bytes DESC LIMIT 1) AS heaviest FROM ticaga_kit.world`,
      );
      const { bytes, heaviest } = rows[0];
      return { bytes, ...(heaviest === null ? {} : { heaviest }) };
    },
    async beat(replica) {
      await query(
        `INSERT INTO ticaga_kit.replica (id, seen_at) VALUES ($1, clock_timestamp())
         ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at`,
        [replica],
      );
      await query("DELETE FROM ticaga_kit.replica WHERE seen_at < clock_timestamp() - interval '1 minute'");
    },
    async leave(replica) {
      await query('DELETE FROM ticaga_kit.replica WHERE id = $1', [replica]);
    },
    async counts() {
      const { rows } = await query(
        `SELECT (SELECT count(*) FROM ticaga_kit.world)::int AS worlds, (SELECT count(*) FROM ticaga_kit.replica
           WHERE seen_at > clock_timestamp() - make_interval(secs => $1))::int AS replicas`,
        [silence],
      );
      return rows[0];
    },
  };
}
