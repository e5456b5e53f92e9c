import type { Workflow } from '../../contracts/contract-document.js';
import { administratorValues, factsOfState, type ProviderStateName } from '../../document/provider-states.js';
import { KitError } from '../../errors.js';
import { TransportError } from '../../wire/transport-error.js';
import {
  checkInputs,
  completeInputs,
  inputsOf,
  type KnownInputs,
  missingInputs,
  otherTokenNeeded,
} from '../play/inputs.js';
import type { PlayOptions, PlayResult } from '../play/play-options.js';
import { playWorkflow } from '../play/play-workflow.js';
import { probeScheme } from '../play/probe-scheme.js';
import type { Scheme, Session } from '../play/session.js';
import { sideBySide } from '../play/side-by-side.js';
import { notPlayed, type WorkflowResult } from '../play/workflow-result.js';
import type { Sandbox, Sandboxes } from './sandboxes.js';

/** How many workflows play at once, unless told: a fake is nobody's but the tester's. */
const usualJobs = 16;

/** Plays each workflow in a sandbox of its own, several at once, with inputs from its provider state. */
export async function playInSandboxes(options: PlayOptions, sandboxes: Sandboxes): Promise<PlayResult> {
  checkInputs(options.workflows, options.target.inputs);
  const dropping: Promise<void>[] = [];
  const probed = await withSandbox(sandboxes, dropping, async (sandbox) => {
    const known = await setUp(sandbox, 'a customer exists');
    return probeScheme(sessionIn(sandbox, options, 'bearer', { ...known }), known.customer_id);
  });
  const scheme = probed ?? 'bearer';
  const results = await sideBySide(options.workflows, options.jobs ?? usualJobs, async (workflow) => {
    const played = playOne(workflow, options, sandboxes, scheme, dropping);
    const result = await played.catch((error) => unprepared(workflow, error));
    options.onPlayed();
    return result;
  });
  await Promise.all(dropping);
  return { scheme, results, opening: [], unrestored: [], leftLinked: [] };
}

async function playOne(
  workflow: Workflow,
  options: PlayOptions,
  sandboxes: Sandboxes,
  scheme: Scheme,
  dropping: Promise<void>[],
): Promise<WorkflowResult> {
  if (options.signal.aborted) return notPlayed(workflow, 'The run was interrupted.');
  return withSandbox(sandboxes, dropping, async (sandbox) => {
    const state = workflow.providerState;
    const known = await setUp(sandbox, state);
    if (scheme === 'basic') delete known.other_token;
    const inputs = inputsOf(workflow, completeInputs(known, options.target.inputs));
    const missing = missingInputs(workflow, inputs);
    if (missing.includes('other_token')) return notPlayed(workflow, `It needs ${otherTokenNeeded}.`);
    if (missing.length > 0) {
      const names = missing.join(', ');
      return notPlayed(
        workflow,
        `The state "${state}" does not give it ${names}; name values under inputs: of --target FILE.`,
      );
    }
    // The token reaches the session even when the workflow does not declare it: credentials may be left open.
    const session = sessionIn(sandbox, options, scheme, { email: known.email, token: known.token, ...inputs });
    return playWorkflow(workflow, session, options.assumptions);
  });
}

/** The server went away, or said no, while a sandbox was made ready. What other workflows showed stays. */
function unprepared(workflow: Workflow, error: unknown): WorkflowResult {
  if (!(error instanceof TransportError) && !(error instanceof KitError)) throw error;
  if (error instanceof TransportError && error.kind === 'interrupted') return notPlayed(workflow, error.message);
  const unanswered = { message: error.message, step: workflow.steps[0]!, operation: 'The provider state' };
  return { workflow, observations: [], unanswered, notes: [], durationMs: 0 };
}

/** @param dropping takes what still goes on afterwards: nobody needs to wait for a sandbox to go */
async function withSandbox<T>(
  sandboxes: Sandboxes,
  dropping: Promise<void>[],
  use: (sandbox: Sandbox) => Promise<T>,
): Promise<T> {
  const sandbox = await sandboxes.create();
  try {
    return await use(sandbox);
  } finally {
    dropping.push(sandbox.drop());
  }
}

function sessionIn(
  { baseUrl }: Sandbox,
  { send, signal, target }: PlayOptions,
  scheme: Scheme,
  inputs: Record<string, unknown>,
): Session {
  return { baseUrl, inputs, scheme, variables: target.variables, send, signal };
}

/** Sets a state up. @returns its values under the names that documents use */
async function setUp(sandbox: Sandbox, state: ProviderStateName): Promise<KnownInputs> {
  const values = await sandbox.setUp(state);
  const named = Object.entries({ ...administratorValues, ...factsOfState(state).returns });
  return Object.fromEntries(
    named.flatMap(([name, input]) => (input !== null && isValue(values[name]) ? [[input, values[name]]] : [])),
  );
}

const isValue = (value: unknown): value is string | number => typeof value === 'string' || typeof value === 'number';
