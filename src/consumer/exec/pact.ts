import { createHash } from 'node:crypto';
import type { Json } from '../../document/openapi.js';
import { findOperation, type Operation, operationById, parametersIn } from '../../document/operations.js';
import type { Outcome } from '../../document/outcome.js';
import { version } from '../../generated/contract.js';
import type { Entry } from '../../journal/entry.js';
import { bodyOf, headersOf, pathOf } from '../../journal/request-parts.js';
import { isViolationCode } from '../../journal/violation.js';
import { withoutSandbox } from '../../journal/without-sandbox.js';
import type { State } from '../../operations/behaviour.js';
import { behaviourOf } from '../../operations/behaviours.js';
import type { Conversation, HeardEntry } from './conversation.js';
import { type MatchingRules, rulesOf, sampleOf } from './pact-matchers.js';

interface PactBody {
  content: unknown;
  contentType: string;
  encoded: false;
}

interface Message {
  headers: Record<string, string[]>;
  body?: PactBody;
  matchingRules: { path?: object; header?: MatchingRules; body?: MatchingRules };
}

/** One request with its answer, as Pact's specification 4 has it. */
export interface PactInteraction {
  type: 'Synchronous/HTTP';
  key: string;
  description: string;
  /** The first test that said it, and all of them; absent where the suite does not name its tests. */
  comments?: { testname: string; tests: string[] };
  pending: false;
  providerStates: State[];
  request: Message & { method: string; path: string; generators?: object };
  response: Message & { status: number };
}

/** A consumer contract of Pact's specification 4. */
export interface Pact {
  consumer: { name: string };
  provider: { name: 'ticaga' };
  interactions: PactInteraction[];
  metadata: object;
}

/**
 * Writes a conversation as a contract: one interaction for each kind of request and answer. Left out is what no
 * provider could be asked to repeat: broken requests, faults, answers under switches that a test had changed, and
 * operations of other documents, of which no provider state is known.
 * Credentials are not in it; the provider state gives those of the verification.
 * @param consumer the name of the client
 */
export function createPact({ heard, assumptions }: Conversation, consumer: string): Pact {
  const interactions = new Map<string, PactInteraction>();
  for (const { entry, assumptions: current } of heard.filter(isRepeatable)) {
    if (JSON.stringify(current) !== JSON.stringify(assumptions)) continue;
    const made = interactionOf(entry);
    const interaction = interactions.get(made.key) ?? made;
    interactions.set(interaction.key, interaction);
    noteTest(interaction, entry.test);
  }
  return {
    consumer: { name: consumer },
    provider: { name: 'ticaga' },
    interactions: [...interactions.values()],
    metadata: { pactSpecification: { version: '4.0' }, 'ticaga-kit': { version } },
  };
}

function noteTest(interaction: PactInteraction, test: string | undefined): void {
  if (test === undefined) return;
  interaction.comments ??= { testname: test, tests: [] };
  const { tests } = interaction.comments;
  if (!tests.includes(test)) tests.push(test);
}

/** What a provider has to do so that it gives an answer again, for the outcomes that a provider state can bring about. */
const statesFor: Partial<Record<Outcome, (entry: Entry) => State[]>> = {
  success({ operationId, customer, response }) {
    const { stateFor } = behaviourOf(operationId as string);
    const state = customer === undefined ? undefined : stateFor(customer, decoded(response.body.toString()));
    return [valid, ...(state ? [state] : [])];
  },
  'unknown-customer': ({ customer }) =>
    customer === undefined ? [valid] : [valid, { name: 'no such customer exists', params: { id: customer } }],
  'bad-credentials': () => [{ name: 'the token is revoked' }],
};

const valid: State = { name: 'the token is valid' };

function isRepeatable({ entry }: HeardEntry): boolean {
  const { operationId, outcome, violations, notes, fault, dialect } = entry;
  const understood =
    operationId !== undefined &&
    findOperation(operationId) !== undefined &&
    violations.length === 0 &&
    !notes.some(({ code }) => isViolationCode(code)) &&
    fault === undefined;
  return understood && statesFor[outcome] !== undefined && ['basic', 'bearer'].includes(dialect.credentials);
}

