import { loadContracts, shippedContracts } from '../../contracts/load-contracts.js';
import { type Assumptions, defaultAssumptions } from '../../document/assumptions.js';
import { KitError } from '../../errors.js';
import { createMask, type Mask } from '../../report/mask.js';
import { printable } from '../../report/printable.js';
import { countStatuses, type Report } from '../../report/report.js';
import type { Reporter } from '../../report/reporters.js';
import { secretsIn, strangersEmail } from '../../verify/play/secrets.js';
import { createProfile, loadProfile, renderProfile } from '../../verify/profile.js';
import { openProfileFile, type ProfileFile } from '../../verify/profile-file.js';
import { customerId, readTarget, type Target } from '../../verify/target.js';
import { type VerifyResult, verify as verifyServer } from '../../verify/verify.js';
import { verifyReport } from '../../verify/verify-report.js';
import { createClient } from '../../wire/http-client.js';
import { createPatientClient } from '../../wire/patient-client.js';
import { alsoOption, loadAlso } from '../also-option.js';
import { baseUrlOf } from '../base-url.js';
import { defineCommand, type Io } from '../command.js';
import { configOptions } from '../config-options.js';
import { type Connection, clientOptions, connectionOptions } from '../connection-options.js';
import { printReport } from '../print-report.js';
import { reporterTo } from '../reporter-option.js';
import { schemaLine } from '../schema-line.js';
import { signalStatus } from '../signal-status.js';

/** Proves a server against the contract, and learns from it. */
export const verify = defineCommand({
  name: 'verify',
  summary:
    'Prove any server, the fake or a live one, against the contract, and learn what it does where the contract only assumes',
  positionals: '[baseUrl]',
  options: {
    email: {
      type: 'text',
      value: 'EMAIL',
      notInFile: 'Set TICAGA_API_EMAIL, or write it into the file of --target.',
      summary: "An administrator's email; default: TICAGA_API_EMAIL",
    },
    token: {
      type: 'text',
      value: 'TOKEN',
      secret: true,
      notInFile: 'A file with a secret ends up in a repository: set TICAGA_API_TOKEN.',
      summary: 'The API token; default: TICAGA_API_TOKEN, which no process list shows',
    },
    'other-token': {
      type: 'text',
      value: 'TOKEN',
      secret: true,
      notInFile: 'A file with a secret ends up in a repository: set TICAGA_API_OTHER_TOKEN.',
      summary: "Another administrator's API token, to see what it may do; default: TICAGA_API_OTHER_TOKEN",
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
      summary:
        'Linked customers of a live server that may be changed; each is put back to its former pair, or the exit status is 1',
    },
    'leave-linked': {
      type: 'flag',
      summary: 'Take customers for --allow-writes that are not linked, too; they stay linked, for nothing unlinks',
    },
    target: { type: 'text', value: 'FILE', summary: 'The same in YAML: url, email, token: $VARIABLE, customer, ...' },
    also: alsoOption('Let contracts play the operations of this OpenAPI document of yours, too'),
    contracts: { type: 'texts', value: 'DIR', summary: 'Play the *.arazzo.yaml of this folder, too' },
    strict: { type: 'flag', summary: 'A refuted assumption fails as well' },
    profile: {
      type: 'text',
      value: 'NAME|FILE',
      summary: 'Expect what this profile says where the contract only assumes',
    },
    learn: {
      type: 'text',
      value: 'FILE',
      summary: 'Write what the server taught as a profile, for serve --profile; also when the run is broken off',
    },
    reporter: reporterTo('stdout'),
    jobs: {
      type: 'whole number',
      least: 1,
      most: 64,
      value: 'N',
      summary:
        'How many workflows play at once: 16 on a fake unless told, 4 on a live server, where what writes goes alone',
    },
    ...connectionOptions,
    'admin-token': {
      type: 'text',
      value: 'TOKEN',
      env: 'TICAGA_KIT_ADMIN_TOKEN',
      secret: true,
      notInFile: 'A file with a secret ends up in a repository: set TICAGA_KIT_ADMIN_TOKEN.',
      summary: 'What the control plane of a fake asks for, if it does',
    },
    ...configOptions,
  },
  examples: [
    'ticaga-kit verify http://127.0.0.1:4010',
    'ticaga-kit verify https://helpdesk.example.com --customer 42 --learn profile.yaml',
    'ticaga-kit verify https://helpdesk.example.com --allow-writes 42,43 --unknown-customer 999999',
  ],
  async run({ options, positionals: [url] }, io) {
    const { email, token, 'other-token': otherToken, customer } = options;
    const { 'unknown-customer': unknownCustomer, 'allow-writes': allowWrites, 'leave-linked': leaveLinked } = options;
    const settings = { url, email, token, otherToken, customer, unknownCustomer, allowWrites, leaveLinked };
    const target = await readTarget(settings, options.target, io.env);
    const hide = createMask(secretsOf(target, options['admin-token']));
    try {
      return await verifyTarget(target, options, io, hide);
    } catch (error) {
      if (!(error instanceof KitError)) throw error;
      const told = error.map(hide);
      if (!io.signal.aborted) throw told;
      io.stderr(`${told.map(printable).render()}\n`);
      return signalStatus(io.signal);
    }
  },
});

