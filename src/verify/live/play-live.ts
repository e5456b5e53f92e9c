import type { Workflow } from '../../contracts/contract-document.js';
import { KitError } from '../../errors.js';
import { completeInputs, inputsOf, type KnownInputs, missingInputs } from '../play/inputs.js';
import { probeScheme } from '../play/probe-scheme.js';
import type { Session } from '../play/session.js';
import { isWriting, notPlayed, timed } from '../play/workflow-result.js';
import type { Outcome, PlayOptions } from '../verify.js';
import { isUnlinked, readPair, unreadable } from './former-pairs.js';
import { playWriting } from './play-writing.js';

/**
 * Plays against a server that cannot set up states, one workflow after the other. Only reading workflows play, unless
 * customers were named that may be changed.
 */
export async function playLive(options: PlayOptions): Promise<Outcome> {
  const { target, workflows, signal, report, assumptions } = options;
  const customer = target.customer ?? target.allowWrites[0];
  const inputs = liveInputs(options, customer);
  const bare: Session = {
    baseUrl: options.baseUrl,
    inputs,
    scheme: 'bearer',
    tokenVariable: target.tokenVariable,
    send: options.send,
    writable: new Set(),
    signal,
  };
  const scheme = await probeScheme(bare, customer);
  if (!scheme) throw credentialsRefused(options);
  const session: Session = { ...bare, scheme };
  const pair = customer === undefined ? undefined : await readPair(customer, session).catch(unreadable);
  for (const workflow of workflows.filter((one) => !isWriting(one))) {
    const own = inputsOf(workflow, inputs);
    const reason = signal.aborted
      ? 'The run was interrupted.'
      : (whyNotReadable(workflow, own) ?? whyNotInState(workflow, pair && isUnlinked(pair), customer));
    report(
      reason === undefined
        ? (await timed(workflow, { ...session, inputs: { ...inputs, ...own } }, assumptions)).result
        : notPlayed(workflow, reason),
    );
  }
  const unrestored = await playWriting(options, session);
  return { scheme, unrestored };
}

function liveInputs({ target }: PlayOptions, customer: number | undefined): Record<string, unknown> {
  const { email, token, unknownCustomer } = target;
  if (email === undefined || token === undefined) {
    throw new KitError('usage', 'This server has no control plane of the kit, so it must be told how to sign in.', {
      expected: 'an email and a token of an administrator',
      was: [email === undefined ? 'no email' : 'an email', token === undefined ? 'no token' : 'a token'].join(', '),
      fix: `Set TICAGA_API_EMAIL and ${target.tokenVariable}, or give --email and --token.`,
    });
  }
  const known: KnownInputs = {
    email,
    token,
    ...(customer === undefined ? {} : { customer_id: customer }),
    ...(unknownCustomer === undefined ? {} : { unknown_customer_id: unknownCustomer }),
  };
  return completeInputs(known, target.inputs);
}

const flags: Record<string, string> = {
  customer_id: '--customer ID',
  unknown_customer_id: '--unknown-customer ID',
};

/** Why a workflow has not got what it needs; undefined when it has. */
export function whyNotReadable(workflow: Workflow, inputs: Record<string, unknown>): string | undefined {
  const missing = missingInputs(workflow, inputs);
  if (missing.length === 0) return undefined;
  const needed = missing.map(
    (name) => flags[name.replace(/_text$/, '')] ?? `a value for ${name} under inputs: of --target FILE`,
  );
  return `It needs ${[...new Set(needed)].join(' and ')}.`;
}

const playable = ['the token is valid', 'a customer exists', 'no such customer exists', 'two customers exist'];

/** Why a server that cannot be put into the state of a workflow is not in it. */
function whyNotInState(
  { providerState: state = 'the token is valid' }: Workflow,
  unlinked: boolean | undefined,
  customer: number | undefined,
): string | undefined {
  if (playable.includes(state)) return undefined;
  if (state === 'a customer is unlinked' || state === 'a customer is linked') {
    const wanted = state === 'a customer is unlinked';
    if (unlinked === wanted) return undefined;
    const is = unlinked === undefined ? 'cannot be read' : wanted ? 'is linked' : 'is not linked';
    return `Customer ${customer} ${is}; name one that is ${wanted ? 'not linked' : 'linked'} with --customer ID.`;
  }
  return `Only the kit's control plane can set up the state "${state}".`;
}

function credentialsRefused({ target, baseUrl }: PlayOptions): KitError {
  return new KitError('nothing-judged', `${baseUrl} refused the credentials, as Bearer and as Basic.`, {
    expected: `the email and the API token of an administrator`,
    was: `${target.email} and a token of ${target.token?.length ?? 0} characters`,
    fix: `Correct TICAGA_API_EMAIL and ${target.tokenVariable}.`,
  });
}
