import type { Workflow } from '../../contracts/contract-document.js';
import { completeInputs, inputsOf, type KnownInputs, missingInputs } from '../play/inputs.js';
import { probeScheme } from '../play/probe-scheme.js';
import type { Session } from '../play/session.js';
import { notPlayed, timed, type WorkflowResult } from '../play/workflow-result.js';
import type { Outcome, PlayOptions } from '../verify.js';
import { TransportError } from '../wire/transport-error.js';
import type { ControlPlane, Sandbox } from './sandboxes.js';

/** How many workflows play at once. */
const lanes = 8;

/** Plays each workflow in a sandbox of its own, several at once, with inputs from its provider state. */
export async function playInSandboxes(options: PlayOptions, controlPlane: ControlPlane): Promise<Outcome> {
  const scheme = await withSandbox(controlPlane, async (sandbox) => {
    const known = knownFrom(await sandbox.setUp('a customer exists'), 'a customer exists');
    return probeScheme(createStage(options, sandbox, { ...known }), known.customer_id);
  });
  const waiting = [...options.workflows];
  const lane = async () => {
    for (let workflow = waiting.shift(); workflow; workflow = waiting.shift()) {
      const current = workflow;
      options.report(
        await playOne(current, options, controlPlane, scheme ?? 'bearer').catch((error) => unprepared(current, error)),
      );
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return { scheme: scheme ?? 'bearer', unrestored: [] };
}

async function playOne(
  workflow: Workflow,
  options: PlayOptions,
  controlPlane: ControlPlane,
  scheme: Session['scheme'],
): Promise<WorkflowResult> {
  if (options.signal.aborted) return notPlayed(workflow, 'The run was interrupted.');
  return withSandbox(controlPlane, async (sandbox) => {
    const state = workflow.providerState ?? 'the token is valid';
    const known = knownFrom(await sandbox.setUp(state), state);
    const inputs = inputsOf(workflow, completeInputs(known, options.target.inputs));
    const missing = missingInputs(workflow, inputs);
    if (missing.length > 0) {
      const names = missing.join(', ');
      return notPlayed(
        workflow,
        `The state "${state}" does not give it ${names}; name values under inputs: of --target FILE.`,
      );
    }
    // The token reaches the session even when the workflow does not declare it: credentials may be left open.
    const session = createStage(options, sandbox, { email: known.email, token: known.token, ...inputs });
    return (await timed(workflow, { ...session, scheme }, options.assumptions)).result;
  });
}

/** The server went away while a sandbox was made ready or dropped. */
function unprepared(workflow: Workflow, error: unknown): WorkflowResult {
  if (!(error instanceof TransportError)) throw error;
  const stop = {
    kind: 'transport' as const,
    message: error.message,
    step: workflow.steps[0]!,
    operation: 'The provider state',
  };
  return { workflow, observations: [], stop, notes: [], durationMs: 0 };
}

async function withSandbox<T>(controlPlane: ControlPlane, use: (sandbox: Sandbox) => Promise<T>): Promise<T> {
  const sandbox = await controlPlane.createSandbox();
  try {
    return await use(sandbox);
  } finally {
    await sandbox.drop();
  }
}

function createStage(
  { send, signal, target }: PlayOptions,
  { baseUrl }: Sandbox,
  inputs: Record<string, unknown>,
): Session {
  return { baseUrl, inputs, scheme: 'bearer', tokenVariable: target.tokenVariable, send, signal };
}

/** The values of a provider state under the names that documents use. */
function knownFrom(values: Record<string, unknown>, state: string): KnownInputs {
  const { admin_email, admin_token, id, other_id } = values;
  return {
    ...(typeof admin_email === 'string' ? { email: admin_email } : {}),
    ...(typeof admin_token === 'string' ? { token: admin_token } : {}),
    ...(typeof other_id === 'number' ? { other_customer_id: other_id } : {}),
    ...(typeof id !== 'number'
      ? {}
      : state === 'no such customer exists'
        ? { unknown_customer_id: id }
        : { customer_id: id }),
  };
}
