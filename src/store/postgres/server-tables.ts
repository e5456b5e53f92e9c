import { type Database, unavailable } from './open-database.js';

/** What a database holds besides its worlds and their journals. Every call throws KitError store-unavailable when it does not answer. */
export interface ServerTables {
  /** What every world begins with: what the first replica ever brought, or else what is given. */
  beginning(given: string): Promise<string>;
  /** The names of the sandboxes, least recently used first. */
  names(): Promise<string[]>;
  /** @returns whether there was such a sandbox */
  drop(name: string): Promise<boolean>;
  /** Drops the sandboxes that nobody has used for so long. @param ttl seconds @returns the names of those that went */
  expire(ttl: number): Promise<string[]>;
  /**
   * Drops the least recently used sandboxes where there are too many.
   * @param prefix only of those that begin so
   * @returns the names of those that went
   */
  keepNewest(most: number, prefix?: string): Promise<string[]>;
  /**
   * What the journals hold together, in bytes, and the world whose journal holds most.
   * @param prefix only of those that begin so
   */
  journals(prefix?: string): Promise<{ bytes: number; heaviest?: { name: string; bytes: number } }>;
  /**
   * Says what this replica counted in a minute of each team's requests, and learns what the others have said of theirs.
   */
  exchangeRequests(
    replica: string,
    minute: number,
    counts: Readonly<Record<string, number>>,
  ): Promise<Record<string, number>>;
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
    async expire(ttl) {
      const { rows } = await query(
        `DELETE FROM ticaga_kit.world WHERE id IN (
           SELECT id FROM ticaga_kit.world WHERE name <> '' AND used_at < clock_timestamp() - make_interval(secs => $1)
           FOR UPDATE SKIP LOCKED) RETURNING name`,
        [ttl],
      );
      return rows.map(({ name }) => name);
    },
    async keepNewest(most, prefix = '') {
      const { rows } = await query(
        `DELETE FROM ticaga_kit.world WHERE id IN (
           SELECT id FROM ticaga_kit.world WHERE id IN (
             SELECT id FROM ticaga_kit.world WHERE name <> '' AND starts_with(name, $2) ORDER BY used_at DESC OFFSET $1)
           FOR UPDATE SKIP LOCKED) RETURNING name`,
        [most, prefix],
      );
      return rows.map(({ name }) => name);
    },
    async journals(prefix = '') {
      const { rows } = await query(
        `SELECT sum(journal_bytes) OVER ()::float8 AS sum, name, journal_bytes::float8 AS bytes FROM ticaga_kit.world
           WHERE starts_with(name, $1) ORDER BY journal_bytes DESC LIMIT 1`,
        [prefix],
      );
      const [heaviest] = rows;
      return heaviest ? { bytes: heaviest.sum, heaviest } : { bytes: 0 };
    },
    async exchangeRequests(replica, minute, counts) {
      const teams = Object.keys(counts);
      if (teams.length > 0) {
        await query(
          `INSERT INTO ticaga_kit.team_requests (replica, team, minute, count)
           SELECT $1, team, $2, count FROM unnest($3::text[], $4::integer[]) AS counted (team, count)
           ON CONFLICT (replica, team) DO UPDATE SET minute = excluded.minute, count = excluded.count`,
          [replica, minute, teams, Object.values(counts)],
        );
      }
      const { rows } = await query(
        `SELECT team, sum(count)::integer AS count FROM ticaga_kit.team_requests
           WHERE minute = $1 AND replica <> $2 GROUP BY team`,
        [minute, replica],
      );
      return Object.fromEntries(rows.map(({ team, count }) => [team, count]));
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
