import { loadContracts, shippedContracts } from '../../contracts/load-contracts.js';
import { defaultAssumptions } from '../../document/assumptions.js';
import { readText, writeText } from '../../document/text-file.js';
import { KitError } from '../../errors.js';
import { countStatuses, type Report } from '../../report/report.js';
import { createProfile, loadProfile, renderProfile } from '../../verify/profile.js';
import { customerId, readTarget, type Target } from '../../verify/target.js';
import { verify as verifyServer } from '../../verify/verify.js';
import { verifyReport } from '../../verify/verify-report.js';
import { createClient } from '../../verify/wire/http-client.js';
import { defineCommand, type Io } from '../command.js';
import { printReport } from '../print-report.js';
import { reporterTo } from '../reporter-option.js';
import { signalStatus } from '../signal-status.js';

/** Proves a server against the contract, and learns from it. */
export const verify = defineCommand({
  name: 'verify',
  summary:
    'Prove any server, the fake or a live one, against the contract, and learn what it does where the contract only assumes',
  positionals: '[baseUrl]',
  options: {
    email: { type: 'text', value: 'EMAIL', summary: "An administrator's email; default: TICAGA_API_EMAIL" },
    token: {
      type: 'text',
      value: 'TOKEN',
      summary: 'The API token; default: TICAGA_API_TOKEN, which no process list shows',
    },
    customer: {
      type: 'text',
      value: 'ID',
      parse: parseCustomerId,
      summary: 'A customer of a live server that may be read',
    },
    'unknown-customer': {
      type: 'text',
      value: 'ID',
      parse: parseCustomerId,
      summary: 'An id that no customer of a live server has',
    },
    'allow-writes': {
      type: 'text',
      value: 'ID[,ID]',
      parse: (ids: string, flag: string) => ids.split(',').map((id) => parseCustomerId(id, flag)),
      summary: 'Customers of a live server that may be changed; each is put back to its former pair',
    },
    target: { type: 'text', value: 'FILE', summary: 'The same in YAML: url, email, token: $VARIABLE, customer, ...' },
    contracts: { type: 'texts', value: 'DIR', summary: 'Play the *.arazzo.yaml of this folder, too' },
    strict: { type: 'flag', summary: 'A refuted assumption fails as well' },
    profile: {
      type: 'text',
      value: 'FILE',
      summary: 'Expect what this profile says where the contract only assumes',
    },
    learn: { type: 'text', value: 'FILE', summary: 'Write what the server taught as a profile, for serve --profile' },
    reporter: reporterTo('stdout'),
    timeout: {
      type: 'number',
      least: 0.1,
      most: 3600,
      value: 'SECONDS',
      default: '30',
      summary: 'The longest wait for one answer',
    },
    ca: { type: 'text', value: 'FILE', summary: 'Trust this certificate authority (PEM), too' },
    insecure: { type: 'flag', summary: 'Take any certificate; for trials only' },
    'admin-token': {
      type: 'text',
      value: 'TOKEN',
      env: 'TICAGA_KIT_ADMIN_TOKEN',
      summary: 'What the control plane of a fake asks for, if it does',
    },
  },
  examples: [
    'ticaga-kit verify http://127.0.0.1:4010',
    'ticaga-kit verify https://helpdesk.example.com --customer 42 --learn profile.yaml',
    'ticaga-kit verify https://helpdesk.example.com --allow-writes 42,43 --unknown-customer 999999',
  ],
  async run({ options, positionals: [url] }, io) {
    const { profile, learn, email, token, customer } = options;
    const { 'unknown-customer': unknownCustomer, 'allow-writes': allowWrites } = options;
    const settings = { url, email, token, customer, unknownCustomer, allowWrites };
    const target = await readTarget(settings, options.target, io.env);
    const assumptions = {
      ...defaultAssumptions,
      ...(profile === undefined ? {} : (await loadProfile(profile)).assumptions),
    };
    const documents = await loadContracts([shippedContracts, ...options.contracts]);
    const baseUrl = baseUrlOf(target);
    const result = await verifyServer({
      baseUrl,
      documents,
      target,
      assumptions,
      send: createClient(await clientOptions(options, io)),
      adminToken: options['admin-token'],
      signal: io.signal,
      ...(io.isTerminal ? { onProgress: progress(io) } : {}),
    });
    if (io.isTerminal) io.stderr('\r\u001B[K');
    const suite = verifyReport(result, { strict: options.strict });
    await printReport(options.reporter, () => suite, io, { secret: target.token });
    if (learn !== undefined) {
      await writeText(learn, renderProfile(createProfile(baseUrl, result.settled, assumptions, new Date())));
      io.stderr(`Wrote ${learn}: start a fake that behaves the same with ticaga-kit serve --profile ${learn}\n`);
    }
    return io.signal.aborted ? signalStatus(io.signal) : statusFor(suite);
  },
});

/** @throws KitError usage */
function parseCustomerId(text: string, flag: string): number {
  return customerId(flag, text);
}

/** 1: a check failed. 2: nothing could be judged. */
function statusFor({ cases }: Report): number {
  const { passed, remarked, failed, error } = countStatuses(cases);
  if (failed > 0) return 1;
  if (passed + remarked === 0) return 2;
  return error > 0 ? 1 : 0;
}

function baseUrlOf({ url }: Target): string {
  if (url === undefined) {
    throw new KitError('usage', 'verify was not told which server to judge.', {
      fix: 'Give its address, for example ticaga-kit verify http://127.0.0.1:4010.',
    });
  }
  const refuse = (message: string, fix: string) => new KitError('usage', message, { was: url, fix });
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw refuse(`${url} is no address of a server.`, 'Write it with its scheme, for example http://127.0.0.1:4010.');
  }
  const { username, search, hash, origin, pathname } = new URL(url);
  if (username !== '') {
    throw new KitError('usage', 'The address holds credentials.', {
      fix: 'Give them with --email and TICAGA_API_TOKEN.',
    });
  }
  if (search !== '' || hash !== '') throw refuse(`${url} has a query or a fragment.`, 'Give the address without it.');
  const base = `${origin}${pathname}`.replace(/\/+$/, '');
  if (base.endsWith('/api')) {
    throw refuse(
      'The address ends in /api.',
      `The kit appends it, as a plugin does: give ${base.replace(/\/api$/, '')}.`,
    );
  }
  return base;
}

interface Connection {
  /** Seconds. */
  timeout: number;
  insecure: boolean;
  ca: string | undefined;
}

async function clientOptions({ timeout, insecure, ca }: Connection, io: Io) {
  if (insecure) io.stderr('Warning: --insecure takes any certificate; whoever sits between sees the token.\n');
  return {
    timeoutMs: timeout * 1000,
    insecure,
    ...(ca === undefined ? {} : { ca: await readText(ca, 'the certificate') }),
  };
}

const progress =
  ({ stderr }: Io) =>
  (done: number, total: number): void =>
    stderr(`\r\u001B[K${done} of ${total} workflows`);
