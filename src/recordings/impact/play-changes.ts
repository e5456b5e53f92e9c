import { isRecord } from '../../document/is-record.js';
import type { ProviderStateName } from '../../document/provider-states.js';
import { isOfNoRoute } from '../../judges/answers/no-route.js';
import { findAddressed } from '../../judges/requests/find-request.js';
import { useOf } from '../../operations/use-of.js';
import type { RecordedExchange } from '../recorded-exchange.js';
import { type Correspondence, createCorrespondence, learnIds } from '../replay/correspondence.js';
import { type Place, type SendingOptions, segmentOf, sendAgain } from '../replay/send-again.js';
import { changesBetween } from './change.js';
import { type Evidence, gatherEvidence } from './evidence.js';
import { type Heard, hear, isSuccess, recall, told } from './heard.js';
import { type Effect, type Judged, judgeChanges } from './judge.js';
import type { NamedRecording, Plugin } from './plugin.js';

/** A server that recordings are played against. */
export interface Stage extends Omit<SendingOptions, 'place'> {
  /** Where what belongs together is played: each group in a world of its own, if there are worlds. */
  placeFor(group: string): Place;
}

export interface PlayOptions {
  /** A server as it was when the plugins were recorded; absent where there is none. */
  before?: Stage;
  after: Stage;
}

/** Plays all that was recorded of a plugin against the changed server, and judges where its answers part. */
export async function playChanges(plugin: Plugin, options: PlayOptions): Promise<Judged[]> {
  const evidence = gatherEvidence(plugin, options.after.further);
  const judged: Judged[] = [];
  for (const recording of plugin.recordings) {
    const voices = new Map<string, Voice>();
    for (const exchange of recording.exchanges) {
      if (options.after.signal.aborted) return judged;
      const group = [plugin.name, recording.file, exchange.tests[0] ?? ''].join('\n');
      const voice: Voice = voices.get(group) ?? {
        group,
        before: createCorrespondence(),
        after: createCorrespondence(),
      };
      voices.set(group, voice);
      const one = await playOne(exchange, { recording, voice, evidence, ...options });
      if (isLostWrite(one)) voice.lost ??= exchange.number;
      judged.push(one);
    }
  }
  return judged;
}

/** What was said in a row, and the ids that stand for the recorded ones on either server. */
interface Voice {
  group: string;
  before: Correspondence;
  after: Correspondence;
  /** The number of the first write that is refused now: what follows was said of something that is not there. */
  lost?: number;
}

const isLostWrite = (one: Judged): boolean =>
  'effects' in one &&
  one.operation !== undefined &&
  useOf(one.operation).writes &&
  one.exchange.states.length === 0 &&
  one.effects.some(({ change }) => change.kind === 'refused');

interface Playing extends PlayOptions {
  recording: NamedRecording;
  voice: Voice;
  evidence: Evidence;
}

async function playOne(exchange: RecordedExchange, playing: Playing): Promise<Judged> {
  const { recording, voice, evidence, before: first, after: second } = playing;
  const { method, url } = exchange;
  const operation = findAddressed({ method, url, headers: {} }, second.further).found?.operation;
  const judged = { exchange, operation };
  if (voice.lost !== undefined && exchange.states.length === 0)
    return { ...judged, unjudged: `It follows #${voice.lost}, which is refused now.` };
  const was = recall(exchange);
  const basis = { masked: recording.masked, segment: segmentOf(exchange) };
  // The one plays what the other does, so that a later request finds the same.
  const before = first && (await play(exchange, first, voice.group, voice.before));
  const after = await play(exchange, second, voice.group, voice.after);
  if (typeof after === 'string') return { ...judged, unjudged: after };
  if (after.status === 429 && was.status !== 429) return { ...judged, unjudged: told429 };
  if (before === undefined) {
    const isSetUp = hasState(exchange, second);
    if (!isSetUp && isOfState(was, after)) return { ...judged, unjudged: stateUnknown(was, after) };
    const changes = changesBetween(was, after, { ...basis, byValue: false });
    const effects = judgeChanges(changes, { before: was, after, operation, evidence });
    return { ...judged, effects: isSetUp ? effects : effects.map(withoutState) };
  }
  if (typeof before === 'string') return { ...judged, unjudged: before };
  if (was.status !== before.status || isSuccess(was) !== isSuccess(before))
    return { ...judged, unjudged: notAsRecorded(was, before) };
  const changes = changesBetween(before, after, { ...basis, byValue: true });
  return { ...judged, effects: judgeChanges(changes, { before, after, operation, evidence }) };
}

const told429 = 'It is told to wait (429), and when a plugin asks is not in the recording.';

/** Another record may lack a field, whatever the contract says of it. */
function withoutState(effect: Effect): Effect {
  const isLost = effect.change.kind === 'missing' || effect.change.kind === 'null';
  if (!isLost || effect.verdict !== 'breaks') return effect;
  return { ...effect, verdict: 'another', reason: `${effect.reason} But it may be the record that this server holds.` };
}

/** The state that whoever gives credentials sees to. */
const valid: ProviderStateName = 'the token is valid';

/** The answer, or why there is none. */
async function play(
  exchange: RecordedExchange,
  stage: Stage,
  group: string,
  ids: Correspondence,
): Promise<Heard | string> {
  const asked = stage.setUp ? exchange : { ...exchange, states: exchange.states.filter(({ name }) => name !== valid) };
  const sent = await sendAgain(asked, { ...stage, place: stage.placeFor(group) }, ids);
  if (sent.result !== 'answered') return sent.reason;
  const heard = hear(sent.answer);
  learnIds(exchange.answer.body, heard.body, [segmentOf(exchange)], ids);
  return heard;
}

const hasState = ({ states }: RecordedExchange, { setUp }: Stage): boolean => states.length > 0 && setUp !== undefined;

/**
 * Whether an answer may differ because of what the server holds, or how it fares, and not because it was changed: a
 * customer who is not there is refused like one who never was. A redirect, another page and an address that there is not
 * come of neither.
 */
function isOfState(was: Heard, after: Heard): boolean {
  if (isSuccess(after)) return !isSuccess(was);
  if (!isSuccess(was)) return false;
  const { status, instead, body } = after;
  if (status === 405) return false;
  if ([401, 403, 429].includes(status) || status >= 500) return true;
  const isOfRecord = isRecord(body) && /no query results/i.test(String(body.message));
  return instead === undefined && (isOfRecord || !isOfNoRoute(after));
}

const stateUnknown = (was: Heard, after: Heard): string =>
  `It was answered ${told(was)} and now ${told(after)}, which may come of what this server holds: the recording names no provider state.`;

const notAsRecorded = (was: Heard, before: Heard): string =>
  `The fake as it was answers ${told(before)} where ${told(was)} was recorded: what the answer depends on is not in the recording.`;
