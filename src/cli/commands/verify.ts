import { readFile } from 'node:fs/promises';
import { loadContracts, shippedContracts } from '../../contracts/load-contracts.js';
import { defaultAssumptions } from '../../document/assumptions.js';
import { KitError } from '../../errors.js';
import { countStatuses, type Report } from '../../report/report.js';
import { parseReporters } from '../../report/reporters.js';
import { createClient } from '../../verify/http-client.js';
import { createProfile, loadProfile, renderProfile } from '../../verify/profile.js';
import { readTarget, type Target } from '../../verify/target.js';
import { verify as verifyServer } from '../../verify/verify.js';
import { verifySuite } from '../../verify/verify-suite.js';
import type { Command, CommandLine, Io } from '../command.js';
import { printReport, writeReport } from '../print-report.js';
import { signalStatus } from '../signal-status.js';

/** Proves a server against the contract, and learns from it. */
export const verify: Command = {
  name: 'verify',
  summary:
    'Prove any server, the fake or a live one, against the contract, and learn what it does where the contract only assumes',
  positionals: '[baseUrl]',
  options: {
    email: { type: 'string', value: 'EMAIL', summary: "An administrator's email; default: TICAGA_API_EMAIL" },
    token: {
      type: 'string',
      value: 'TOKEN',
      summary: 'The API token; default: TICAGA_API_TOKEN, which no process list shows',
    },
    customer: { type: 'string', value: 'ID', summary: 'A customer of a live server that may be read' },
    'unknown-customer': { type: 'string', value: 'ID', summary: 'An id that no customer of a live server has' },
    'allow-writes': {
      type: 'string',
      value: 'ID[,ID]',
      summary: 'Customers of a live server that may be changed; each is put back to its former pair',
    },
    target: { type: 'string', value: 'FILE', summary: 'The same in YAML: url, email, token: $VARIABLE, customer, ...' },
    contracts: { type: 'string', value: 'DIR', multiple: true, summary: 'Play the *.arazzo.yaml of this folder, too' },
    strict: { type: 'boolean', summary: 'A refuted assumption fails as well' },
    profile: {
      type: 'string',
      value: 'FILE',
      summary: 'Expect what this profile says where the contract only assumes',
    },
    learn: { type: 'string', value: 'FILE', summary: 'Write what the server taught as a profile, for serve --profile' },
    reporter: {
      type: 'string',
      value: 'NAME[=FILE]',
      multiple: true,
      default: 'pretty',
      summary: 'pretty, json, junit or github; several at once, for example pretty and junit=report.xml',
    },
    timeout: { type: 'string', value: 'SECONDS', default: '30', summary: 'The longest wait for one answer' },
    ca: { type: 'string', value: 'FILE', summary: 'Trust this certificate authority (PEM), too' },
    insecure: { type: 'boolean', summary: 'Take any certificate; for trials only' },
    'admin-token': {
      type: 'string',
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
  async run(line, io) {
    const reporters = parseReporters(line.texts('reporter'));
    const target = await targetOf(line, io);
    const profile = line.text('profile');
    const assumptions = {
      ...defaultAssumptions,
      ...(profile === undefined ? {} : (await loadProfile(profile)).assumptions),
    };
    const documents = await loadContracts([shippedContracts, ...line.texts('contracts')]);
    const baseUrl = baseUrlOf(target);
    const result = await verifyServer({
      baseUrl,
      documents,
      target,
      assumptions,
      send: createClient(await clientOptions(line, io)),
      adminToken: line.text('admin-token'),
      signal: io.signal,
      ...(io.isTerminal ? { onProgress: progress(io) } : {}),
    });
    if (io.isTerminal) io.stderr('\r\u001B[K');
    const suite = verifySuite(result, { strict: line.flag('strict') });
    await printReport(reporters, suite, io, { secret: target.token });
    const learn = line.text('learn');
    if (learn !== undefined) {
      await writeReport(learn, renderProfile(createProfile(baseUrl, result.settled, assumptions, new Date())));
      io.stderr(`Wrote ${learn}: start a fake that behaves the same with ticaga-kit serve --profile ${learn}\n`);
    }
    return io.signal.aborted ? signalStatus(io.signal) : statusFor(suite);
  },
};

/** 1: a check failed. 2: nothing could be judged. */
function statusFor({ cases }: Report): number {
  const { passed, remarked, failed, error } = countStatuses(cases);
  if (failed > 0) return 1;
  if (passed + remarked === 0) return 2;
  return error > 0 ? 1 : 0;
}

async function targetOf(line: CommandLine, io: Io): Promise<Target> {
  const [url] = line.positionals;
  return readTarget(
    {
      url,
      email: line.text('email'),
      token: line.text('token'),
      customer: line.text('customer'),
      unknownCustomer: line.text('unknown-customer'),
      allowWrites: line.text('allow-writes'),
    },
    line.text('target'),
    io.env,
  );
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

async function clientOptions(line: CommandLine, io: Io) {
  const seconds = Number(line.text('timeout') ?? '30');
  if (!(seconds > 0 && seconds <= 3600)) {
    throw new KitError('usage', `--timeout was given ${line.text('timeout')}.`, {
      expected: 'seconds, from 0.1 to 3600',
    });
  }
  const ca = line.text('ca');
  if (line.flag('insecure'))
    io.stderr('Warning: --insecure takes any certificate; whoever sits between sees the token.\n');
  return {
    timeoutMs: seconds * 1000,
    insecure: line.flag('insecure'),
    ...(ca === undefined ? {} : { ca: await readCertificate(ca) }),
  };
}

async function readCertificate(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new KitError('file-unreadable', `The certificate ${file} cannot be read.`, { was: (error as Error).message });
  }
}

const progress =
  ({ stderr }: Io) =>
  (done: number, total: number): void =>
    stderr(`\r\u001B[K${done} of ${total} workflows`);
