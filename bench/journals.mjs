import { ask, assign, forEach } from './ask.mjs';
import { startServer } from './processes.mjs';

/** What a journal holds at most. */
const FULL = 5_000;
/** How many journals are asked. */
const ASKED = 15;

/** One sandbox gets its exchanges by real requests, the others by a copy. */
async function fill(postgres, db, url, worlds) {
  await forEach(FULL - 1, (at) => assign(url, 'full', at + 1, 1 + (at % 12)));
  await ask(`${url}/sandbox/full/api/customers/get/12`);
  const copies = `WITH original AS (SELECT * FROM ticaga_kit.world WHERE name = 'full'), copy AS (
    INSERT INTO ticaga_kit.world (name, last, since_whole, next_entry, journal_bytes)
      SELECT 'copy-' || number, last, since_whole, next_entry, journal_bytes
      FROM original, generate_series(1, ${worlds - 1}) AS number RETURNING id
  ), changes AS (
    INSERT INTO ticaga_kit.change (world, number, value)
      SELECT copy.id, number, value FROM copy, ticaga_kit.change WHERE world = (SELECT id FROM original)
  )
  INSERT INTO ticaga_kit.entry (world, id, started_at, unmatched, remarked, method, url, headers, body, rest, bytes)
    SELECT copy.id, entry.id, started_at, unmatched, remarked, method, url, headers, body, rest, bytes
    FROM copy, ticaga_kit.entry WHERE world = (SELECT id FROM original)`;
  await postgres.query(copies, db);
  await postgres.query('VACUUM ANALYZE', db);
}

const anEntry = `00000000-0000-4000-8000-${(FULL / 2).toString(16).padStart(12, '0')}`;
const path = '/api/customers/assign';
const aBody = [{ equalToJson: `{"ticaga_id": 4, "billing_id": ${FULL / 2}, "billing_system": "Blesta"}` }];

/** Each asks a control plane one thing. */
const questions = {
  'the newest 50': (admin) => ask(`${admin}/requests?limit=50`),
  'one request': (admin) => ask(`${admin}/requests/${anEntry}`),
  'how many to an address': (admin) => ask(`${admin}/requests/count`, { method: 'POST', urlPath: path }),
  'how many with a body': (admin) => ask(`${admin}/requests/count`, { urlPath: path, bodyPatterns: aBody }),
  'the one to another address': (admin) => ask(`${admin}/requests/find`, { urlPath: '/api/customers/get/12' }),
  'what comes near a pattern': (admin) => ask(`${admin}/near-misses/request-pattern`, { urlPath: '/api/customer' }),
  violations: (admin) => ask(`${admin}/violations`),
  "a plugin's request": (admin) => ask(admin.replace('__admin', 'api/customers/get/1')),
};

/**
 * Asks journals what tests and inspectors ask, in a database that holds so many entries.
 * @param db the address of an empty database
 * Resolves to {entries, worlds, bytes, memory, questions}: {label, cold, warm} of each question, in milliseconds, where
 * the replica did not know the world and where it did.
 */
export async function measureJournals(postgres, db, entries) {
  const worlds = entries / FULL;
  const filler = await startServer('replica', db, 12);
  await fill(postgres, db, filler.url, worlds).finally(filler.stop);
  const replica = await startServer('replica', db, 12);
  try {
    const asked = [];
    let unknown = 1;
    for (const [label, question] of Object.entries(questions)) {
      const [cold, warm] = [[], []];
      for (let count = 0; count < ASKED; count++) {
        const admin = `${replica.url}/sandbox/copy-${unknown++ % worlds}/__admin`;
        cold.push((await question(admin)).ms);
        warm.push((await question(admin)).ms);
      }
      asked.push({ label, cold, warm });
    }
    const [size] = await postgres.query(
      `SELECT count(*)::float8 AS entries, pg_total_relation_size('ticaga_kit.entry')::float8 AS bytes FROM ticaga_kit.entry`,
      db,
    );
    return { ...size, worlds, memory: (await replica.usage()).memory, questions: asked };
  } finally {
    await replica.stop();
  }
}