const askedBy = {
  command: 'verify',
  example: 'ticaga-kit verify http://127.0.0.1:4010',
  credentials: 'Give them with --email and TICAGA_API_TOKEN.',
};

interface Settings extends Connection {
  profile: string | undefined;
  learn: string | undefined;
  contracts: readonly string[];
  also: readonly string[];
  strict: boolean;
  jobs: number | undefined;
  reporter: readonly Reporter[];
  'admin-token': string | undefined;
}

async function verifyTarget(target: Target, options: Settings, io: Io, hide: Mask): Promise<number> {
  const { profile, learn } = options;
  const assumptions = {
    ...defaultAssumptions,
    ...(profile === undefined ? {} : (await loadProfile(profile)).assumptions),
  };
  const documents = await loadContracts(
    [shippedContracts, ...options.contracts],
    (await loadAlso(options.also)).flatMap((document) => document.operations),
  );
  const baseUrl = baseUrlOf(target.url, askedBy);
  const clearLine = () => io.isTerminal && io.stderr('\r\u001B[K');
  const send = createPatientClient(createClient(await clientOptions(options, io)), (seconds) => {
    clearLine();
    io.stderr(`The server has a limit of requests, and is asked again in ${seconds} s.\n`);
  });
  const learned = learn === undefined ? undefined : await openProfileFile(learn);
  try {
    const result = await verifyServer({
      baseUrl,
      documents,
      target,
      assumptions,
      send,
      adminToken: options['admin-token'],
      jobs: options.jobs,
      signal: io.signal,
      onOpening: (sentences) => tellOpening(sentences, io, hide),
      ...(io.isTerminal ? { onProgress: progress(io) } : {}),
    });
    clearLine();
    const suite = verifyReport(result, { strict: options.strict });
    try {
      await printReport(options.reporter, () => suite, io, { hide });
    } finally {
      if (learned) await writeLearned(learned, result, assumptions, io);
    }
    return io.signal.aborted ? signalStatus(io.signal) : statusFor(suite);
  } finally {
    await learned?.close();
  }
}

/** Also of a run that was broken off: what was learned until then is true. */
async function writeLearned(file: ProfileFile, result: VerifyResult, expected: Assumptions, io: Io): Promise<void> {
  const { baseUrl, settled, results } = result;
  const played = results.filter(({ observations }) => observations.length > 0).length;
  if (played === 0) return io.stderr(`Nothing was played, and so ${file.path} stays as it was.\n`);
  const remark = `The run was broken off: ${played} of ${results.length} workflows were played.`;
  const profile = createProfile(baseUrl, settled, expected, new Date());
  await file.write(
    schemaLine('profile', file.path) +
      renderProfile(profile, { writtenBy: 'verify', remark: io.signal.aborted ? remark : undefined }),
  );
  io.stderr(`Wrote ${file.path}: start a fake that behaves the same with ticaga-kit serve --profile ${file.path}\n`);
}

/** What reports and errors must not repeat: tokens, what is nearly one, and the form in which Basic sends them. */
function secretsOf({ email, token, otherToken, variables }: Target, adminToken: string | undefined): string[] {
  const tokens = secretsIn({ token, other_token: otherToken }, variables).map(({ value }) => value);
  const basic = tokens.flatMap((value) =>
    [email ?? '', strangersEmail].map((one) => Buffer.from(`${one}:${value}`).toString('base64')),
  );
  return [...tokens, ...basic, ...(adminToken === undefined ? [] : [adminToken])];
}

/** Before anything is written, and at once: a run that is killed leaves these lines. */
function tellOpening(sentences: readonly string[], { stderr, signal }: Io, hide: Mask): void {
  stderr(`${sentences.map((sentence) => printable(hide(sentence))).join('\n')}\n`);
  const calm = 'Interrupted: what was written is put back first. Interrupting again leaves it as it is.\n';
  signal.addEventListener('abort', () => stderr(calm), { once: true });
}

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

/** How far the run is, and how long it takes at the rate so far. */
function progress({ stderr }: Io): (done: number, total: number) => void {
  const started = performance.now();
  return (done, total) => {
    const seconds = ((performance.now() - started) / done / 1000) * (total - done);
    const left = done < total && seconds >= 1 ? `, about ${Math.ceil(seconds)} s left` : '';
    stderr(`\r\u001B[K${done} of ${total} workflows${left}`);
  };
}
