import { KitError } from '../../errors.js';
import { completeInputs, inputsOf, type KnownInputs } from '../play/inputs.js';
import type { PlayOptions, PlayResult } from '../play/play-options.js';
import { playWorkflow } from '../play/play-workflow.js';
import { probeScheme } from '../play/probe-scheme.js';
import type { Session } from '../play/session.js';
import { sideBySide } from '../play/side-by-side.js';
import { isWriting, notPlayed, type WorkflowResult } from '../play/workflow-result.js';
import { readPair, saysUnlinked, unreadable } from './former-pairs.js';
import { playWriting } from './play-writing.js';
import { whyInputsMissing, whyNotInState, whyUnreachable } from './reasons.js';
import { findWritable, tellWrites } from './writable-customers.js';

/** How many reading workflows play at once, unless told: others use the server, too. */
const usualJobs = 4;

/**
 * Plays against a server that cannot set up states: what only reads side by side, then, if customers were named that may
 * be changed, what writes, one workflow after the other.
 */
export async function playLive(options: PlayOptions): Promise<PlayResult> {
  const { target, workflows } = options;
  const customer = target.customer ?? target.allowWrites[0];
  const session = await signIn(options, customer);
  const customers = await findWritable(options, session);
  const opening = tellWrites(options, customers);
  if (customers.ids.size > 0) options.onOpening(opening);
  const read = await playReading(options, session, customer);
  const { results: written, ...leftovers } = await playWriting(options, session, customers);
  // Reading workflows came first, and those that write in an order that the server's answers decided.
  const results = [...read, ...written].sort((a, b) => workflows.indexOf(a.workflow) - workflows.indexOf(b.workflow));
  return { scheme: session.scheme, results, opening, ...leftovers };
}

async function signIn(options: PlayOptions, customer: number | undefined): Promise<Session> {
  const { baseUrl, target, send, signal } = options;
  const session: Session = {
    baseUrl,
    inputs: liveInputs(options, customer),
    scheme: 'bearer',
    variables: target.variables,
    send,
    writable: new Set(),
    signal,
  };
  const scheme = await probeScheme(session, customer);
  if (!scheme) throw credentialsRefused(options);
  // Whose it is, only the token itself says.
  const { other_token: other, ...inputs } = session.inputs;
  return {
    ...session,
    scheme,
    inputs: scheme === 'basic' ? inputs : { ...inputs, ...(other ? { other_token: other } : {}) },
  };
}

async function playReading(
  { workflows, assumptions, jobs = usualJobs, signal, onPlayed }: PlayOptions,
  session: Session,
  customer: number | undefined,
): Promise<WorkflowResult[]> {
  const pair = customer === undefined ? undefined : await readPair(customer, session).catch(unreadable);
  const linked = pair && !saysUnlinked(pair);
  const reading = workflows.filter((one) => !isWriting(one));
  return sideBySide(reading, jobs, async (workflow) => {
    const inputs = inputsOf(workflow, session.inputs);
    const reason = signal.aborted
      ? 'The run was interrupted.'
      : (whyUnreachable(workflow) ?? whyInputsMissing(workflow, inputs) ?? whyNotInState(workflow, customer, linked));
    const own: Session = { ...session, inputs: { ...session.inputs, ...inputs } };
    const result = reason === undefined ? await playWorkflow(workflow, own, assumptions) : notPlayed(workflow, reason);
    onPlayed();
    return result;
  });
}

function liveInputs({ target }: PlayOptions, customer: number | undefined): Record<string, unknown> {
  const { email, token, otherToken, unknownCustomer } = target;
  if (email === undefined || token === undefined) {
    throw new KitError('usage', 'This server has no control plane of the kit, so it must be told how to sign in.', {
      expected: 'an email and a token of an administrator',
      was: [email === undefined ? 'no email' : 'an email', token === undefined ? 'no token' : 'a token'].join(', '),
      fix: `Set TICAGA_API_EMAIL and ${target.variables.token}, or give --email and --token.`,
    });
  }
  const known: KnownInputs = {
    email,
    token,
    ...(otherToken === undefined ? {} : { other_token: otherToken }),
    ...(customer === undefined ? {} : { customer_id: customer }),
    ...(unknownCustomer === undefined ? {} : { unknown_customer_id: unknownCustomer }),
  };
  return completeInputs(known, target.inputs);
}

function credentialsRefused({ target, baseUrl }: PlayOptions): KitError {
  return new KitError('nothing-judged', `${baseUrl} refused the credentials, as Bearer and as Basic.`, {
    expected: `the email and the API token of an administrator`,
    was: `${target.email} and a token of ${target.token?.length ?? 0} characters`,
    fix: `Correct TICAGA_API_EMAIL and ${target.variables.token}.`,
  });
}
