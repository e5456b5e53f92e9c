import { basename } from 'node:path';
import { failOnValues } from '../../consumer/exec/fail-on.js';
import type { SuiteRun } from '../../consumer/exec/run-suite.js';
import { writeText } from '../../document/text-file.js';
import { KitError } from '../../errors.js';
import { checkExpected, type ExpectedViolation } from '../../journal/expected-violation.js';
import { commandLine } from '../../report/command-line.js';
import type { ReporterName } from '../../report/reporters.js';
import { everyProfile } from '../../verify/shipped-profiles.js';
import { defineCommand, type Io } from '../command.js';
import { configOptions } from '../config-options.js';
import { envOption } from '../env-option.js';
import { type Plan, refuseIdle } from '../exec-plan.js';
import { fakeOptions, loadFakeOptions } from '../fake-options.js';
import { printReport } from '../print-report.js';
import { refuseTogether } from '../refuse-together.js';
import { reporterTo } from '../reporter-option.js';
import { rowsOption } from '../rows-option.js';
import { runEachAssumption, runEachProfile } from '../run-each.js';
import { signalStatus } from '../signal-status.js';
import { watchFiles } from '../watch-files.js';

/** Runs a plugin's own tests against a fake, and judges what they sent. */
export const exec = defineCommand({
  name: 'exec',
  summary: "Run a plugin's own tests against a fake, and judge what they sent",
  positionals: '-- <command ...>',
  options: {
    env: envOption,
    'fail-on': {
      type: 'choice',
      choices: failOnValues,
      default: 'observed',
      summary: 'Fail on violations of facts that are at least so well known',
    },
    allow: {
      type: 'texts',
      value: 'CODE[:METHOD:/path]',
      parse: parseExpected,
      summary: 'Expect this violation or remark, anywhere or at one address: it fails nothing, and its absence does',
    },
    rows: rowsOption,
    'allow-idle': { type: 'flag', summary: 'Take a command for right that passes and never calls the fake' },
    'strict-paths': { type: 'flag', summary: 'Fail on an address that no document knows, and that is like none' },
    tls: {
      type: 'flag',
      summary:
        'Judge one thing only: the fake is at https with a certificate that nobody should trust, and a request that comes all the same exits 1',
    },
    ...fakeOptions,
    profile: {
      ...fakeOptions.profile,
      summary: `${fakeOptions.profile.summary}; all: run once against each kind`,
    },
    'each-assumption': {
      type: 'flag',
      summary:
        'Run again and again with other values of the switches, until every two have met, and tell which values the command does not survive',
    },
    reporter: reporterTo('stderr'),
    pact: { type: 'text', value: 'FILE', summary: 'Write what was said as a consumer contract of Pact, version 4' },
    watch: { type: 'flag', summary: 'Run again whenever a file of this folder changes' },
    ...configOptions,
  },
  examples: [
    'ticaga-kit exec -- php tests/run.php',
    'ticaga-kit exec --env HELPDESK_URL --reporter pretty --reporter junit=wire.xml -- vendor/bin/phpunit',
    'ticaga-kit exec --watch --assume unknown-customer-status=404 -- vendor/bin/phpunit',
  ],
  async run({ options, rest }, io) {
    const isEach = options.profile === everyProfile;
    refuseTogether(isEach ? '--profile all' : undefined, { '--pact': options.pact, '--watch': options.watch });
    const isTurning = options['each-assumption'];
    refuseTogether(isTurning ? '--each-assumption' : undefined, {
      '--pact': options.pact,
      '--watch': options.watch,
      '--profile all': isEach,
      '--tls': options.tls,
    });
    refuseTogether(options.tls ? '--tls' : undefined, {
      '--pact': options.pact,
      '--profile all': isEach,
      '--allow': options.allow.length > 0,
      '--strict-paths': options['strict-paths'],
    });
    const plan: Plan = {
      command: rest,
      fake: await loadFakeOptions(isEach ? { ...options, profile: undefined } : options),
      urlVariables: options.env,
      failOn: options['fail-on'],
      allow: options.allow,
      allowIdle: options['allow-idle'],
      strictPaths: options['strict-paths'],
      reporters: options.reporter,
      pact: options.pact,
      rows: options.rows,
    };
    if (isEach) return runEachProfile(plan, io);
    if (isTurning) return runEachAssumption(plan, io);
    const runOnce = options.tls ? runOverTls : runJudged;
    if (!options.watch) return runOnce(plan, io);
    const own = [...plan.reporters.map(({ file }) => file), plan.pact].filter((file) => file !== undefined);
    for await (const cause of watchFiles('.', own, io.signal)) {
      if (cause !== undefined) io.stderr(`\n${cause} changed: running again.\n`);
      await runOnce(plan, io).catch((error: unknown) => tellIdle(error, io));
      io.stderr('Waiting for a file to change. Ctrl-C ends.\n');
    }
    return signalStatus(io.signal);
  },
});

