import type { FurtherDocument } from '../../document/further-document.js';
import { addressOf } from '../../document/operations.js';
import type { RunningFake } from '../../fake/start-fake.js';
import { version } from '../../generated/contract.js';
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
      value: 'FILE',
      summary: 'Keep what the fake holds in this file; without it, it lives in memory',
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
  ],
  async run({ options }, io) {
    const { port, host, db, log, tls, 'no-auth': withoutAuth, 'admin-token': adminToken } = options;
    const { 'journal-bytes': journalBytes } = options;
    const { startFake } = await import('../../fake/start-fake.js');
    const onEntry = await createLog(log, io);
    const chosen = await loadFakeOptions(options);
    const fake = await startFake({
      port,
      host,
      auth: !withoutAuth,
      tls,
      ...chosen,
      ...(db === undefined ? {} : { db }),
      ...(options.har === undefined ? {} : { har: options.har }),
      ...(journalBytes === undefined ? {} : { journalBytes }),
      ...(adminToken === undefined ? {} : { adminToken }),
      ...(onEntry ? { onEntry } : {}),
    });
    for (const notice of fake.notices) io.stderr(`${notice}\n`);
    const greeting = greet(fake, chosen.also, db, options.har, withoutAuth);
    if (log === 'json') io.stderr(greeting);
    else io.stdout(greeting);
    await untilEnded(io.signal, io.env);
    await fake.close();
    return 0;
  },
});

function greet(
  fake: RunningFake,
  also: readonly FurtherDocument[],
  db: string | undefined,
  har: string | undefined,
  withoutAuth: boolean,
): string {
  const { email, token } = fake.credentials;
  const isTls = fake.url.startsWith('https:');
  return [
    `ticaga-kit ${version}: the fake Ticaga listens on ${fake.url}`,
    `  Plugin settings:  API URL ${fake.url}, email ${email}, API token ${token}`,
    `  Customers:        ${fake.customers}, ${db === undefined ? 'in memory (--db FILE keeps them)' : `kept in ${db}`}`,
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
