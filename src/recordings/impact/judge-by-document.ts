import type { FurtherDocument } from '../../document/further-document.js';
import type { DescribedApi } from '../../document/openapi.js';
import { findAddressed } from '../../judges/requests/find-request.js';
import type { RecordedExchange } from '../recorded-exchange.js';
import { documentChanges } from './document-changes.js';
import { gatherEvidence } from './evidence.js';
import { recall } from './heard.js';
import { type Judged, judgeChanges } from './judge.js';
import { exchangesOf, type Plugin } from './plugin.js';

/** Holds all that was recorded of a plugin against a changed document; nothing is sent to anybody. */
export async function judgeByDocument(
  plugin: Plugin,
  changed: DescribedApi['data'],
  further: readonly FurtherDocument[],
): Promise<Judged[]> {
  const evidence = gatherEvidence(plugin, further);
  const exchanges = exchangesOf(plugin);
  const changes = await documentChanges(exchanges, changed);
  return exchanges.map((exchange, at) => {
    const { method, url } = exchange;
    const operation = findAddressed({ method, url, headers: {} }, further).found?.operation;
    const judged = { exchange, operation };
    const why = whyUnfit(exchange);
    const found = changes[at];
    if (why !== undefined) return { ...judged, unjudged: why };
    if (found === undefined) return { ...judged, unjudged: 'openapi.yaml does not have its address.' };
    return { ...judged, effects: judgeChanges(found, { before: recall(exchange), operation, evidence }) };
  });
}

function whyUnfit({ isInPart, answer }: RecordedExchange): string | undefined {
  if (isInPart) return 'Its request was recorded in part.';
  return answer.status === 0 ? 'No answer was recorded.' : undefined;
}