function interactionOf(entry: Entry): PactInteraction {
  const operation = operationById(entry.operationId as string);
  const request = requestOf(entry, operation);
  const answer = sampleOf(decoded(entry.response.body.toString()));
  const response = {
    status: entry.response.status,
    headers: { 'Content-Type': ['application/json'] },
    body: { content: answer, contentType: 'application/json', encoded: false as const },
    matchingRules: { body: entry.outcome === 'success' ? rulesOf(answer) : {} },
  };
  const providerStates = statesFor[entry.outcome]?.(entry) ?? [];
  const dialect = [entry.dialect.credentials, ...(entry.body?.length ? [entry.dialect.body] : [])].join(', ');
  const what = [operation.summary, entry.outcome, dialect, kindOf(request, operation, entry.customer)].join('; ');
  return {
    type: 'Synchronous/HTTP',
    key: createHash('sha256')
      .update(JSON.stringify([what, providerStates.map(({ name }) => name), entry.response.status]))
      .digest('hex')
      .slice(0, 16),
    description: what,
    pending: false,
    providerStates,
    request,
    response,
  };
}

/** What makes two requests of one operation different in kind: headers, and names and types of fields. */
function kindOf({ headers, body }: PactInteraction['request'], operation: Operation, customer?: number): string {
  const fixed = enumsOf(operation);
  const names = Object.keys(headers).filter((name) => !/^authorization$/i.test(name));
  const content =
    typeof body?.content === 'string' ? [...new URLSearchParams(body.content)] : Object.entries(body?.content ?? {});
  const fields = content.map(([name, value]) => `${name} ${fixed.includes(name) ? value : typeof value}`);
  return [...(customer === 0 ? ['id 0'] : []), ...names, ...fields].join(', ');
}

/** The fields of a body whose value decides what the request means, so that no other is as good. */
const enumsOf = ({ body }: Operation): string[] =>
  (body?.fields ?? []).filter((field) => field.enum !== undefined).map(({ name }) => name);

const sentHeaders = /^(accept|content-type|x-admin-email)$/;

function requestOf(entry: Entry, operation: Operation): PactInteraction['request'] {
  const headers: Record<string, string[]> = {};
  for (const [key, { name, values }] of headersOf(entry.rawHeaders)) {
    if (sentHeaders.test(key)) headers[name] = key === 'x-admin-email' ? ['admin@example.com'] : values;
  }
  const { credentials } = entry.dialect;
  const scheme = credentials === 'basic' ? 'Basic' : 'Bearer';
  headers.Authorization = [`${scheme} redacted`];
  const email = Object.keys(headers).find((name) => /^x-admin-email$/i.test(name));
  const body = requestBodyOf(entry);
  const { path, pattern } = pathOfRequest(entry, operation);
  return {
    method: entry.method,
    path,
    headers,
    ...(body ? { body } : {}),
    matchingRules: {
      path: { combine: 'AND', matchers: [{ match: 'regex', regex: pattern }] },
      header: { Authorization: { combine: 'AND', matchers: [{ match: 'regex', regex: `^${scheme} \\S+$` }] } },
      ...(typeof body?.content === 'object'
        ? { body: rulesOf(body.content as Record<string, unknown>, enumsOf(operation)) }
        : {}),
    },
    generators: {
      header: {
        Authorization:
          credentials === 'basic' ? fromState('admin_basic', 'Basic ') : fromState('admin_token', 'Bearer '),
        ...(email === undefined ? {} : { [email]: fromState('admin_email') }),
      },
    },
  };
}

/** The path of a request without its sandbox, and what every such path matches, whatever the values in it. */
function pathOfRequest({ url }: Entry, operation: Operation): { path: string; pattern: string } {
  const values = parametersIn(operation, withoutSandbox(pathOf(url)).replace(/\/{2,}/g, '/')) ?? {};
  const filled = (write: (name: string, isInteger: boolean) => string) =>
    operation.pathParameters.reduce(
      (path, { name, isInteger }) => path.replace(`{${name}}`, write(name, isInteger)),
      `/api${operation.path}`,
    );
  return {
    path: filled((name) => values[name] ?? ''),
    pattern: `^${filled((_, isInteger) => (isInteger ? '\\d+' : '[^/]+'))}$`,
  };
}

/** The verifier puts the values in that the provider state answered. */
const fromState = (name: string, before = '') => ({ type: 'ProviderState', expression: `${before}\${${name}}` });

function requestBodyOf(entry: Entry): PactBody | undefined {
  if (!entry.body?.length) return undefined;
  return entry.dialect.body === 'json'
    ? { content: decoded(bodyOf(entry)), contentType: 'application/json', encoded: false }
    : { content: bodyOf(entry), contentType: 'application/x-www-form-urlencoded', encoded: false };
}

const decoded = (text: string): { [name: string]: Json } => JSON.parse(text);
