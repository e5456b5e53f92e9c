import type { RunningFake } from '../../fake/start-fake.js';
import { version } from '../../generated/contract.js';
import type { Entry } from '../../journal/entry.js';
import { defineCommand, type Io } from '../command.js';
import { fakeOptions, loadFakeOptions } from '../fake-options.js';

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
    'no-auth': { type: 'flag', summary: 'Accept any credentials, and note it in the journal' },
    'admin-token': {
      type: 'text',
      value: 'TOKEN',
      summary: 'Ask for this token on the control plane; without it only this machine may use it',
    },
    log: { type: 'choice', choices: logs, default: 'pretty', summary: 'How each request is logged' },
  },
  examples: [
    'ticaga-kit serve',
    'ticaga-kit serve --port 0 --log json',
    'ticaga-kit serve --db customers.json --assume unknown-customer-status=404',
  ],
  async run({ options }, io) {
    const { port, host, db, log, 'no-auth': withoutAuth, 'admin-token': adminToken } = options;
    const { startFake } = await import('../../fake/start-fake.js');
    const onEntry = await createLog(log, io);
    const fake = await startFake({
      port,
      host,
      auth: !withoutAuth,
      ...(await loadFakeOptions(options)),
      ...(db === undefined ? {} : { db }),
      ...(adminToken === undefined ? {} : { adminToken }),
      ...(onEntry ? { onEntry } : {}),
    });
    const greeting = greet(fake, db, withoutAuth);
    if (log === 'json') io.stderr(greeting);
    else io.stdout(greeting);
    await untilAborted(io.signal);
    await fake.close();
    return 0;
  },
});

function greet(fake: RunningFake, db: string | undefined, withoutAuth: boolean): string {
  const { email, token } = fake.credentials;
  return [
    `ticaga-kit ${version}: the fake Ticaga listens on ${fake.url}`,
    `  Plugin settings:  API URL ${fake.url}, email ${email}, API token ${token}`,
    `  Customers:        ${fake.customers}, ${db === undefined ? 'in memory (--db FILE keeps them)' : `kept in ${db}`}`,
    `  Journal:          ${fake.adminUrl}/requests, violations at ${fake.adminUrl}/violations`,
    withoutAuth ? '  Credentials:      not checked (--no-auth)' : undefined,
    '  Try it:',
    `    curl -u ${email}:${token} ${fake.url}/api/customers/get/1`,
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

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
