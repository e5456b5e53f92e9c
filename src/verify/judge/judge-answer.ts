import type { Criterion, Step } from '../../contracts/contract-document.js';
import type { Context } from '../../contracts/expression.js';
import { type Assumptions, defaultAssumptions } from '../../document/assumptions.js';
import { addressOf } from '../../document/operations.js';
import { judgeByDocument } from '../../judges/answers/judge-by-document.js';
import { isOfNoRoute } from '../../judges/answers/no-route.js';
import type { Setting } from '../../judges/answers/settled-switches.js';
import { excerpt } from '../../report/excerpt.js';
import { decodeAnswer } from '../../wire/decode-answer.js';
import type { HttpAnswer } from '../../wire/http-client.js';
import type { Observation } from './observation.js';

export interface JudgedAnswer {
  /** What criteria and outputs of later steps can see. */
  response: NonNullable<Context['response']>;
  observations: Observation[];
}

/**
 * Judges an answer: is it JSON, does openapi.yaml allow it, do the criteria of the step hold?
 * @param assumptions the value of every switch that the server is expected to have
 */
export function judgeAnswer(
  step: Step,
  answer: HttpAnswer,
  context: Context,
  assumptions: Assumptions,
  curl: string,
): JudgedAnswer {
  const decoded = decodeAnswer(answer);
  const readable = decoded.problem === undefined;
  const response = { status: answer.status, headers: answer.headers, body: readable ? decoded.body : undefined };
  const isUnrouted = isOfNoRoute(response);
  const common = { step: step.stepId, operation: addressOf(step.operation), isUnrouted, curl };
  // No document has an address with a slash twice, and who does not ask for JSON may be answered anything: only the
  // criteria of the step say what is right then.
  const isAnythingRight = step.doubleSlash === true || (!readable && !asksForJson(step));
  const builtIn = isAnythingRight ? [] : judgeByDocument(step.operation, answer.status, decoded);
  const criteria = step.successCriteria
    // Of a body that cannot be read one thing is wrong, not as many as there are expectations.
    .filter(
      ({ check }) => readable || isAnythingRight || check.expressions.every(({ subject }) => subject === 'status'),
    )
    .map((criterion) => judgeCriterion(criterion, { ...context, response }, assumptions));
  const broken = builtIn.map((one) => ({
    ...one,
    verdict: one.grade === 'assumed' ? ('refuted' as const) : ('broken' as const),
    isAsked: false,
    explainedBy: [],
    unexplainedBy: [],
    rulesOut: [],
    place: step.place,
  }));
  const shown = showAnswer(answer);
  const observations = oncePerSubject([...criteria, ...broken]).map((one) => ({
    ...common,
    ...one,
    ...(one.verdict === 'held' ? {} : { answer: shown }),
  }));
  return { response, observations };
}

/** The longest body that is shown beside a finding, in characters. */
const longestBody = 300;

/** What came, for whoever wonders why an expectation failed: the body often says it. */
function showAnswer({ status, bytes, text }: HttpAnswer): string {
  return bytes.length === 0 ? `${status} without a body` : `${status} ${excerpt(text.trim(), longestBody)}`;
}

function asksForJson({ parameters }: Step): boolean {
  const accept = parameters.findLast(({ name, in: place }) => place === 'header' && name.toLowerCase() === 'accept');
  return accept === undefined || /json/.test(String(accept.value));
}

type Bare = Omit<Observation, 'step' | 'operation' | 'isUnrouted' | 'curl' | 'answer'>;

function judgeCriterion(criterion: Criterion, context: Context, assumptions: Assumptions): Bare {
  const { check, alternatives, grade, source, place } = criterion;
  const chosen = alternatives.findLast(({ assumption, value }) => assumptions[assumption] === value);
  const asked = chosen?.check ?? check;
  const holds = asked.holds(context);
  const { subject, ...difference } = asked.explain(context);
  const others: (Setting & { holds: boolean })[] = alternatives
    .filter((alternative) => alternative !== chosen)
    .map((alternative) => ({ ...alternative, holds: alternative.check.holds(context) }));
  if (chosen) {
    const { assumption } = chosen;
    others.push({ assumption, value: defaultAssumptions[assumption], holds: check.holds(context) });
  }
  const settings = (wanted: boolean): Setting[] =>
    others.filter((one) => one.holds === wanted).map(({ assumption, value }) => ({ assumption, value }));
  return {
    subject,
    grade,
    ...(source === undefined ? {} : { source }),
    ...difference,
    verdict: holds ? 'held' : grade === 'assumed' ? 'refuted' : 'broken',
    isAsked: true,
    explainedBy: holds ? [] : settings(true),
    unexplainedBy: holds ? [] : settings(false),
    rulesOut: holds ? settings(false) : [],
    place,
  };
}

const weight = { held: 0, refuted: 1, broken: 2 } as const;

/** Of several things that are wrong with one part of an answer only the gravest is told; what held stays. */
function oncePerSubject(all: readonly Bare[]): Bare[] {
  const worst = new Map<string, Bare>();
  for (const one of all) {
    const known = worst.get(one.subject);
    if (one.verdict !== 'held' && (!known || weight[one.verdict] > weight[known.verdict])) worst.set(one.subject, one);
  }
  return all.filter((one) => one.verdict === 'held' || worst.get(one.subject) === one);
}
