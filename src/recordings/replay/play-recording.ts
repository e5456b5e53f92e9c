import { decodeAnswer } from '../../wire/decode-answer.js';
import type { HttpAnswer } from '../../wire/http-client.js';
import type { RecordedExchange, Recording } from '../recorded-exchange.js';
import { createCorrespondence } from './correspondence.js';
import { type Difference, firstDifference } from './first-difference.js';
import { type SendingOptions, segmentOf, sendAgain } from './send-again.js';

/** What became of an exchange that was played again. */
export type Replayed = { exchange: RecordedExchange } & (
  | { result: 'same' }
  | { result: 'different'; difference: Difference; answer: HttpAnswer }
  /** Why, as a sentence. */
  | { result: 'skipped' | 'unanswered'; reason: string }
);

export interface ReplayOptions extends SendingOptions {
  recording: Recording;
}

/** Sends what was recorded once more, in order, and says where the answers part from the recorded ones. */
export async function playRecording(options: ReplayOptions): Promise<Replayed[]> {
  const ids = createCorrespondence();
  const { masked, exchanges } = options.recording;
  const played: Replayed[] = [];
  for (const exchange of exchanges) {
    if (options.signal.aborted) break;
    const sent = await sendAgain(exchange, options, ids);
    if (sent.result !== 'answered') {
      played.push({ exchange, ...sent });
      continue;
    }
    const { answer } = sent;
    const comparison = { ids, masked, byForm: exchange.answer.byForm, segment: segmentOf(exchange) };
    const difference = differenceOf(exchange.answer, answer, comparison);
    played.push(difference ? { exchange, result: 'different', difference, answer } : { exchange, result: 'same' });
  }
  return played;
}

function differenceOf(
  { status, body }: RecordedExchange['answer'],
  came: HttpAnswer,
  comparison: Parameters<typeof firstDifference>[2],
): Difference | undefined {
  if (status !== came.status) return { subject: 'status', expected: String(status), was: String(came.status) };
  // Of a page, or a body that was recorded in part, the status has said enough.
  if (body === undefined) return undefined;
  const decoded = decodeAnswer(came);
  if (decoded.problem !== undefined) return { subject: 'body', expected: 'JSON', was: decoded.was };
  return firstDifference(body, decoded.body, comparison);
}
