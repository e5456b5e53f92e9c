import type { Assumptions } from '../../document/assumptions.js';
import { type FurtherDocument, findFurther } from '../../document/further-document.js';
import { type Operation, operations, parametersIn } from '../../document/operations.js';
import { outcomeByStatus } from '../../document/outcome.js';
import { decodeBody, keptOf, readBody, tooLarge } from '../../judges/requests/body.js';
import { diagnoseUnmatched } from '../../judges/requests/unmatched.js';
import type { RecordedAnswer, RecordedAnswers } from '../../recordings/recorded-answers.js';
import type { Answer } from '../answer.js';
import { methodNotAllowed, routeNotFound } from './answers.js';
import { type Exchange, finish } from './exchange.js';
import { forClient } from './without-json.js';

/** What can answer where openapi.yaml has no operation. */
export interface BesideDocument {
  auth: boolean;
  also: readonly FurtherDocument[];
  recorded: RecordedAnswers | undefined;
}

/** Answers a request that no operation of openapi.yaml takes: by another document, by a recording, or as Laravel does. */
export async function answerUnmatched(exchange: Exchange, { auth, also, recorded }: BesideDocument): Promise<void> {
  const { request } = exchange;
  const { method = '' } = request;
  const path = (request.url ?? '').split('?')[0] as string;
  const received = await readBody(request);
  exchange.body = keptOf(received.bytes);
  const body = received.tooLarge ? tooLarge() : decodeBody(received.bytes, request.headers['content-type']);
  exchange.dialect = { credentials: exchange.credentials.scheme, body: body.dialect };
  if (path.startsWith('/api/')) {
    // Most servers are never asked for an address of another document, so what is known of them is not loaded before.
    const { olderDocument } = await import('../../document/older-addresses.js');
    const found = findFurther([...also, olderDocument], method, path);
    if (found) {
      const { answerFurther } = await import('./further-operations.js');
      return answerFurther(exchange, found, body, auth);
    }
  }
  const answer = recorded?.find(method, request.url ?? '', received.bytes);
  if (recorded && answer) return answerRecorded(exchange, recorded.name, answer);
  const own = also.flatMap(({ operations }) => operations);
  const diagnosis = diagnoseUnmatched(method, path, own);
  if ('violation' in diagnosis) exchange.violations.push(diagnosis.violation);
  else exchange.notes.push(diagnosis.note);
  finish(exchange, forClient(exchange, withoutOperation(method, path, own, exchange.world.assumptions)));
}

/** What no document knows can be answered as it was recorded, and not be judged. */
function answerRecorded(exchange: Exchange, name: string, answer: RecordedAnswer): void {
  const { number, status, body, contentType } = answer;
  exchange.notes.push({
    code: 'recorded',
    message: `No document knows it: answered as exchange ${number} of ${name}.`,
  });
  const headers = contentType === '' ? {} : { 'Content-Type': contentType };
  finish(exchange, { status, body, outcome: outcomeByStatus(status), headers });
}

/** Laravel knows an address with other methods from one that it does not know, before it looks at credentials. */
function withoutOperation(method: string, path: string, own: readonly Operation[], assumptions: Assumptions): Answer {
  const methods = [...operations, ...own].filter((one) => parametersIn(one, path)).map((one) => one.method);
  // One whose method fits as well came here because its address cannot be decoded.
  if (methods.length === 0 || methods.includes(method)) return routeNotFound(path, assumptions);
  return methodNotAllowed(method, path, methods, assumptions);
}
