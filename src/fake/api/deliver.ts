import { originOf, schemeOf } from '../../journal/origin.js';
import { type Undoable, withUndo } from '../../records/undo.js';
import type { Records } from '../../store/store.js';
import type { Answer } from '../answer.js';
import { anotherHost } from '../misbehaviour/another-host.js';
import { type Deviation, deviationCode, type Occasion } from '../misbehaviour/deviation.js';
import { type Addresses, factsOf, isCarriedOut } from '../misbehaviour/fault-kinds.js';
import { faultOfSettings } from '../misbehaviour/faults.js';
import { type Fault, injectFault } from '../misbehaviour/inject-fault.js';
import { lieCode } from '../misbehaviour/lies.js';
import type { World } from '../worlds/world.js';
import { type Exchange, finish } from './exchange.js';
import { forClient } from './without-json.js';

/** Carries a request out on the records of its world, and says what the API answers. */
export type Handle = (records: Records) => Answer;

/** Carries a request out, or lets a fault spoil it, and answers when what it changed is safe. */
export async function deliver(exchange: Exchange, handleForJson: Handle): Promise<void> {
  const { world, operationId, credentials, customer } = exchange;
  const handle: Handle = (records) => forClient(exchange, handleForJson(records));
  const token = 'token' in credentials ? credentials.token : undefined;
  const fault = world.faults.take(operationId as string) ?? faultOfSettings(customer, token);
  const made = world.deviate || world.lie ? deviating(exchange, handle, fault) : spoilt(exchange, fault, handle);
  // Where nothing is to be saved, the answers to all requests that came in one turn go out at its end: under load that
  // costs a third less than to read and write by turns (npm run bench).
  await (world.store.saved() ?? endOfTurn());
  if (!made.fault) return finish(exchange, made.answer as Answer);
  const { kind } = made.fault;
  exchange.fault = kind;
  exchange.notes.push({ code: 'fault', message: `The fault ${kind} was injected: ${factsOf(kind).does}` });
  const { answer: given, transport } = injectFault(made.fault, made.answer, addressesOf(exchange));
  finish(exchange, given, transport);
}

function addressesOf({ request, world, operationId }: Exchange): Addresses {
  const sandbox = world.name === undefined ? '' : `/sandbox/${world.name}`;
  return {
    origin: originOf(request),
    elsewhere: `${schemeOf(request)}://${anotherHost(request)}${sandbox}/elsewhere/${encodeURIComponent(operationId as string)}`,
  };
}

let turn: Promise<void> | undefined;

/** When all that has arrived by now was read. */
function endOfTurn(): Promise<void> {
  turn ??= new Promise((resolve) =>
    setImmediate(() => {
      turn = undefined;
      resolve();
    }),
  );
  return turn;
}

interface Made {
  /** Absent when a fault came before the request was carried out. */
  answer?: Answer;
  fault?: Fault;
}

/** Carries the request out only when the fault comes after that. */
function spoilt(exchange: Exchange, fault: Fault | undefined, handle: Handle): Made {
  const { records } = exchange.world.store;
  if (!fault) return { answer: exchange.makes ? watched(exchange, records, handle) : handle(records) };
  return isCarriedOut(fault.kind) ? { fault, answer: watched(exchange, records, handle) } : { fault };
}

/** Carries the request out, and keeps what it has changed. */
function watched(exchange: Exchange, records: Records, handle: Handle): Answer {
  const { collections, changed } = withUndo(records);
  const answer = handle(collections);
  exchange.changed = [...changed];
  return answer;
}

/** Carries a request out, and lets the deviation change what comes of it where no fault does. */
function deviating(exchange: Exchange, handle: Handle, fault: Fault | undefined): Made {
  const { world, operationId, customer, asked, notes } = exchange;
  const undoable = withUndo(world.store.records);
  const { collections, undo } = undoable;
  lookBack(exchange, handle);
  const isCarried = !fault || isCarriedOut(fault.kind);
  const honest = isCarried ? handle(collections) : undefined;
  if (fault || !honest) {
    remember(exchange, honest, undoable);
    return { ...(fault ? { fault } : {}), ...(honest ? { answer: honest } : {}) };
  }
  const { after, before } = exchange;
  const found = deviationIn(world, { operationId: operationId as string, customer, asked, after, before }, honest);
  const deviation = found?.deviation;
  const second = deviation?.again ? handle(collections) : undefined;
  if (deviation?.keeps === false) undo();
  remember(exchange, deviation?.keeps === false ? undefined : honest, undoable);
  if (!found || !deviation) return { answer: honest };
  if (deviation.meanwhile) {
    deviation.meanwhile(world.store.records);
    world.lastWrite = undefined;
  }
  const { code, who } = found;
  notes.push({ code, message: `${who} on purpose; right were ${honest.status} ${honest.body}` });
  const { answer: other, fault: spoils } = deviation;
  return spoils && !isCarriedOut(spoils.kind)
    ? { fault: spoils }
    : { answer: second ?? other, ...(spoils ? { fault: spoils } : {}) };
}

/** What a world does instead of what is right, for its own lie first, and who does it; undefined when nothing. */
function deviationIn(
  { lie, deviate }: World,
  occasion: Occasion,
  honest: Answer,
): { deviation: Deviation; code: string; who: string } | undefined {
  const own = lie?.deviate(occasion, honest);
  if (lie && own) return { deviation: own, code: lieCode, who: `This world plays ${lie.id}` };
  const whole = deviate?.(occasion, honest);
  return whole && { deviation: whole, code: deviationCode, who: 'The fake deviates' };
}

/**
 * Finds the operation that changed what a request reads, when nothing else was said in between, and what it would have
 * read before that; else that is forgotten.
 */
function lookBack(exchange: Exchange, handle: Handle): void {
  const { world, writes, records = [], notes } = exchange;
  const { lastWrite } = world;
  if (writes || !lastWrite || !records.some((record) => lastWrite.records.has(record))) {
    world.lastWrite = undefined;
    return;
  }
  exchange.after = lastWrite.operationId;
  const told = notes.length;
  exchange.before = lastWrite.asBefore(() => handle(world.store.records));
  // What is noted of an answer that nobody gets is none of the request.
  notes.length = told;
}

/** Keeps what a request has changed or confirmed, for a read that follows it. */
function remember(exchange: Exchange, answer: Answer | undefined, { changed, asBefore }: Undoable<Records>): void {
  const { world, operationId, writes, records = [] } = exchange;
  exchange.changed = [...changed];
  if (!writes || answer?.outcome !== 'success') return;
  world.lastWrite = { operationId: operationId as string, records: new Set([...changed, ...records]), asBefore };
}
