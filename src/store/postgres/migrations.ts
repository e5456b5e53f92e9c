/**
 * The steps that bring a database to what this release needs, each once and in this order; a step that has been released
 * is not changed any more. A row of `change` is one change of a world, and `number` puts those of a world in order; they
 * begin with one that holds the whole world. A row of `entry` is an exchange that its journal has, and `bytes` what it
 * counts for in the journal_bytes of its world.
 */
export const migrations: readonly string[] = [
  `CREATE TABLE ticaga_kit.server (
     the_only boolean PRIMARY KEY DEFAULT true CHECK (the_only),
     beginning text NOT NULL
   );
   CREATE TABLE ticaga_kit.world (
     id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     name text NOT NULL UNIQUE,
     last bigint NOT NULL DEFAULT 0,
     since_whole integer NOT NULL DEFAULT 0,
     next_entry bigint NOT NULL DEFAULT 1,
     journal_bytes bigint NOT NULL DEFAULT 0,
     used_at timestamptz NOT NULL DEFAULT clock_timestamp()
   );
   CREATE INDEX world_used_at ON ticaga_kit.world (used_at);
   CREATE TABLE ticaga_kit.change (
     world bigint NOT NULL REFERENCES ticaga_kit.world ON DELETE CASCADE,
     number bigint NOT NULL,
     value text NOT NULL,
     PRIMARY KEY (world, number)
   );
   CREATE TABLE ticaga_kit.entry (
     world bigint NOT NULL REFERENCES ticaga_kit.world ON DELETE CASCADE,
     id bigint NOT NULL,
     started_at float8 NOT NULL,
     unmatched boolean NOT NULL,
     remarked boolean NOT NULL,
     method text NOT NULL,
     url text NOT NULL,
     headers text NOT NULL,
     body bytea,
     rest text NOT NULL,
     bytes integer NOT NULL,
     PRIMARY KEY (world, id)
   );
   CREATE INDEX entry_remarked ON ticaga_kit.entry (world, id) WHERE remarked;
   CREATE TABLE ticaga_kit.replica (
     id text PRIMARY KEY,
     seen_at timestamptz NOT NULL
   );
   CREATE TABLE ticaga_kit.team_requests (
     replica text NOT NULL REFERENCES ticaga_kit.replica ON DELETE CASCADE,
     team text NOT NULL,
     minute bigint NOT NULL,
     count integer NOT NULL,
     PRIMARY KEY (replica, team)
   );`,
];
