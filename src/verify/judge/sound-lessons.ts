import { keyOf, type Setting } from '../../judges/answers/settled-switches.js';
import type { WorkflowResult } from '../play/workflow-result.js';
import type { Observation } from './observation.js';

/**
 * The same results without lessons that the server did not teach. An answer that another switch predicts may have another
 * cause: a setting is believed only where nothing else went wrong before it in its workflow, where it predicts everything
 * that the workflow looked at, and where the workflow's controls, which send the same without what it tries, went well.
 */
export function soundLessons(results: readonly WorkflowResult[]): WorkflowResult[] {
  const byName = new Map(results.map((result) => [result.workflow.workflowId, result]));
  return results.map((result) => {
    const control = result.workflow.controls.find((name) => !wentWell(byName.get(name)));
    const doubt = control === undefined ? undefined : doubtOfControl(control, byName.get(control));
    return { ...result, observations: soundIn(result.observations, doubt) };
  });
}

/** Whether the server did what a workflow expects, or what a switch predicts. */
function wentWell(result: WorkflowResult | undefined): boolean {
  if (!result || result.notPlayed !== undefined || result.unanswered) return false;
  const contradicted = contradictedIn(result.observations);
  return result.observations.every((one) => one.verdict !== 'broken' && !isUnexplained(one, contradicted));
}

function doubtOfControl(name: string, result: WorkflowResult | undefined): string {
  const isPlayed = result && result.observations.length > 0;
  return isPlayed
    ? `${name}, which sends the same without what is tried here, did not go well either`
    : `${name}, which sends the same without what is tried here, was not played to its end`;
}

/** @param doubt why nothing of this workflow is believed, if nothing is */
function soundIn(observations: readonly Observation[], doubt: string | undefined): Observation[] {
  const contradicted = contradictedIn(observations);
  const brokenSteps = new Set(observations.filter(({ verdict }) => verdict === 'broken').map(({ step }) => step));
  // The first step of which an expectation failed for a reason that no switch has: what comes later leans on it.
  const spoilt = observations.find((one) => isUnexplained(one, contradicted))?.step;
  let isAfter = false;
  return observations.map((one, index) => {
    isAfter ||= spoilt !== undefined && observations[index - 1]?.step === spoilt && one.step !== spoilt;
    const why =
      doubt ??
      (brokenSteps.has(one.step) ? 'more is wrong with the same answer' : undefined) ??
      (isAfter ? `step ${spoilt} went wrong before` : undefined);
    return why === undefined ? withoutContradicted(one, contradicted) : withoutLessons(one, why);
  });
}

function withoutContradicted(one: Observation, contradicted: ReadonlySet<string>): Observation {
  const explainedBy = one.explainedBy.filter((setting) => !contradicted.has(keyOf(setting)));
  if (explainedBy.length > 0 || one.explainedBy.length === 0) return { ...one, explainedBy };
  return {
    ...one,
    explainedBy,
    doubt: `${told(one.explainedBy)} predicts this, and something else than this server did besides`,
  };
}

const withoutLessons = (one: Observation, why: string): Observation => ({
  ...one,
  explainedBy: [],
  rulesOut: [],
  ...(one.explainedBy.length === 0 ? {} : { doubt: `${told(one.explainedBy)} predicts this, but ${why}` }),
});

const told = (settings: readonly Setting[]): string => settings.map(keyOf).join(' or ');

/** The settings that predict something which the server did not do. */
function contradictedIn(observations: readonly Observation[]): ReadonlySet<string> {
  return new Set(observations.flatMap(({ unexplainedBy }) => unexplainedBy.map(keyOf)));
}

/** What is wrong with an answer whatever was expected of it is not about what the workflow tries. */
function isUnexplained({ verdict, isAsked, explainedBy }: Observation, contradicted: ReadonlySet<string>): boolean {
  return verdict === 'refuted' && isAsked && explainedBy.every((setting) => contradicted.has(keyOf(setting)));
}
