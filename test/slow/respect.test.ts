import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Workflow } from '../../src/contracts/contract-document.js';
import { loadContracts, shippedContracts } from '../../src/contracts/load-contracts.js';
import { administratorValues, factsOfState } from '../../src/document/provider-states.js';
import { type RunningFake, startFake } from '../../src/fake/start-fake.js';
import { useOf } from '../../src/operations/use-of.js';
import { completeInputs } from '../../src/verify/play/inputs.js';
import { runVerify } from '../verify/run-verify.js';
import { binOf, runTool } from './tool.js';

type Verdict = 'passed' | 'failed';
type Verdicts = Record<string, Verdict>;

const documents = await loadContracts([shippedContracts]);
const redocly = binOf('@redocly/cli', 'redocly');
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ticaga-kit-respect-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Plays some workflows of a document in a world of the fake, with the values of their provider state. */
async function respect(fake: RunningFake, file: string, workflows: readonly Workflow[]): Promise<Verdicts> {
  const [{ workflowId, providerState }] = workflows as [Workflow];
  const world = fake.sandbox(workflowId);
  const answer = await fetch(`${world.adminUrl}/pact/provider-states`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ state: providerState, params: {}, action: 'setup' }),
  });
  const values = (await answer.json()) as Record<string, string | number>;
  const named = Object.entries({ ...administratorValues, ...factsOfState(providerState).returns });
  const known = named.flatMap(([name, input]) => (input === null ? [] : [[input, values[name]] as const]));
  const inputs = completeInputs(Object.fromEntries(known));
  const log = join(folder, `${crypto.randomUUID()}.json`);
  const { output } = await runTool(process.execPath, [
    redocly,
    'respect',
    file,
    ...workflows.flatMap((workflow) => ['--workflow', workflow.workflowId]),
    ...['--server', `ticaga=${world.url}/api`],
    ...['--input', JSON.stringify(inputs)],
    ...['--json-output', log],
  ]);
  const report = JSON.parse(await readFile(log, 'utf8').catch(() => Promise.reject(new Error(output)))) as {
    files: Record<string, { executedWorkflows: { workflowId: string; status: string }[] }>;
  };
  const [played] = Object.values(report.files);
  return Object.fromEntries(
    (played?.executedWorkflows ?? []).map((one) => [one.workflowId, one.status === 'success' ? 'passed' : 'failed']),
  );
}

/** What verify says, a refuted assumption counted as a failure: respect knows no grades. */
async function verify(fake: RunningFake): Promise<Verdicts> {
  const { stdout } = await runVerify([fake.url, '--strict', '--reporter', 'json']);
  const { cases } = JSON.parse(stdout) as { cases: { name: string; status: Verdict }[] };
  return Object.fromEntries(cases.map(({ name, status }) => [name, status]));
}

/** Whether a workflow writes, and not only what is refused. */
const changesWorld = ({ steps }: Workflow): boolean =>
  steps.some(({ operation, successCriteria }) => {
    const isRefused = successCriteria.some(({ check }) => /^\$statusCode (?:== 4|>= 400)/.test(check.text));
    return useOf(operation).writes && !isRefused;
  });

/** Workflows that change nothing share a world when they share a state; each that writes has one of its own. */
function shareWorlds(workflows: readonly Workflow[]): Workflow[][] {
  const worlds = new Map<string, Workflow[]>();
  for (const workflow of workflows) {
    const key = changesWorld(workflow) ? workflow.workflowId : `reads: ${workflow.providerState}`;
    worlds.set(key, [...(worlds.get(key) ?? []), workflow]);
  }
  return [...worlds.values()];
}

/** Runs the tasks, as many at once as there are processors. */
async function inLanes<T>(tasks: readonly (() => Promise<T>)[]): Promise<T[]> {
  const results: T[] = [];
  const waiting = [...tasks.entries()];
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) results[next[0]] = await next[1]();
  };
  await Promise.all(Array.from({ length: availableParallelism() }, lane));
  return results;
}

/** redocly respect goes where a redirect leads, and so never sees that there was one. */
const withRedirects = 'contracts/without-accept.arazzo.yaml';

/** It cannot send an address with a slash twice nor an empty token, nor say that a header is not there. */
const ownWords = [
  'read-with-double-slash',
  'get-nearly-right-token',
  'assign-nearly-right-token',
  'read-without-limit',
];

test('redocly respect and verify agree on every workflow of an honest fake: all pass', async () => {
  const fake = await startFake();
  try {
    const played = documents
      .filter(({ file }) => !file.endsWith(withRedirects))
      .map(({ file, workflows }) => ({
        file,
        workflows: workflows.filter(({ workflowId }) => !ownWords.includes(workflowId)),
      }));
    const tasks = played.flatMap(({ file, workflows }) =>
      shareWorlds(workflows).map((group) => () => respect(fake, file, group)),
    );
    const theirs = Object.assign({}, ...(await inLanes(tasks))) as Verdicts;
    console.log(`redocly respect played ${Object.keys(theirs).length} workflows`);
    const names = played.flatMap(({ workflows }) => workflows.map(({ workflowId }) => workflowId));
    const ours = Object.entries(await verify(fake)).filter(([name]) => names.includes(name));
    expect(theirs).toEqual(Object.fromEntries(ours));
    expect(Object.values(theirs)).not.toContain('failed');
  } finally {
    await fake.close();
  }
  // A process of redocly for each workflow that writes.
}, 900_000);

test('redocly respect and verify agree on the reading workflows that another server fails', async () => {
  const fake = await startFake({ assume: { 'unknown-customer-status': '404', 'auth-error-body': 'error' } });
  try {
    const { file, workflows } = documents.find((document) => document.file.endsWith('get-customer.arazzo.yaml'))!;
    const tasks = shareWorlds(workflows).map((group) => () => respect(fake, file, group));
    const theirs = Object.assign({}, ...(await inLanes(tasks))) as Verdicts;
    const ours = await verify(fake);
    expect(theirs).toEqual(Object.fromEntries(workflows.map(({ workflowId }) => [workflowId, ours[workflowId]])));
    expect(Object.values(theirs).filter((verdict) => verdict === 'failed')).toHaveLength(9);
  } finally {
    await fake.close();
  }
});
