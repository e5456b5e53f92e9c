import type { FurtherDocument } from '../../document/further-document.js';
import { isRecord } from '../../document/is-record.js';
import { valueAt } from '../../document/json-pointer.js';
import { pointerKey } from '../../document/openapi.js';
import type { Operation } from '../../document/operations.js';
import { decodeBody } from '../../judges/requests/body.js';
import { findAddressed } from '../../judges/requests/find-request.js';
import { useOf } from '../../operations/use-of.js';
import type { RecordedExchange, Recording } from '../recorded-exchange.js';
import { kindOfId } from '../replay/correspondence.js';
import { segmentOf } from '../replay/send-again.js';
import type { Change } from './change.js';
import { isSuccess, recall } from './heard.js';
import { exchangesOf, type Plugin } from './plugin.js';

/** What a recording proves of a plugin: whether it uses what changed, and why that is known, as a sentence. */
export interface Proof {
  isUsed: boolean;
  reason: string;
}

/** What was recorded of how a plugin uses answers. undefined: nothing was. */
export interface Evidence {
  ofField(operation: Operation, change: Change): Proof | undefined;
  /** Whether the plugin bears another status of an answer. @param outcome what the answer means: "success" */
  ofStatus(operation: Operation, outcome: string, status: number): Proof | undefined;
  /** Whether it met a refusal with this status and these words, and where: "#3". */
  metRefusal(operation: Operation, status: number, body: unknown): string | undefined;
  /** Whether it went where an answer redirected it. */
  followsRedirects: boolean;
}

export function gatherEvidence(plugin: Plugin, further: readonly FurtherDocument[]): Evidence {
  const exchanges = exchangesOf(plugin);
  const operationOf = ({ method, url }: RecordedExchange) =>
    findAddressed({ method, url, headers: {} }, further).found?.operation;
  const carried = carriedFields(plugin, operationOf);
  const demands = exchanges.filter(({ isDemand }) => isDemand);
  return {
    ofField(operation, change) {
      const id = lieAbout(operation, change);
      const isNoticed = id === undefined ? undefined : plugin.noticed.get(id);
      if (isNoticed !== undefined) return noticed(isNoticed, id as string);
      const { path = '', kind } = change;
      const isLost = kind === 'missing' || kind === 'null';
      const carrier = carried.get(`${operation.operationId} ${path}`);
      if (isLost && carrier !== undefined) return { isUsed: true, reason: carrier };
      const demand = demands.find(
        (one) =>
          operationOf(one) === operation &&
          isSuccess(recall(one)) &&
          valueAt(one.answer.body, firstOf(path)) !== undefined,
      );
      if (!demand || kind === 'value') return undefined;
      return { isUsed: true, reason: `Its own Pact asks for it, in interaction ${demand.number}.` };
    },
    ofStatus(operation, outcome, status) {
      const id = `${operation.operationId}/${outcome}-status-${status}`;
      const isNoticed = plugin.noticed.get(id);
      if (isNoticed === undefined) return undefined;
      return isNoticed
        ? { isUsed: true, reason: `Its tests fail on exactly that answer (mutate: ${id}).` }
        : { isUsed: false, reason: `Its tests bear that answer (mutate: ${id}).` };
    },
    metRefusal(operation, status, body) {
      const met = exchanges.find(
        (one) =>
          one.answer.status === status &&
          !isSuccess(recall(one)) &&
          operationOf(one) === operation &&
          wordsOf(one.answer.body) === wordsOf(body),
      );
      return met && `#${met.number}`;
    },
    followsRedirects: plugin.recordings.some((recording) => followsRedirects(recording.exchanges)),
  };
}

const firstOf = (path: string): string => path.replaceAll('/*', '/0');

const noticed = (isNoticed: boolean, id: string): Proof =>
  isNoticed
    ? { isUsed: true, reason: `Its tests notice such an answer (mutate: ${id}).` }
    : { isUsed: false, reason: `None of its tests notices such an answer (mutate: ${id}).` };

