import type { FurtherDocument } from '../../document/further-document.js';
import { addressOf } from '../../document/operations.js';
import { KitError } from '../../errors.js';
import type { StartReplicaOptions } from '../../fake/shared/start-replica.js';
import type { RunningFake, StartFakeOptions } from '../../fake/start-fake.js';
import { version } from '../../generated/contract.js';
import { isDatabaseAddress } from '../../store/postgres/database-address.js';
import { defineCommand } from '../command.js';
import { configOptions } from '../config-options.js';
import { fakeOptions, loadFakeOptions } from '../fake-options.js';
import { adminTokenOption, defaultJournalMib, hostOption, journalBytesOption } from '../listening-options.js';
import { createLog, logOption } from '../request-log.js';
import { untilEnded } from '../until-ended.js';

/** Runs the fake until it is told to end. */
export const serve = defineCommand({
  name: 'serve',
  summary: 'Run the fake Ticaga: the API under /api, the control plane under /__admin',
  positionals: '',
  options: {
    port: {
      type: 'whole number',
      least: 0,
      most: 65_535,
      value: 'PORT',
      default: '4010',
      env: 'PORT',
      summary: 'Where to listen; 0 takes a free port and prints it',
    },
    host: hostOption,
    db: {
      type: 'text',
      value: 'FILE|URL',
      summary:
        'Keep what the fake holds in this file, or in a PostgreSQL database that other replicas share (postgres://user@host/name, the password best in PGPASSWORD); without it, it lives in memory',
    },
    'sandbox-ttl': {
      type: 'whole number',
      least: 1,
      most: 31_536_000,
      value: 'SECONDS',
      summary: 'In a database: drop a sandbox that nobody has used for so long; a day unless told',
    },
    team: {
      type: 'text',
      value: 'FILE',
      summary:
        'In a database: the teams that share the server, each with a key for its own sandboxes (a YAML list below teams: name, key, and perhaps sandboxes, requests-per-minute, journal-bytes)',
    },
    ...fakeOptions,
    har: {
      type: 'text',
      value: 'FILE',
      summary: 'Answer from this recording (HAR, Pact or journal) what no document knows',
    },
    tls: {
      type: 'flag',
      summary:
        'Speak https with a certificate that nobody should trust: a client that sends a request all the same breaks the contract',
    },
    'no-auth': { type: 'flag', summary: 'Accept any credentials, and note it in the journal' },
    'admin-token': adminTokenOption,
    'journal-bytes': journalBytesOption(
      `What the journals of all worlds may hold together, in bytes of memory; ${defaultJournalMib} unless told`,
    ),
    log: logOption,
    ...configOptions,
  },
  examples: [
    'ticaga-kit serve',
    'ticaga-kit serve --port 0 --log json',
    'ticaga-kit serve --db customers.json --assume unknown-customer-status=404',
    'ticaga-kit serve --db postgres://kit@db.example.com/kit --host 0.0.0.0',
  ],
  async run({ options }, io) {
    const { port, host, db, log, tls, 'no-auth': withoutAuth, 'admin-token': adminToken } = options;
    const { 'journal-bytes': journalBytes, 'sandbox-ttl': sandboxTtl } = options;
    const onEntry = await createLog(log, io);
    const chosen = await loadFakeOptions(options);
    const common = {
      port,
      host,
      auth: !withoutAuth,
      tls,
      ...chosen,
      ...(options.har === undefined ? {} : { har: options.har }),
      ...(journalBytes === undefined ? {} : { journalBytes }),
      ...(adminToken === undefined ? {} : { adminToken }),
      ...(onEntry ? { onEntry } : {}),
    };
    const shared = db !== undefined && isDatabaseAddress(db) ? db : undefined;
    checkShared(shared !== undefined, options);
    const fake =
      shared === undefined
        ? await startInMemory({ ...common, ...(db === undefined ? {} : { db }) })
        : await startShared(
            { ...common, db: shared, ...(sandboxTtl === undefined ? {} : { sandboxTtl }) },
            options.team,
          );
    for (const notice of fake.notices) io.stderr(`${notice}\n`);
    const greeting = greet(fake, chosen.also, options.har, withoutAuth);
    if (log === 'json') io.stderr(greeting);
    else io.stdout(greeting);
    await untilEnded(io.signal, io.env);
    await fake.close();
    return 0;
  },
});

/** A running server, and where it keeps what it holds, in words. */
type Greeted = Pick<
  RunningFake,
  'url' | 'adminUrl' | 'credentials' | 'customers' | 'recorded' | 'notices' | 'close'
> & {
  place: string;
};

async function startInMemory(options: StartFakeOptions): Promise<Greeted> {
  const { startFake } = await import('../../fake/start-fake.js');
  const { db } = options;
  const place = db === undefined ? 'in memory (--db FILE keeps them)' : `kept in ${db}`;
  return Object.assign(await startFake(options), { place });
}

async function startShared(options: StartReplicaOptions, teamFile: string | undefined): Promise<Greeted> {
  const [{ startReplica }, { loadTeams }] = await Promise.all([
    import('../../fake/shared/start-replica.js'),
    import('../../fake/shared/teams/load-teams.js'),
  ]);
  const teams = teamFile === undefined ? [] : await loadTeams(teamFile);
  const replica = await startReplica({ ...options, teams });
  return { ...replica, place: `in ${replica.database}, with every other replica on it` };
}

/** @throws KitError usage for what one kind of server has and the other has not */
function checkShared(
  isShared: boolean,
  given: { fault: readonly unknown[]; 'sandbox-ttl': number | undefined; team: string | undefined },
): void {
  if (isShared && given.fault.length > 0)
    throw new KitError(
      'usage',
      '--fault cannot be given with a database: each replica that starts would arm it again.',
      {
        fix: 'Leave it out, and arm the fault with POST /__admin/faults.',
      },
    );
  if (!isShared && given.team !== undefined)
    throw new KitError('usage', '--team is for a server that several share by a database.', {
      fix: 'Leave it out, or name a database with --db postgres://user@host/name.',
    });
  if (!isShared && given['sandbox-ttl'] !== undefined)
    throw new KitError('usage', '--sandbox-ttl is for sandboxes in a database; those in memory go with the process.', {
      fix: 'Leave it out, or name a database with --db postgres://user@host/name.',
    });
}

function greet(fake: Greeted, also: readonly FurtherDocument[], har: string | undefined, withoutAuth: boolean): string {
  const { email, token } = fake.credentials;
  const isTls = fake.url.startsWith('https:');
  return [
    `ticaga-kit ${version}: the fake Ticaga listens on ${fake.url}`,
    `  Plugin settings:  API URL ${fake.url}, email ${email}, API token ${token}`,
    `  Customers:        ${fake.customers}, ${fake.place}`,
    `  Inspector:        ${fake.url}/ in a browser: each request, its answer, and what was wrong`,
    `  Journal:          ${fake.adminUrl}/requests, violations at ${fake.adminUrl}/violations`,
    ...also.map(({ name, operations }) => `  Also:             ${operations.map(addressOf).join(', ')} of ${name}`),
    har === undefined ? undefined : `  Recorded:         ${fake.recorded} answers of ${har} for what no document knows`,
    withoutAuth ? '  Credentials:      not checked (--no-auth)' : undefined,
    isTls ? '  Certificate:      nobody should trust it (--tls), so a careful client cannot connect' : undefined,
    '  Try it:',
    `    curl ${isTls ? '-k ' : ''}-u ${email}:${token} ${fake.url}/api/customers/get/1`,
    '',
    '',
  ]
    .filter((text) => text !== undefined)
    .join('\n');
}