/** A command that never called the fake may do so when its files change again. */
function tellIdle(error: unknown, io: Io): void {
  if (!(error instanceof KitError) || error.code !== 'command-idle') throw error;
  io.stderr(`${error.render()}\n`);
}

/** CODE, or CODE:METHOD:/path; a * stands for any. @throws KitError usage */
function parseExpected(texts: readonly string[]): ExpectedViolation[] {
  return texts.map((text) => {
    const refuse = (was: string, fix: string) =>
      new KitError('usage', `--allow ${text} names no violation and no remark.`, { was, fix });
    const [code, method, ...path] = text.split(':');
    return checkExpected(
      { code, method: orAny(method), path: path.length === 0 ? undefined : orAny(path.join(':')) },
      refuse,
    );
  });
}

const orAny = (text: string | undefined): string | undefined => (text === '*' ? undefined : text);

/**
 * @returns the command's own status when it is not 0; else 1 when the verdict is no
 * @throws KitError command-idle
 */
async function runJudged(plan: Plan, io: Io): Promise<number> {
  const { runSuite } = await import('../../consumer/exec/run-suite.js');
  const run = await runSuite({ ...plan, env: { ...io.env }, signal: io.signal });
  refuseIdle(run, plan, io);
  const broken = await report(run, plan, io);
  return run.status === 0 && broken ? 1 : run.status;
}

/** @returns what became of the connections decides it, and the command's own status does not */
async function runOverTls(plan: Plan, io: Io): Promise<number> {
  const { runSuite } = await import('../../consumer/exec/run-suite.js');
  const { connectionReport, connectionStatus } = await import('../../consumer/exec/connection-report.js');
  const run = await runSuite({ ...plan, fake: { ...plan.fake, tls: true }, env: { ...io.env }, signal: io.signal });
  if (io.signal.aborted) return signalStatus(io.signal);
  const options = { command: commandLine(plan.command), failOn: plan.failOn };
  await printReport(plan.reporters, () => connectionReport(run, options), io, { stream: 'stderr' });
  return connectionStatus(run, plan.failOn);
}

async function report({ conversation, status, durationMs }: SuiteRun, plan: Plan, io: Io): Promise<boolean> {
  const { isBroken, judge } = await import('../../consumer/exec/judge.js');
  const { verdictReport, verdictSummary } = await import('../../consumer/exec/verdict-report.js');
  const { knowOperations } = await import('../../consumer/known-operation.js');
  const verdict = judge(conversation, knowOperations(plan.fake.also), plan.allow);
  const reportFor = (name: ReporterName) =>
    (name === 'pretty' ? verdictSummary : verdictReport)(verdict, {
      command: plan.command,
      status,
      durationMs,
      failOn: plan.failOn,
      strictPaths: plan.strictPaths,
    });
  await printReport(plan.reporters, reportFor, io, { stream: 'stderr' });
  if (plan.pact !== undefined) {
    const { createPact } = await import('../../consumer/exec/pact.js');
    const pact = createPact(conversation, basename(process.cwd()));
    await writeText(plan.pact, `${JSON.stringify(pact, null, 2)}\n`);
    const count = pact.interactions.length;
    io.stderr(`Wrote ${plan.pact}: ${count} interaction${count === 1 ? '' : 's'}.\n`);
  }
  return isBroken(verdict, plan.failOn, plan.strictPaths);
}
