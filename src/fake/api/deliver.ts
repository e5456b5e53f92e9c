import type { Deviation } from '../misbehaviour/deviation.js';
import { factsOf, isCarriedOut } from '../misbehaviour/fault-kinds.js';
import { faultOfSettings } from '../misbehaviour/faults.js';
import { type Fault, injectFault } from '../misbehaviour/inject-fault.js';
import type { Answer } from './answers.js';
import { type Exchange, finish } from './exchange.js';

/** Carries a request out, or lets a fault spoil it, and answers when what it changed is safe. */
export async function deliver(exchange: Exchange, handle: () => Answer): Promise<void> {
  const { world, operationId, credentials, customer } = exchange;
  const token = 'token' in credentials ? credentials.token : undefined;
  const fault = world.faults.take(operationId as string) ?? faultOfSettings(customer, token);
  const made = fault ? spoilt(fault, handle) : deviating(exchange, handle);
  // In memory nothing waits, and the answer goes out in the same turn.
  const saved = world.store.saved();
  if (saved) await saved;
  if (!made.fault) return finish(exchange, made.answer as Answer);
  const { kind } = made.fault;
  exchange.fault = kind;
  exchange.notes.push({ code: 'fault', message: `The fault ${kind} was injected: ${factsOf(kind).does}` });
  const { answer: given, transport } = injectFault(made.fault, made.answer, exchange.request.headers.host ?? '');
  finish(exchange, given, transport);
}

interface Made {
  /** Absent when a fault came before the request was carried out. */
  answer?: Answer;
  fault?: Fault;
}

/** Carries the request out only when the fault comes after that. */
function spoilt(fault: Fault, handle: () => Answer): Made {
  return isCarriedOut(fault.kind) ? { fault, answer: handle() } : { fault };
}

/** Carries a request out, and lets the world's deviation change what comes of it. */
function deviating({ world, operationId, customer, notes }: Exchange, handle: () => Answer): Made {
  const before = world.deviate && world.store.customer(customer ?? Number.NaN);
  const honest = handle();
  const deviation: Deviation | undefined = world.deviate?.(operationId as string, honest);
  if (!deviation) return { answer: honest };
  if (!deviation.keeps && before) world.store.putCustomer(before);
  notes.push({
    code: 'deviation',
    message: `The fake deviates on purpose; right were ${honest.status} ${honest.body}`,
  });
  const { answer: other, fault } = deviation;
  return fault && !isCarriedOut(fault.kind) ? { fault } : { answer: other, ...(fault ? { fault } : {}) };
}
