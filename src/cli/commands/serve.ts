import { KitError } from '../../errors.js';
import type { RunningFake } from '../../fake/start-fake.js';
import { version } from '../../generated/contract.js';
import type { Entry } from '../../journal/entry.js';
import type { Command, CommandLine, Io } from '../command.js';
import { fakeOptions, readFakeOptions } from '../fake-options.js';
import { wholeNumber } from '../parse-command-line.js';

const logs = ['pretty', 'json', 'silent'];

/** Runs the fake until it is told to end. */
export const serve: Command = {
  name: 'serve',
  summary: 'Run the fake Ticaga: the API under /api, the control plane under /__admin',
  positionals: '',
  options: {
    port: {
      type: 'string',
      value: 'PORT',
      default: '4010',
      env: 'PORT',
      summary: 'Where to listen; 0 takes a free port and prints it',
    },
    host: { type: 'string', value: 'ADDRESS', default: '127.0.0.1', summary: 'The address to listen on' },
    db: { type: 'string', value: 'FILE', summary: 'Keep the customers in this file; without it they live in memory' },
    ...fakeOptions,
    'no-auth': { type: 'boolean', summary: 'Accept any credentials, and note it in the journal' },
    'admin-token': {
      type: 'string',
      value: 'TOKEN',
      summary: 'Ask for this token on the control plane; without it only this machine may use it',
    },
    log: { type: 'string', value: logs.join('|'), default: 'pretty', summary: 'How each request is logged' },
  },
  examples: [
    'ticaga-kit serve',
    'ticaga-kit serve --port 0 --log json',
    'ticaga-kit serve --db customers.json --assume unknown-customer-status=404',
  ],
  async run(line, io) {
    const log = line.text('log') ?? 'pretty';
    if (!logs.includes(log))
      throw new KitError('usage', `--log is ${log}.`, { expected: logs.join(' | '), fix: 'Choose one of these.' });
    const { startFake } = await import('../../fake/start-fake.js');
    const onEntry = await createLog(log, io);
    const db = line.text('db');
    const adminToken = line.text('admin-token');
    const fake = await startFake({
      port: wholeNumber(line, 'port', 0, 65_535) ?? 4010,
      host: line.text('host') ?? '127.0.0.1',
      auth: !line.flag('no-auth'),
      ...(await readFakeOptions(line)),
      ...(db === undefined ? {} : { db }),
      ...(adminToken === undefined ? {} : { adminToken }),
      ...(onEntry ? { onEntry } : {}),
    });
    const greeting = greet(fake, line);
    if (log === 'json') io.stderr(greeting);
    else io.stdout(greeting);
    await untilAborted(io.signal);
    await fake.close();
    return 0;
  },
};

function greet(fake: RunningFake, line: CommandLine): string {
  const { email, token } = fake.credentials;
  const db = line.text('db');
  return [
    `ticaga-kit ${version}: the fake Ticaga listens on ${fake.url}`,
    `  Plugin settings:  API URL ${fake.url}, email ${email}, API token ${token}`,
    `  Customers:        ${fake.customers}, ${db === undefined ? 'in memory (--db FILE keeps them)' : `kept in ${db}`}`,
    `  Journal:          ${fake.adminUrl}/requests, violations at ${fake.adminUrl}/violations`,
    line.flag('no-auth') ? '  Credentials:      not checked (--no-auth)' : undefined,
    '  Try it:',
    `    curl -u ${email}:${token} ${fake.url}/api/customers/get/1`,
    '',
    '',
  ]
    .filter((text) => text !== undefined)
    .join('\n');
}

async function createLog(log: string, io: Io): Promise<((entry: Entry) => void) | undefined> {
  if (log === 'silent') return undefined;
  if (log === 'json') {
    const { renderEntry } = await import('../../journal/rendered-entry.js');
    return (entry) => io.stdout(`${JSON.stringify(renderEntry(entry))}\n`);
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
