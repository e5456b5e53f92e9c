import { createHash } from 'node:crypto';
import { type OperationId, operationById } from '../document/operations.js';
import { version } from '../generated/contract.js';
import type { Entry } from '../journal/entry.js';
import { bodyOf, headersOf } from '../journal/request-parts.js';
import type { Conversation, Exchange } from './conversation.js';
import { customerOf } from './ignored-refusals.js';
import { type Json, type MatchingRules, rulesOf, sampleOf } from './pact-matchers.js';

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
  pending: false;
  providerStates: { name: string; params?: Record<string, string | number> }[];
  request: Message & { method: string; path: string; generators?: Json };
  response: Message & { status: number };
}

/** A consumer contract of Pact's specification 4. */
export interface Pact {
  consumer: { name: string };
  provider: { name: 'ticaga' };
  interactions: PactInteraction[];
  metadata: Json;
}

/**
 * Writes a conversation as a contract: one interaction for each kind of request and answer. Left out is what no
 * provider could be asked to repeat: broken requests, faults, and answers under switches that a test had changed.
 * Credentials are not in it; the provider state gives those of the verification.
 * @param consumer the name of the client
 */
export function createPact({ exchanges, assumptions }: Conversation, consumer: string): Pact {
  const interactions = new Map<string, PactInteraction>();
  for (const { entry, assumptions: current } of exchanges.filter(isRepeatable)) {
    if (JSON.stringify(current) !== JSON.stringify(assumptions)) continue;
    const interaction = interactionOf(entry);
    interactions.set(interaction.key, interactions.get(interaction.key) ?? interaction);
  }
  return {
    consumer: { name: consumer },
    provider: { name: 'ticaga' },
    interactions: [...interactions.values()],
    metadata: { pactSpecification: { version: '4.0' }, 'ticaga-kit': { version } },
  };
}

const outcomes = ['success', 'unknown-customer', 'bad-credentials'];

function isRepeatable({ entry }: Exchange): boolean {
  const { operationId, outcome, violations, fault, dialect } = entry;
  const understood = operationId !== undefined && violations.length === 0 && fault === undefined;
  return understood && outcomes.includes(outcome) && ['basic', 'bearer'].includes(dialect.credentials);
}

function interactionOf(entry: Entry): PactInteraction {
  const operation = operationById(entry.operationId as OperationId);
  const id = customerOf(entry) ?? 0;
  const request = requestOf(entry, operation.path.replace('{id}', String(id)));
  const answer = decoded(entry.response.body.toString());
  const response = {
    status: entry.response.status,
    headers: { 'Content-Type': ['application/json'] },
    body: { content: sampleOf(answer), contentType: 'application/json', encoded: false as const },
    matchingRules: { body: entry.outcome === 'success' ? rulesOf(sampleOf(answer)) : {} },
  };
  const providerStates = statesOf(entry, id, answer);
  const dialect = [entry.dialect.credentials, ...(entry.body?.length ? [entry.dialect.body] : [])].join(', ');
  const what = [operation.summary, entry.outcome, dialect, shapeOf(request, id)].join('; ');
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
function shapeOf({ headers, body }: PactInteraction['request'], id: number): string {
  const names = Object.keys(headers).filter((name) => !/^authorization$/i.test(name));
  const content =
    typeof body?.content === 'string' ? [...new URLSearchParams(body.content)] : Object.entries(body?.content ?? {});
  const fields = content.map(([name, value]) =>
    name === 'billing_system' ? `${name} ${value}` : `${name} ${typeof value}`,
  );
  return [...(id === 0 ? ['id 0'] : []), ...names, ...fields].join(', ');
}

const sentHeaders = /^(accept|content-type|x-admin-email)$/;

function requestOf(entry: Entry, path: string): PactInteraction['request'] {
  const headers: Record<string, string[]> = {};
  for (const [key, { name, values }] of headersOf(entry.rawHeaders)) {
    if (sentHeaders.test(key)) headers[name] = key === 'x-admin-email' ? ['admin@example.com'] : values;
  }
  const { credentials } = entry.dialect;
  const scheme = credentials === 'basic' ? 'Basic' : 'Bearer';
  headers.Authorization = [`${scheme} redacted`];
  const email = Object.keys(headers).find((name) => /^x-admin-email$/i.test(name));
  const body = requestBodyOf(entry);
  return {
    method: entry.method,
    path: `/api${path}`,
    headers,
    ...(body ? { body } : {}),
    matchingRules: {
      path: { combine: 'AND', matchers: [{ match: 'regex', regex: `^/api${path.replace(/\d+$/, '\\d+')}$` }] },
      header: { Authorization: { combine: 'AND', matchers: [{ match: 'regex', regex: `^${scheme} \\S+$` }] } },
      ...(typeof body?.content === 'object' ? { body: rulesOf(body.content as Json, ['billing_system']) } : {}),
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

/** The verifier puts the values in that the provider state answered. */
const fromState = (name: string, before = '') => ({ type: 'ProviderState', expression: `${before}\${${name}}` });

function requestBodyOf(entry: Entry): PactBody | undefined {
  if (!entry.body?.length) return undefined;
  return entry.dialect.body === 'json'
    ? { content: decoded(bodyOf(entry)), contentType: 'application/json', encoded: false }
    : { content: bodyOf(entry), contentType: 'application/x-www-form-urlencoded', encoded: false };
}

function statesOf({ outcome, operationId }: Entry, id: number, answer: Json): PactInteraction['providerStates'] {
  if (outcome === 'bad-credentials') return [{ name: 'the token is revoked' }];
  const valid = { name: 'the token is valid' };
  if (id === 0) return [valid];
  if (outcome === 'unknown-customer') return [valid, { name: 'no such customer exists', params: { id } }];
  if (operationId === 'assignBillingId') return [valid, { name: 'a customer is unlinked', params: { id } }];
  const { name, email, billing_id, billing_system } = answer.user as Record<string, string>;
  return billing_system === ''
    ? [valid, { name: 'a customer exists', params: { id, name: name!, email: email! } }]
    : [
        valid,
        {
          name: 'a customer is linked',
          params: { id, billing_id: billing_id!, billing_system: billing_system!, name: name!, email: email! },
        },
      ];
}

const decoded = (text: string): Json => JSON.parse(text) as Json;
