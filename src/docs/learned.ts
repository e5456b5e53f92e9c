import { type Assumptions, assumptionList } from '../document/assumptions.js';

/** What a live server taught, as `verify --learn` wrote it. */
export interface Learned {
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
export function settledValues({ assumptions, confirmed }: Learned): Partial<Assumptions> {
  const stands = assumptionList.filter(({ name }) => confirmed.includes(name));
  return { ...Object.fromEntries(stands.map(({ name, default: value }) => [name, value])), ...assumptions };
}
