import type { Customer } from '../../customers/customer.js';
import { isRecord } from '../../document/is-record.js';
import { describeApi, type Json } from '../../document/openapi.js';
import {
  addressOf,
  describeOperations,
  findOperation,
  type Operation,
  parametersIn,
} from '../../document/operations.js';
import { olderAddresses } from '../../generated/older-addresses.js';
import type { Note, Violation } from '../../journal/violation.js';
import type { Records } from '../../store/store.js';
import type { Answer } from '../answer.js';
import { admit } from './admission.js';
import { refusedCredentials } from './answers.js';
import { decodeBody } from './body.js';
import { deliver } from './deliver.js';
import type { Exchange } from './exchange.js';

const document = describeApi(olderAddresses as unknown as { [key: string]: Json });
const operations = describeOperations(document);

/** An address that single plugin versions call: an operation of older-addresses.yaml. */
interface OlderAddress {
  operation: Operation;
  parameters: Readonly<Record<string, string>>;
}

/** The code of the note on such an address. */
const supersededCode = 'superseded';

/** @returns undefined when no plugin version is known to call it, or when the address cannot be decoded */
export function findOlderAddress(method: string, path: string): OlderAddress | undefined {
  for (const operation of operations) {
    const parameters = operation.method === method ? decoded(parametersIn(operation, path)) : undefined;
    const fits = operation.pathParameters.every(
      ({ name, isInteger }) => !isInteger || /^\d+$/.test(parameters?.[name] ?? ''),
    );
    if (parameters && fits) return { operation, parameters };
  }
  return undefined;
}

function decoded(parameters: Record<string, string> | undefined): Record<string, string> | undefined {
  try {
    return (
      parameters &&
      Object.fromEntries(Object.entries(parameters).map(([name, text]) => [name, decodeURIComponent(text)]))
    );
  } catch {
    return undefined;
  }
}

/**
 * Answers from the example of the document, with a customer of this world where the address names one. Nothing is
 * changed: what a server did there is unknown.
 * @param checks whether credentials are looked at
 */
export async function answerOlderAddress(exchange: Exchange, found: OlderAddress, checks: boolean): Promise<void> {
  const { operation, parameters } = found;
  exchange.operationId = operation.operationId;
  const owner = admit(exchange, { checks, isPublic: false });
  exchange.violations.push(...missingFields(exchange, operation));
  exchange.notes.push(superseded(operation));
  const { assumptions } = exchange.world;
  await deliver(exchange, (records) =>
    owner ? answerFrom(operation, parameters, records) : refusedCredentials(assumptions),
  );
}

function superseded(operation: Operation): Note {
  const newer = findOperation(String((document.resolvePointer(operation.pointer) as Node)['x-superseded-by']));
  const instead = newer ? ` ${addressOf(newer)} serves the same purpose.` : '';
  return {
    code: supersededCode,
    message: `Only single plugin versions call ${addressOf(operation)}, and whether a present server has it is unknown.${instead}`,
  };
}

type Node = { [key: string]: Json };

/** Fields without which the plugin's own request makes no sense; how an old server took them is not known. */
function missingFields(exchange: Exchange, { operationId, pointer, body }: Operation): Violation[] {
  if (!body) return [];
  const { fields } = decodeBody(exchange.body, contentTypeOf(exchange));
  const schema = document.resolvePointer(`${pointer}/requestBody`) as { content: Node };
  const [media] = Object.values(schema.content) as { schema: { required?: string[] } }[];
  return (media?.schema.required ?? [])
    .filter((name) => fields[name] === undefined)
    .map((name) => ({
      code: 'field-missing',
      location: ['request', 'body', name],
      message: `The field ${name} is missing.`,
      expected: body.fields.find((field) => field.name === name)?.description ?? 'a value',
      received: 'nothing',
      grade: 'assumed',
      source: 'The plugin that calls this address sends it; whether a present server has the address is unknown.',
      operationId,
      hint: `Send ${body.fields.map((field) => field.name).join(', ')}, for example ${JSON.stringify(body.example)}.`,
    }));
}

const contentTypeOf = ({ request }: Exchange): string | undefined => request.headers['content-type'];

function answerFrom({ pointer }: Operation, parameters: OlderAddress['parameters'], records: Records): Answer {
  const responses = document.resolvePointer(`${pointer}/responses`) as Node;
  const [status = '200', response] = Object.entries(responses).find(([code]) => code.startsWith('2')) ?? [];
  const { content } = response as unknown as { content: Record<string, { examples: Record<string, { value: Json }> }> };
  const [example] = Object.values(content['application/json']?.examples ?? {});
  const body = filled(example?.value ?? null, parameters, records);
  return { status: Number(status), body: JSON.stringify(body), outcome: 'success' };
}

/** The example with the customer whom the address names; a list is empty when there is none. */
function filled(value: Json, { email, id }: OlderAddress['parameters'], { customers }: Records): Json {
  if (email === undefined && id === undefined) return value;
  const customer = email === undefined ? customers.get(Number(id)) : customers.find('email', email.toLowerCase())[0];
  if (!mentionsCustomer(value)) return value;
  if (customer) return withCustomer(value, customer);
  return Array.isArray(value) ? [] : value;
}

const mentionsCustomer = (value: Json): boolean => JSON.stringify(value).includes('"email"');

function withCustomer(value: Json, customer: Customer): Json {
  if (Array.isArray(value)) return value.map((item) => withCustomer(item, customer));
  if (!isRecord(value)) return value;
  const entries = Object.entries(value as Node).map(([name, inner]): [string, Json] => {
    const own = Object.hasOwn(value, 'email') && Object.hasOwn(customer, name);
    return [name, own ? customer[name as keyof Customer] : withCustomer(inner, customer)];
  });
  return Object.fromEntries(entries);
}
