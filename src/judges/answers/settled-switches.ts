import { type AssumptionName, type Assumptions, assumptionList } from '../../document/assumptions.js';

/** One switch at one value. */
export interface Setting {
  assumption: AssumptionName;
  value: string;
}

/** What an answer says of the switches. */
export interface Lesson {
  /** Of a refuted assumption: the settings that would predict what the server did. */
  explainedBy: readonly Setting[];
  /** Of an expectation that held: the settings that the answer rules out. */
  rulesOut: readonly Setting[];
}

/** An assumption that the server refuted. */
export interface Refuted {
  name: AssumptionName;
  expected: string;
  /** What the server does. */
  observed: string;
}

/** What a run learned of the switches. */
export interface SettledSwitches {
  refuted: Refuted[];
  /** Switches whose other values are all ruled out. */
  confirmed: AssumptionName[];
  /** Switches for which the server does one thing here and another there; no single value describes it. */
  contradictory: { name: AssumptionName; values: string[] }[];
  /** Switches on which nothing that was played had anything to say, or not enough. */
  open: AssumptionName[];
}

/** A setting as the command line takes it. */
export const keyOf = ({ assumption, value }: Setting): string => `${assumption}=${value}`;

/**
 * Decides each switch from what was observed. A refuted expectation that one setting alone explains speaks for that
 * setting; one that several explain speaks for the one that is not ruled out elsewhere.
 * @param assumptions the value of each switch that the run expected
 */
export function settleSwitches(observations: readonly Lesson[], assumptions: Assumptions): SettledSwitches {
  const ruledOut = new Set(observations.flatMap(({ rulesOut }) => rulesOut.map(keyOf)));
  const votes = votesOf(observations, ruledOut);
  const settled: SettledSwitches = { refuted: [], confirmed: [], contradictory: [], open: [] };
  for (const { name, values } of assumptionList) {
    const expected = assumptions[name];
    const others = values.map(({ value }) => value).filter((value) => value !== expected);
    const voted = others.filter((value) => votes.has(keyOf({ assumption: name, value })));
    const [observed] = voted;
    if (observed !== undefined) {
      const divided = voted.filter((value) => ruledOut.has(keyOf({ assumption: name, value }))).length > 0;
      if (voted.length > 1 || divided) {
        settled.contradictory.push({ name, values: divided ? [expected, ...voted] : voted });
      } else settled.refuted.push({ name, expected, observed });
    } else if (others.every((value) => ruledOut.has(keyOf({ assumption: name, value })))) settled.confirmed.push(name);
    else settled.open.push(name);
  }
  return settled;
}

function votesOf(observations: readonly Lesson[], ruledOut: ReadonlySet<string>): Set<string> {
  const explained = observations.map(({ explainedBy }) => explainedBy.map(keyOf)).filter((keys) => keys.length > 0);
  const votes = new Set(explained.filter((keys) => keys.length === 1).flat());
  for (const keys of explained) {
    if (keys.some((one) => votes.has(one))) continue;
    const possible = keys.filter((one) => !ruledOut.has(one));
    if (possible.length === 1) votes.add(possible[0]!);
  }
  return votes;
}