/** The mutant that changes a field in the same way; undefined where mutate has none. */
function lieAbout(operation: Operation, { path, kind, now }: Change): string | undefined {
  if (path === undefined || !useOf(operation).reliedOn.includes(path)) return undefined;
  const way =
    kind === 'missing' || kind === 'null'
      ? kind
      : kind === 'type' && typeof now === 'string'
        ? 'as-text'
        : kind === 'value' && now === false
          ? 'false'
          : undefined;
  return way && `${operation.operationId}/${path.split('/').at(-1)}-${way}`;
}

/** What a refusal says: its words, and the names of fields that it refuses. */
function wordsOf(body: unknown): string {
  if (!isRecord(body)) return typeof body;
  const { error, message, errors } = body;
  return JSON.stringify([error ?? null, errors === undefined ? (message ?? null) : null, isRecord(errors)]);
}

function followsRedirects(exchanges: readonly RecordedExchange[]): boolean {
  return exchanges.some(({ answer: { status, location } }, at) => {
    const next = exchanges[at + 1];
    if (status < 300 || status > 399 || location === undefined || !next) return false;
    return location.replace(/[?#].*/s, '').endsWith(next.url.replace(/\?.*/s, ''));
  });
}

/**
 * The ids that an answer made and a later request of the same test sent again. Only those that a server has just made:
 * any other the plugin may have had before. And only where no second answer had them in between.
 * @returns the sentence that says so, by operation and field
 */
function carriedFields(
  { recordings }: Plugin,
  operationOf: (exchange: RecordedExchange) => Operation | undefined,
): Map<string, string> {
  const carried = new Map<string, string>();
  for (const recording of recordings) {
    for (const said of byTest(recording)) {
      const seen = new Map<string, { key: string; number: number } | 'elsewhere'>();
      for (const exchange of said) {
        for (const id of idsSent(exchange)) {
          const origin = seen.get(id);
          if (origin === undefined) seen.set(id, 'elsewhere');
          else if (origin !== 'elsewhere' && !carried.has(origin.key))
            carried.set(origin.key, `The id that answer #${origin.number} made is sent again in #${exchange.number}.`);
        }
        const operation = operationOf(exchange);
        const makes = operation && useOf(operation).makes !== undefined && isSuccess(recall(exchange));
        for (const { id, path } of idsIn(exchange.answer.body, [segmentOf(exchange)])) {
          const isNew = makes && !seen.has(id);
          seen.set(id, isNew ? { key: `${operation.operationId} ${path}`, number: exchange.number } : 'elsewhere');
        }
      }
    }
  }
  return carried;
}

/**
 * What was said in a row: the interactions of a Pact follow one another by chance, and between the tests of a fake, where
 * it does not know them, all ids may begin anew.
 */
function byTest({ kind, exchanges }: Recording): RecordedExchange[][] {
  const tests = new Map<string, RecordedExchange[]>();
  if (kind === 'Pact') return [];
  for (const exchange of exchanges) {
    const [test] = exchange.tests;
    if (test === undefined && kind === 'journal') continue;
    const said = tests.get(test ?? '') ?? [];
    tests.set(test ?? '', said);
    said.push(exchange);
  }
  return [...tests.values()];
}

/** The ids in a body: "customer:8", with where each stands. */
function idsIn(body: unknown, around: readonly string[], path = ''): { id: string; path: string }[] {
  if (Array.isArray(body)) return body.flatMap((item) => idsIn(item, around, `${path}/*`));
  if (!isRecord(body)) return [];
  return Object.entries(body).flatMap(([name, value]) => {
    const at = `${path}/${pointerKey(name)}`;
    if (typeof value === 'object') return idsIn(value, [...around, name], at);
    const kind = kindOfId(name, around);
    return kind === undefined ? [] : [{ id: `${kind}:${value}`, path: at }];
  });
}

function idsSent(exchange: RecordedExchange): string[] {
  const { method, url, headers, body } = exchange;
  const segment = segmentOf(exchange);
  const { found } = findAddressed({ method, url, headers: {} }, []);
  const type = headers.find(([name]) => /^content-type$/i.test(name))?.[1];
  const sent = { ...found?.parameters, ...decodeBody(body, type).fields };
  return Object.entries(sent).flatMap(([name, value]) => {
    const kind = typeof value === 'object' ? undefined : kindOfId(name, [segment]);
    return kind === undefined ? [] : [`${kind}:${value}`];
  });
}
