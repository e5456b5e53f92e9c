import type { Request } from 'express';
import { factAt } from '../../document/openapi.js';
import { needsCredentials, type Operation, type PathParameter } from '../../document/operations.js';
import type { Violation } from '../../journal/violation.js';
import type { Asked } from '../../operations/behaviour.js';
import { behaviourOf } from '../../operations/behaviours.js';
import type { StaffMember } from '../../store/store.js';
import type { Deviation } from '../misbehaviour/deviation.js';
import { factsOf, isCarriedOut } from '../misbehaviour/fault-kinds.js';
import { faultOfSettings } from '../misbehaviour/faults.js';
import { type Fault, injectFault } from '../misbehaviour/inject-fault.js';
import { type Answer, badCredentials, createAnswerer, invalid, routeNotFound } from './answers.js';
import { decodeBody, readBody, tooLarge } from './body.js';
import { bodyViolation } from './body-violation.js';
import { judgeCredentials } from './credentials.js';
import { type Exchange, finish } from './exchange.js';
import { createFieldReader, type ReadFields } from './request-fields.js';

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
  const answerer = createAnswerer(operationId);
  const readFields = described && createFieldReader(operation, described);
  const isPublic = !needsCredentials(operation);

  return async (exchange, request) => {
    const { world } = exchange;
    const { assumptions, store } = world;
    exchange.operationId = operationId;
    // Where the contract has no body, one that comes all the same is kept for the reader of the journal.
    const received = described || carriesBody(request) ? await readBody(request) : undefined;
    exchange.body = received?.bytes;
    const read = readFields ? understand(received) : nothing;
    const { parameters, malformed } = readParameters(pathParameters, request.params);
    const asked: Asked = { parameters, fields: read.fields };
    exchange.customer = behaviour.customerOf(asked);
    const owner = admit(exchange);
    // A fault spoils the answer; what is wrong with the request is told all the same.
    exchange.violations.push(...read.violations, ...malformed.map((one) => invalidParameter(operation, one)));
    exchange.notes.push(...read.notes);

    await answer(exchange, () => {
      if (!owner) return badCredentials(answerer, assumptions);
      if (received?.tooLarge && described) return answerer({ example: 'body-too-large' }, assumptions);
      if (malformed.length > 0 && assumptions['malformed-id'] === 'route-not-found')
        return routeNotFound(`api${addressWith(operation, request.params)}`);
      if (Object.keys(read.errors).length > 0) return invalid(answerer, read.errors, assumptions);
      const server = { records: store, owner, assumptions, now: timestamp(now()) };
      return answerer(behaviour.answer(asked, server), assumptions);
    });

    function understand(given: typeof received): ReadFields {
      const body = given?.tooLarge ? tooLarge() : decodeBody(given?.bytes, request.headers['content-type']);
      exchange.dialect.body = body.dialect;
      const members = { billing_systems: store.billingSystems() };
      const fields = readFields!(body.fields, body.dialect === 'form', assumptions, members);
      // Fields that could not be decoded are missing for the server; saying so once is enough for a reader.
      return body.failure ? { ...fields, violations: [bodyViolation(operation, body.failure)] } : fields;
    }
  };

  /** Judges the credentials; undefined when the request is refused. */
  function admit(exchange: Exchange): StaffMember | undefined {
    const staff = exchange.world.store.staff();
    const judgement = judgeCredentials(exchange.credentials, staff, exchange.world.assumptions.auth);
    exchange.dialect.credentials = judgement.dialect;
    if (!auth) {
      const message = 'Credentials are not checked: the fake was started with --no-auth.';
      exchange.notes.push({ code: 'auth-off', message });
      return judgement.owner ?? staff[0];
    }
    if (isPublic) return judgement.owner ?? staff[0];
    if (judgement.violation) exchange.violations.push({ ...judgement.violation, operationId });
    if (judgement.note) exchange.notes.push(judgement.note);
    return judgement.owner;
  }
}

const nothing: ReadFields = { fields: {}, errors: {}, violations: [], notes: [] };

/** Carries a request out, or lets a fault spoil it, and answers when what it changed is safe. */
async function answer(exchange: Exchange, handle: () => Answer): Promise<void> {
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

function carriesBody({ headers }: Request): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** A value of the address that is not what its parameter asks for. */
interface Malformed {
  parameter: PathParameter;
  text: string;
}

/** Whole numbers as numbers: NaN is what no record has. */
function readParameters(described: readonly PathParameter[], given: Request['params']) {
  const parameters: Record<string, string | number> = {};
  const malformed: Malformed[] = [];
  for (const parameter of described) {
    const text = given[parameter.name] as string;
    const isWhole = /^\d+$/.test(text);
    if (parameter.isInteger && !isWhole) malformed.push({ parameter, text });
    // Beyond the exact integers a number would be taken for its neighbour.
    const number = isWhole && Number.isSafeInteger(Number(text)) ? Number(text) : Number.NaN;
    parameters[parameter.name] = parameter.isInteger ? number : text;
  }
  return { parameters, malformed };
}

function addressWith({ path }: Operation, values: Request['params']): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
}

function invalidParameter({ operationId }: Operation, { parameter, text }: Malformed): Violation {
  const { name, description, pointer } = parameter;
  return {
    code: 'id-invalid',
    location: ['request', 'path', name],
    message: `The ${name} in the address is ${JSON.stringify(text)}.`,
    expected: `${description.replace(/\.$/, '')}, in digits`,
    received: JSON.stringify(text),
    grade: factAt(pointer).grade,
    hint: 'Check what the customer typed (ctype_digit) before you put it into the address.',
    operationId,
  };
}

/** A time as Laravel writes it: UTC with six digits of a second. */
function timestamp(date: Date): string {
  return `${date.toISOString().slice(0, -1)}000Z`;
}
