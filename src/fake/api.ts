import type { Request, Response } from 'express';
import { type Customer, newCustomer } from '../customers/customer.js';
import { linkCustomer } from '../customers/link.js';
import { factAt } from '../document/openapi.js';
import { behaviourOf } from '../operations/behaviours.js';
import type { StaffMember } from '../store/store.js';
import type { Answer } from './answers.js';
import * as answers from './answers.js';
import { readAssignRequest } from './assign-request.js';
import { decodeBody, readBody, tooLarge } from './body.js';
import { judgeCredentials } from './credentials.js';
import { handleDeviating } from './deviation.js';
import { type Exchange, finish } from './exchange.js';
import { type Fault, faultKinds, faultOfSettings } from './faults.js';
import { faultyAnswer, spoil, transportOf } from './sabotage.js';

export interface ApiOptions {
  /** false accepts any credentials, and notes it. */
  auth: boolean;
  now: () => Date;
}

/** Opens the exchange of a request; create-fake.ts gives it the world. */
export type OpenExchange = (request: Request, response: Response) => Exchange;

/** The handlers of the contract's operations, by operationId. They know HTTP and leave the rules to customers/. */
export function createApi({ auth, now }: ApiOptions, open: OpenExchange) {
  return { getCustomer, assignBillingId };

  async function getCustomer(request: Request, response: Response): Promise<void> {
    const exchange = open(request, response);
    exchange.operationId = 'getCustomer';
    const text = request.params.id as string;
    exchange.customer = behaviourOf('getCustomer').customerOf({ parameters: { id: text }, fields: {} });
    // The contract has no body here; one that comes all the same is kept for the reader of the journal.
    if (carriesBody(request)) exchange.body = (await readBody(request)).bytes;
    // A fault spoils the answer; what is wrong with the request is told all the same.
    const owner = admit(exchange);
    if (!/^\d+$/.test(text)) exchange.violations.push(invalidId(text));
    const { assumptions, store } = exchange.world;
    await answer(exchange, idOf(text), () => {
      if (!owner) return answers.badCredentials(assumptions);
      if (!/^\d+$/.test(text)) {
        return assumptions['malformed-id'] === 'route-not-found'
          ? answers.routeNotFound(`api/customers/get/${text}`)
          : answers.unknownCustomer(assumptions);
      }
      const id = idOf(text);
      const customer = id === 0 ? ownerRecord(owner) : store.customer(id);
      return customer ? answers.customerRecord(customer) : answers.unknownCustomer(assumptions);
    });
  }

  async function assignBillingId(request: Request, response: Response): Promise<void> {
    const exchange = open(request, response);
    exchange.operationId = 'assignBillingId';
    const { bytes, tooLarge: isTooLarge } = await readBody(request);
    exchange.body = bytes;
    const body = isTooLarge ? tooLarge() : decodeBody(bytes, request.headers['content-type']);
    exchange.dialect.body = body.dialect;
    exchange.customer = behaviourOf('assignBillingId').customerOf({ parameters: {}, fields: body.fields });
    const { world } = exchange;
    const asked = readAssignRequest(
      body.fields,
      body.dialect === 'form',
      world.assumptions,
      world.store.billingSystems(),
    );
    const owner = admit(exchange);
    // Fields that could not be decoded are missing for the server; saying so once is enough for a reader.
    exchange.violations.push(...(body.violation ? [body.violation] : asked.violations));
    exchange.notes.push(...asked.notes);
    await answer(exchange, asked.id, () => {
      if (!owner) return answers.badCredentials(world.assumptions);
      if (isTooLarge) return answers.bodyTooLarge;
      if (Object.keys(asked.errors).length > 0) return answers.invalid(world.assumptions, asked.errors);
      return link(exchange, asked);
    });
  }

  function link({ world }: Exchange, { id, pair }: ReturnType<typeof readAssignRequest>): Answer {
    const { assumptions, store } = world;
    const rules = {
      reassign: assumptions.reassign as 'overwrite' | 'refuse',
      duplicateBillingId: assumptions['duplicate-billing-id'] as 'allow' | 'refuse',
      movesUpdatedAt: assumptions['updated-at'] === 'moves',
      showsPair: assumptions['assignment-in-get'] === 'shown',
    };
    const outcome = linkCustomer(store, id, pair, rules, timestamp(now()));
    if (outcome === 'linked') return answers.linked(assumptions);
    if (outcome === 'unknown-customer') return answers.unknownCustomer(assumptions);
    return answers.conflict(outcome);
  }

  /** Judges the credentials; undefined when the request is refused. */
  function admit(exchange: Exchange): StaffMember | undefined {
    const staff = exchange.world.store.staff();
    const judgement = judgeCredentials(exchange.credentials, staff, exchange.world.assumptions.auth);
    exchange.dialect.credentials = judgement.dialect;
    if (!auth) {
      exchange.notes.push({
        code: 'auth-off',
        message: 'Credentials are not checked: the fake was started with --no-auth.',
      });
      return judgement.owner ?? staff[0];
    }
    if (judgement.violation)
      exchange.violations.push({ ...judgement.violation, operationId: exchange.operationId as string });
    if (judgement.note) exchange.notes.push(judgement.note);
    return judgement.owner;
  }
}

