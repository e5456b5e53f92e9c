import type { Request } from 'express';
import { isConcerned } from '../../document/assumptions.js';
import type { Operation } from '../../document/operations.js';
import type { Asked } from '../../operations/behaviour.js';
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
import { decodeBody, keptOf, readBody, tooLarge } from './body.js';
import { bodyViolation } from './body-violation.js';
import { deliver } from './deliver.js';
import type { Exchange } from './exchange.js';
import { addressWith, hasSlash, invalidParameter, readParameters } from './path-parameters.js';
import { parsePhpForm } from './php-form.js';
import { createFieldReader, type ReadFields } from './request-fields.js';
import { canBeTyped, typedNote } from './typed-values.js';
import { acceptViolation } from './without-json.js';

export interface HandlerOptions {
  /** false accepts any credentials, and notes it. */
  auth: boolean;
  now: () => Date;
}

/** Answers the requests of one operation, whichever it is: what is particular about it stands in src/operations. */
export type OperationHandler = (exchange: Exchange, request: Request) => Promise<void>;

export function createOperationHandler(operation: Operation, { auth, now }: HandlerOptions): OperationHandler {
  const { operationId, body: described, pathParameters } = operation;
  const behaviour = behaviourOf(operationId);
  const mayBePublic = isConcerned(operationId, 'public-calls-need-credentials');
  const answerer = createAnswerer(operationId);
  const readFields = described && createFieldReader(operation, described);

  return async (exchange, request) => {
    const { world } = exchange;
    const { assumptions, store } = world;
    exchange.operationId = operationId;
    // Where the contract has no body, one that comes all the same is kept for the reader of the journal.
    const received = described || carriesBody(request) ? await readBody(request) : undefined;
    exchange.body = keptOf(received?.bytes);
    const read = readFields ? understand(received) : nothing;
    const { parameters, malformed } = readParameters(
      pathParameters,
      request.params,
      assumptions['malformed-id'] === 'leading-digits',
    );
    const asked: Asked = { parameters, fields: read.fields };
    exchange.customer = behaviour.customerOf(asked);
    if (world.deviate || world.lie) {
      exchange.asked = asked;
      exchange.writes = behaviour.writes;
      exchange.record = behaviour.recordOf?.(asked, store.records);
    }
    const isPublic = mayBePublic && assumptions['public-calls-need-credentials'] === 'no';
    const owner = admit(exchange, { checks: auth, isPublic, fields: read.fields });
    const accept = acceptViolation(exchange);
    if (accept) exchange.violations.push(accept);
    // A fault spoils the answer; what is wrong with the request is told all the same.
    exchange.violations.push(...read.violations);
    exchange.notes.push(...read.notes);
    for (const one of malformed) {
      const violation = invalidParameter(operation, one);
      // What is no decimal number may be one for the database, and then it is taken for a customer.
      const isTaken = Number(parameters[one.parameter.name]) >= 0;
      if (!isTaken && one.parameter.isTyped && canBeTyped(one.text)) exchange.notes.push(typedNote(violation));
      else exchange.violations.push(violation);
    }

    await deliver(exchange, (records) => {
      if (received?.tooLarge && described) return bodyTooLarge(assumptions);
      if (hasSlash(request.params) || (malformed.length > 0 && assumptions['malformed-id'] === 'route-not-found'))
        return routeNotFound(`api${addressWith(operation, request.params)}`, assumptions);
      if (!owner) return refusedCredentials(assumptions);
      if (assumptions['rate-limit'] === 'none') return answerOf(owner, records);
      const who = isPublic ? request.socket.remoteAddress : owner.id;
      const { headers, isOver } = world.requestCounts.count(String(who), now().getTime());
      return { ...(isOver ? tooManyRequests : answerOf(owner, records)), headers };
    });

    function answerOf(owner: StaffMember, records: Records): Answer {
      if (Object.keys(read.errors).length > 0) return invalid(answerer, read.errors, assumptions);
      if (read.fails) return serverError;
      const server = { records, departments: store.departments(), owner, assumptions, now: timestamp(now()) };
      const reply = behaviour.answer(asked, server);
      return 'errors' in reply ? invalid(answerer, reply.errors, assumptions) : answerer(reply, assumptions);
    }

    function understand(given: typeof received): ReadFields {
      const body = given?.tooLarge ? tooLarge() : decodeBody(given?.bytes, request.headers['content-type']);
      exchange.dialect.body = body.dialect;
      const members = { billing_systems: store.billingSystems() };
      const isForm = body.dialect === 'form' || body.dialect === 'multipart';
      const fields = readFields!({ raw: body.fields, isForm, query: queryOf(request.url) }, assumptions, members);
      if (!body.failure) return fields;
      // Fields that could not be decoded are missing for the server; saying so once is enough for a reader.
      const more = body.failure.isRead ? fields.violations : [];
      return { ...fields, violations: [bodyViolation(operation, body.failure), ...more] };
    }
  };
}

const nothing: ReadFields = { fields: {}, errors: {}, violations: [], notes: [] };

function carriesBody({ headers }: Request): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** The fields in the query of an address, as PHP decodes them; undefined when it has none. */
function queryOf(url: string): Record<string, unknown> | undefined {
  const at = url.indexOf('?');
  return at < 0 ? undefined : parsePhpForm(url.slice(at + 1));
}

/** A time as Laravel's Eloquent writes it: UTC in whole seconds, with six digits behind them. */
function timestamp(date: Date): string {
  const second = Math.floor(date.getTime() / 1000);
  if (second !== written.second) written = { second, text: `${date.toISOString().slice(0, 19)}.000000Z` };
  return written.text;
}

/** The last time that was written: many requests come in the same second. */
let written = { second: Number.NaN, text: '' };
