import type { Request } from 'express';
import type { Operation } from '../../document/operations.js';
import { acceptViolation } from '../../judges/requests/accept-violation.js';
import { keptOf, readBody } from '../../judges/requests/body.js';
import { addressWith, hasSlash } from '../../judges/requests/path-parameters.js';
import { createRequestReader } from '../../judges/requests/read-request.js';
import type { About, Asked } from '../../operations/behaviour.js';
import { behaviourOf } from '../../operations/behaviours.js';
import type { Records, StaffMember } from '../../store/store.js';
import type { Answer } from '../answer.js';
import { admit } from './admission.js';
import {
  bodyTooLarge,
  createAnswerer,
  invalid,
  refusedCredentials,
  routeNotFound,
  serverError,
  tooManyRequests,
} from './answers.js';
import { deliver } from './deliver.js';
import type { Exchange } from './exchange.js';

export interface HandlerOptions {
  /** false accepts any credentials, and notes it. */
  auth: boolean;
  now: () => Date;
}

/** Answers the requests of one operation, whichever it is: what is particular about it stands in src/operations. */
export type OperationHandler = (exchange: Exchange, request: Request) => Promise<void>;

export function createOperationHandler(operation: Operation, { auth, now }: HandlerOptions): OperationHandler {
  const { operationId, body: described } = operation;
  const behaviour = behaviourOf(operationId);
  const answerer = createAnswerer(operationId);
  const readRequest = createRequestReader(operation);

  return async (exchange, request) => {
    const { world } = exchange;
    const { assumptions, store } = world;
    exchange.operationId = operationId;
    // Where the contract has no body, one that comes all the same is kept for the reader of the journal.
    const body = described || carriesBody(request) ? await readBody(request) : undefined;
    exchange.body = keptOf(body?.bytes);
    const { headers, url } = request;
    const parameters = request.params as Record<string, string>;
    const read = readRequest({ parameters, url, contentType: headers['content-type'], body }, assumptions, {
      billing_systems: store.billingSystems(),
    });
    const { asked, malformed, isPublic } = read;
    exchange.dialect.body = read.dialect;
    exchange.customer = read.customer;
    exchange.makes = behaviour.makes !== undefined;
    if (world.deviate || world.lie) {
      exchange.asked = asked;
      exchange.writes = behaviour.writes;
      exchange.records = recordsNamed(behaviour.about, asked, store.records);
    }
    const owner = admit(exchange, { checks: auth, isPublic, fields: read.fields });
    const accept = acceptViolation(headers, assumptions, operationId);
    if (accept) exchange.violations.push(accept);
    // A fault spoils the answer; what is wrong with the request is told all the same.
    exchange.violations.push(...read.violations);
    exchange.notes.push(...read.notes);

    let counted: ReturnType<typeof world.requestCounts.count> | undefined;
    await deliver(exchange, (records) => {
      if (body?.tooLarge && described) return bodyTooLarge(assumptions);
      if (hasSlash(request.params) || (malformed.length > 0 && assumptions['malformed-id'] === 'route-not-found'))
        return routeNotFound(`api${addressWith(operation, request.params)}`, assumptions);
      if (!owner) return refusedCredentials(assumptions);
      if (assumptions['rate-limit'] === 'none') return answerOf(owner, records);
      const who = isPublic ? request.socket.remoteAddress : owner.id;
      // Carried out twice, a request still came once.
      counted ??= world.requestCounts.count(String(who), now().getTime());
      const { headers, isOver } = counted;
      return { ...(isOver ? tooManyRequests : answerOf(owner, records)), headers };
    });

    function answerOf(owner: StaffMember, records: Records): Answer {
      if (Object.keys(read.errors).length > 0) return invalid(answerer, read.errors, assumptions);
      if (read.fails) return serverError;
      const server = { records, departments: store.departments(), owner, assumptions, now: timestamp(now()) };
      const reply = behaviour.answer(asked, server);
      return 'errors' in reply ? invalid(answerer, reply.errors, assumptions) : answerer(reply, assumptions);
    }
  };
}

/** The records that a request shows or names: "customers/1". */
const recordsNamed = (about: About | undefined, asked: Asked, records: Records): string[] =>
  about?.ids(asked, records).map((id) => `${about.kind}/${id}`) ?? [];

function carriesBody({ headers }: Request): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** A time as Laravel's Eloquent writes it: UTC in whole seconds, with six digits behind them. */
function timestamp(date: Date): string {
  const second = Math.floor(date.getTime() / 1000);
  if (second !== written.second) written = { second, text: `${date.toISOString().slice(0, 19)}.000000Z` };
  return written.text;
}

/** The last time that was written: many requests come in the same second. */
let written = { second: Number.NaN, text: '' };
