import type { FurtherDocument } from '../../document/further-document.js';
import { addressOf } from '../../document/operations.js';
import type { RunningFake } from '../../fake/start-fake.js';
import { version } from '../../generated/contract.js';
import { defaultJournalBytes } from '../../journal/budget.js';
import type { Entry } from '../../journal/entry.js';
import { defineCommand, type Io } from '../command.js';
import { configOptions } from '../config-options.js';
import { fakeOptions, loadFakeOptions } from '../fake-options.js';
import { untilEnded } from '../until-ended.js';

const logs = ['pretty', 'json', 'silent'] as const;

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
    host: { type: 'text', value: 'ADDRESS', default: '127.0.0.1', summary: 'The address to listen on' },
    db: {
      type: 'text',
      value: 'FILE',
      summary: 'Keep what the fake holds in this file; without it, it lives in memory',
    },
    ...fakeOptions,
    tls: {
      type: 'flag',
      summary:
        'Speak https with a certificate that nobody should trust: a client that sends a request all the same breaks the contract',
    },
    'no-auth': { type: 'flag', summary: 'Accept any credentials, and note it in the journal' },
    'admin-token': {
      type: 'text',
      value: 'TOKEN',
      env: 'TICAGA_KIT_ADMIN_TOKEN',
      secret: true,
      notInFile: 'A file with a secret ends up in a repository: set TICAGA_KIT_ADMIN_TOKEN.',
      summary: 'Ask for this token on the control plane; without it only this machine may use it',
    },
    'journal-bytes': {
      type: 'whole number',
      least: 0,
      most: Number.MAX_SAFE_INTEGER,
      value: 'BYTES',
      summary: `What the journals of all worlds may hold together, in bytes of memory; ${defaultJournalBytes / 1024 ** 2} MiB unless told`,
    },
    log: { type: 'choice', choices: logs, default: 'pretty', summary: 'How each request is logged' },
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
      ...(journalBytes === undefined ? {} : { journalBytes }),
      ...(adminToken === undefined ? {} : { adminToken }),
      ...(onEntry ? { onEntry } : {}),
    });
    for (const notice of fake.notices) io.stderr(`${notice}\n`);
    const greeting = greet(fake, chosen.also, db, withoutAuth);
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

async function createLog(log: (typeof logs)[number], io: Io): Promise<((entry: Entry) => void) | undefined> {
  if (log === 'silent') return undefined;
  if (log === 'json') {
    const { renderEntry } = await import('../../journal/rendered-entry.js');
    const { printableJson } = await import('../../report/printable.js');
    return (entry) => io.stdout(`${printableJson(JSON.stringify(renderEntry(entry)))}\n`);
  }
  const { renderLogLine } = await import('../../report/log-line.js');
  return (entry) => io.stdout(renderLogLine(entry, io.color.stdout));
}
