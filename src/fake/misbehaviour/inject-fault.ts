import type { Answer } from '../answer.js';
import { type Addresses, type FaultKind, factsOf } from './fault-kinds.js';
import { sendAfter, type Transport } from './transport.js';

/** What a fault does, apart from when it strikes. */
export interface Fault {
  kind: FaultKind;
  /** Milliseconds; undefined for the kind's own default. */
  delayMs?: number | undefined;
}

/** The answer that a fault gives, and how it goes out; without a transport it is simply sent. */
export interface FaultyAnswer {
  answer: Answer;
  transport?: Transport;
}

/**
 * What a fault makes of an answer.
 * @param honest the answer to the request; undefined when the request was not carried out
 * @param to for addresses in the answer
 */
export function injectFault({ kind, delayMs }: Fault, honest: Answer | undefined, to: Addresses): FaultyAnswer {
  const { act } = factsOf(kind);
  const later = delayMs === undefined ? {} : { transport: sendAfter(delayMs) };
  if ('says' in act) return { answer: { ...act.says(to), outcome: 'fault' }, ...later };
  const answer: Answer = { status: 0, body: '', ...honest, outcome: 'fault' };
  if ('spoils' in act) return { answer: { ...answer, body: act.spoils(answer.body) }, ...later };
  return { answer, transport: act.sends(delayMs) };
}
