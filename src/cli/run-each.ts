import type { Conversation } from '../consumer/exec/conversation.js';
import type { JudgedRun, ProfileRun } from '../consumer/exec/survival-report.js';
import type { Assumptions } from '../document/assumptions.js';
import type { Io } from './command.js';
import { type Plan, refuseIdle } from './exec-plan.js';
import { printReport } from './print-report.js';
import { signalStatus } from './signal-status.js';

/** Runs the command against a fake with these switches besides its own, and judges it. */
async function runWith(
  plan: Plan,
  assume: Partial<Assumptions>,
  io: Io,
): Promise<JudgedRun & Pick<Conversation, 'assumptions'>> {
  const { runSuite } = await import('../consumer/exec/run-suite.js');
  const { judge } = await import('../consumer/exec/judge.js');
  const { knowOperations } = await import('../consumer/known-operation.js');
  const fake = { ...plan.fake, assume: { ...assume, ...plan.fake.assume } };
  const run = await runSuite({ ...plan, fake, env: { ...io.env }, signal: io.signal });
  refuseIdle(run, plan, io);
  const { conversation, status, durationMs } = run;
  const verdict = judge(conversation, knowOperations(plan.fake.also), plan.allow);
  return { verdict, assumptions: conversation.assumptions, status, durationMs };
}

const optionsOf = ({ command, failOn, strictPaths }: Plan) => ({ command, failOn, strictPaths });

/**
 * Runs the command once against each kind of server that the kit ships.
 * @returns 0 when it passes and breaks nothing against all of them; else 1
 * @throws KitError command-idle
 */
export async function runEachProfile(plan: Plan, io: Io): Promise<number> {
  const { isSurvived, survivalReport } = await import('../consumer/exec/survival-report.js');
  const { loadProfile } = await import('../verify/profile.js');
  const { profileNames } = await import('../verify/shipped-profiles.js');
  const runs: ProfileRun[] = [];
  for (const profile of await profileNames()) {
    const { assumptions, summary } = await loadProfile(profile);
    io.stderr(`Profile ${profile}: ${summary}\n`);
    const run = await runWith(plan, assumptions, io);
    if (io.signal.aborted) return signalStatus(io.signal);
    runs.push({ profile, summary, ...run });
  }
  const options = optionsOf(plan);
  await printReport(plan.reporters, () => survivalReport(runs, options), io, { stream: 'stderr' });
  return runs.every((run) => isSurvived(run, options)) ? 0 : 1;
}

/**
 * Runs the command as it is, and then with other values of the switches that its calls may meet, until every two values
 * have met or failed.
 * @returns 0 when it survives every value; 1 when it does not, or not even the run as it is
 * @throws KitError command-idle
 */
export async function runEachAssumption(plan: Plan, io: Io): Promise<number> {
  const { assumptionReport, switchesOf } = await import('../consumer/exec/assumption-report.js');
  const { findUnsurvived } = await import('../consumer/exec/find-unsurvived.js');
  const { isSurvived } = await import('../consumer/exec/survival-report.js');
  const options = optionsOf(plan);
  io.stderr('Run 1: the fake as it is\n');
  const first = await runWith(plan, {}, io);
  if (io.signal.aborted) return signalStatus(io.signal);
  const isSound = isSurvived(first, options);
  const switches = isSound ? switchesOf(first.verdict, plan.fake.assume ?? {}, first.assumptions) : [];
  let runs = 1;
  const unsurvived = await findUnsurvived(switches, async (settings) => {
    if (io.signal.aborted) return { ...first, isSurvived: true };
    io.stderr(
      `Run ${++runs}: ${Object.entries(settings)
        .map((pair) => pair.join('='))
        .join(' ')}\n`,
    );
    const run = await runWith(plan, settings, io);
    return { ...run, isSurvived: io.signal.aborted || isSurvived(run, options) };
  });
  if (io.signal.aborted) return signalStatus(io.signal);
  const report = assumptionReport({ first, isSound, switches, unsurvived, runs }, options);
  await printReport(plan.reporters, () => report, io, { stream: 'stderr' });
  return isSound && unsurvived.length === 0 ? 0 : 1;
}
