import { type Assumptions, assumptionList } from '../document/assumptions.js';

/** What a live server answered to the open questions: the profile that `verify --learn` wrote. */
export interface LiveAnswers {
  /** The server that was asked. */
  target: string;
  /** The day, as YYYY-MM-DD. */
  learned: string;
  /** The switches that differ from their defaults. */
  assumptions: Partial<Assumptions>;
  /** The switches that stand at their defaults. */
  confirmed: readonly string[];
}

/** The value of each switch that a live server settled. */
export function settledValues({ assumptions, confirmed }: LiveAnswers): Partial<Assumptions> {
  const stands = assumptionList.filter(({ name }) => confirmed.includes(name));
  return { ...Object.fromEntries(stands.map(({ name, default: value }) => [name, value])), ...assumptions };
}