/** Carries a request out, or lets a fault spoil it, and answers when what it changed is safe. */
async function answer(exchange: Exchange, id: number, handle: () => Answer): Promise<void> {
  const { world, operationId, credentials } = exchange;
  const token = 'token' in credentials ? credentials.token : undefined;
  const armed = world.faults.take(operationId as string) ?? faultOfSettings(id, token);
  const { answer: given, fault } = armed ? handleFaulty(armed, handle) : handleDeviating(exchange, id, handle);
  // In memory nothing waits, and the answer goes out in the same turn.
  const saved = world.store.saved();
  if (saved) await saved;
  if (fault) finishFaulty(exchange, fault, given);
  else finish(exchange, given as Answer);
}

/** Carries the request out only when the fault comes after that. */
function handleFaulty(fault: Fault, handle: () => Answer): { answer: Answer | undefined; fault: Fault } {
  return { fault, answer: faultKinds[fault.kind].handled ? handle() : undefined };
}

function finishFaulty(exchange: Exchange, fault: Fault, honest: Answer | undefined): void {
  exchange.fault = fault.kind;
  exchange.notes.push({
    code: 'fault',
    message: `The fault ${fault.kind} was injected: ${faultKinds[fault.kind].does}`,
  });
  const host = exchange.request.headers.host ?? '';
  const spoilt = honest && faultKinds[fault.kind].handled ? spoil(fault.kind, honest) : faultyAnswer(fault.kind, host);
  finish(exchange, spoilt, transportOf(fault));
}

function carriesBody({ headers }: Request): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** A customer id of the address or the body; NaN when no customer can have it. */
function idOf(text: string): number {
  const id = Number(text);
  return Number.isSafeInteger(id) ? id : Number.NaN;
}

function invalidId(text: string): Exchange['violations'][number] {
  const fact = factAt('paths/~1customers~1get~1{id}/get/parameters/0');
  return {
    code: 'id-invalid',
    location: ['request', 'path', 'id'],
    message: `The id in the address is ${JSON.stringify(text)}.`,
    expected: "Ticaga's customer id in digits, or 0 for the token's owner",
    received: JSON.stringify(text),
    grade: fact.grade,
    hint: 'Check what the customer typed (ctype_digit) before you put it into the address.',
    operationId: 'getCustomer',
  };
}

/** The record that id 0 answers (observed that it does; its contents are the kit's own). */
function ownerRecord({ id, name, email }: StaffMember): Customer {
  return newCustomer({ id, name, email });
}

/** A time as Laravel writes it: UTC with six digits of a second. */
function timestamp(date: Date): string {
  return `${date.toISOString().slice(0, -1)}000Z`;
}
