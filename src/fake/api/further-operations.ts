import type { Customer } from '../../customers/customer.js';
import type { FoundFurther, FurtherAnswer, FurtherOperation } from '../../document/further-document.js';
import { isRecord } from '../../document/is-record.js';
import type { Json } from '../../document/openapi.js';
import { addressOf } from '../../document/operations.js';
import type { DecodedBody } from '../../judges/requests/body.js';
import { asGraded, furtherNotes, furtherViolations } from '../../judges/requests/further-violations.js';
import type { Records } from '../../store/store.js';
import type { Answer } from '../answer.js';
import { admit } from './admission.js';
import { refusedCredentials } from './answers.js';
import { deliver } from './deliver.js';
import type { Exchange } from './exchange.js';

/**
 * Answers from an example of the document. Nothing is changed: what a server does there is unknown, or the user's own.
 * An older address names a customer of this world where it can.
 * @param body the decoded body
 * @param checks whether credentials are looked at
 */
export async function answerFurther(
  exchange: Exchange,
  found: FoundFurther,
  body: DecodedBody,
  checks: boolean,
): Promise<void> {
  const { operation, parameters } = found;
  const { assumptions } = exchange.world;
  exchange.operationId = operation.operationId;
  const owner = admit(exchange, { checks, isPublic: !operation.asksForCredentials, fields: body.fields });
  const problems = furtherViolations(found, exchange.request, body);
  exchange.violations = asGraded(operation, [...exchange.violations, ...problems]);
  exchange.notes.push(...furtherNotes(operation));
  const preferred = preferredAnswer(exchange, operation);
  await deliver(exchange, (records) => {
    if (operation.asksForCredentials && !owner) return refusalOf(operation) ?? refusedCredentials(assumptions);
    const refusal = problems.length > 0 ? operation.answers.find(({ outcome }) => outcome === 'validation') : undefined;
    const answer = preferred ?? refusal ?? successOf(operation);
    return operation.document.isOwn
      ? given(answer)
      : given({ ...answer, body: filled(answer.body, parameters, records) });
  });
}

const given = ({ status, body, outcome }: FurtherAnswer): Answer => ({
  status,
  body: body === undefined ? '' : JSON.stringify(body),
  outcome,
});

const successOf = ({ answers }: FurtherOperation): FurtherAnswer =>
  answers.find(({ outcome }) => outcome === 'success') as FurtherAnswer;

/** The refusal of credentials that a user's own document describes. */
function refusalOf({ answers, document }: FurtherOperation): Answer | undefined {
  const described = answers.find(({ outcome }) => outcome === 'bad-credentials');
  return document.isOwn && described ? given(described) : undefined;
}

/** The answer that the header Prefer asks for, as Prism has it: code=404, example=NAME, or both. */
function preferredAnswer({ request, notes }: Exchange, operation: FurtherOperation): FurtherAnswer | undefined {
  const header = [request.headers.prefer ?? []].flat().join(', ');
  const wanted = (name: string) => new RegExp(`(?:^|[\\s,;])${name}="?([\\w.-]+)`).exec(header)?.[1];
  const [code, example] = [wanted('code'), wanted('example')];
  if (code === undefined && example === undefined) return undefined;
  const found = operation.answers.find(
    (one) => (code ?? String(one.status)) === String(one.status) && (example ?? one.example) === one.example,
  );
  if (!found) {
    const described = operation.answers.map((one) => `code=${one.status} example=${one.example}`).join(', ');
    const message = `Prefer asks for an answer that ${operation.document.name} does not describe for ${addressOf(operation)}. It describes ${described}.`;
    notes.push({ code: 'prefer-unknown', message });
  }
  return found;
}

/** The example with the customer whom the address names; a list is empty when there is none. */
function filled(value: Json | undefined, { email, id }: FoundFurther['parameters'], { customers }: Records) {
  if (value === undefined || (email === undefined && id === undefined)) return value;
  const customer = email === undefined ? customers.get(Number(id)) : customers.find('email', email.toLowerCase())[0];
  if (!mentionsCustomer(value)) return value;
  if (customer) return withCustomer(value, customer);
  return Array.isArray(value) ? [] : value;
}

const mentionsCustomer = (value: Json): boolean => JSON.stringify(value).includes('"email"');

function withCustomer(value: Json, customer: Customer): Json {
  if (Array.isArray(value)) return value.map((item) => withCustomer(item, customer));
  if (!isRecord(value)) return value;
  const entries = Object.entries(value as { [name: string]: Json }).map(([name, inner]): [string, Json] => {
    const own = Object.hasOwn(value, 'email') && Object.hasOwn(customer, name);
    return [name, own ? customer[name as keyof Customer] : withCustomer(inner, customer)];
  });
  return Object.fromEntries(entries);
}
