import type { Dialect, Entry, Outcome } from './entry.js';
import { idOf } from './entry.js';
import { redactHeader, redactUrl } from './redact.js';
import { absoluteUrlOf, bodyOf, formOf, headersOf, queryOf, type Values } from './request-parts.js';
import type { Note, Violation } from './violation.js';

type RenderedParameters = Record<string, { key: string; values: string[] }>;

/** An entry as the control plane shows it: WireMock's logged request, with what the kit adds. */
export interface RenderedEntry {
  id: string;
  request: {
    url: string;
    absoluteUrl: string;
    method: string;
    clientIp: string;
    headers: Record<string, string>;
    /** Epoch milliseconds. */
    loggedDate: number;
    loggedDateString: string;
    body: string;
    bodyAsBase64: string;
    queryParams: RenderedParameters;
    formParams: RenderedParameters;
  };
  response: { status: number; headers: Record<string, string>; body: string };
  wasMatched: boolean;
  operationId?: string;
  dialect: Dialect;
  outcome: Outcome;
  durationMs: number;
  notes: Note[];
  violations: Violation[];
  fault?: string;
  test?: string;
}

/** Makes an entry readable. Credentials in headers, cookies and the query are replaced; bodies are as received. */
export function renderEntry(entry: Entry): RenderedEntry {
  const { startedAt, response, operationId, fault, test } = entry;
  return {
    id: idOf(entry),
    request: {
      url: redactUrl(entry.url),
      absoluteUrl: redactUrl(absoluteUrlOf(entry)),
      method: entry.method,
      clientIp: entry.clientIp,
      headers: Object.fromEntries(
        [...headersOf(entry.rawHeaders).values()].map(({ name, values }) => [
          name,
          values.map((value) => redactHeader(name, value)).join(', '),
        ]),
      ),
      loggedDate: startedAt,
      loggedDateString: new Date(startedAt).toISOString(),
      body: bodyOf(entry),
      bodyAsBase64: entry.body?.toString('base64') ?? '',
      queryParams: renderParameters(queryOf(redactUrl(entry.url))),
      formParams: renderParameters(formOf(entry)),
    },
    response: {
      status: response.status,
      headers: Object.fromEntries(
        Object.entries(response.headers).map(([name, value]) => [name, redactHeader(name, value)]),
      ),
      body: response.body.toString(),
    },
    wasMatched: entry.outcome !== 'unmatched',
    ...(operationId === undefined ? {} : { operationId }),
    dialect: entry.dialect,
    outcome: entry.outcome,
    durationMs: entry.durationMs,
    notes: entry.notes,
    violations: entry.violations,
    ...(fault === undefined ? {} : { fault }),
    ...(test === undefined ? {} : { test }),
  };
}

function renderParameters(values: Values): RenderedParameters {
  return Object.fromEntries([...values].map(([key, list]) => [key, { key, values: list }]));
}
