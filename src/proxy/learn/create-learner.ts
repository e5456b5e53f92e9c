import { createHash } from 'node:crypto';
import { type AssumptionName, type Assumptions, assumptionList, isConcerned } from '../../document/assumptions.js';
import { type Entry, idOf } from '../../journal/entry.js';
import { type Lesson, type SettledSwitches, settleSwitches } from '../../judges/answers/settled-switches.js';
import { excerpt } from '../../report/excerpt.js';
import { printable } from '../../report/printable.js';
import type { SeenExchange } from '../create-passage.js';
import { leansOnCredentials, lessonsOf, type Taught, teach } from './lessons.js';

/** What passed by taught of the switches. */
export interface Learned extends SettledSwitches {
  /** How many exchanges there were to learn from. */
  heard: number;
  /** By the name of a switch, the exchange that proves it; nothing in it is secret. */
  evidence: ReadonlyMap<string, string>;
}

export interface Learner {
  hear(exchange: SeenExchange, entry: Entry): void;
  learned(): Learned;
}

/** Exchanges that wait for their credentials to prove good; more than that a run needs for nothing. */
const mostWaiting = 1000;
const mostCredentials = 1000;

/**
 * Learns from exchanges as verify does from those that it makes: a switch is settled by what one of its values alone
 * explains. It asks for nothing, and so it learns of the switches alone on which the client's own requests have a say.
 * @param expected the value of each switch that the server is expected to have
 */
export function createLearner(expected: Assumptions): Learner {
  const facts = new Map<string, Fact>();
  let heard = 0;
  /** Fingerprints of credentials that the server took. */
  const good = new Set<string>();
  const waiting: { fingerprint: string; taught: Taught; told: string }[] = [];

  function draw(taught: Taught, told: string): void {
    for (const [name, values] of lessonsOf(taught)) {
      const key = `${name}=${values.join('|')}`;
      if (!facts.has(key)) facts.set(key, { name, values, told });
    }
  }

  return {
    hear(exchange, entry) {
      const taught = teach(exchange);
      if (!taught) return;
      heard++;
      const told = tell(entry);
      const fingerprint = fingerprintOf(taught);
      if (!leansOnCredentials(taught)) draw(taught, told);
      else if (good.has(fingerprint)) draw(taught, told);
      else if (waiting.length < mostWaiting) waiting.push({ fingerprint, taught, told });
      if (provesCredentials(taught) && good.size < mostCredentials) good.add(fingerprint);
    },
    learned() {
      for (const { fingerprint, taught, told } of waiting) if (good.has(fingerprint)) draw(taught, told);
      const all = [...facts.values()];
      const settled = settleSwitches(
        all.map((fact) => lessonFrom(fact, expected)),
        expected,
      );
      return { ...settled, heard, evidence: evidenceFrom(all, settled, expected) };
    },
  };
}

/** A server is as one of these values of a switch says. */
interface Fact {
  name: AssumptionName;
  values: readonly string[];
  /** The exchange that showed it. */
  told: string;
}

function lessonFrom({ name, values }: Fact, expected: Assumptions): Lesson {
  const setting = (value: string) => ({ assumption: name, value });
  if (!values.includes(expected[name])) return { explainedBy: values.map(setting), rulesOut: [] };
  const others = assumptionList.find((one) => one.name === name)!.values.map(({ value }) => value);
  return { explainedBy: [], rulesOut: others.filter((value) => !values.includes(value)).map(setting) };
}

/** What one exchange shows by itself, or else all those that show it together. */
function evidenceFrom(facts: readonly Fact[], settled: SettledSwitches, expected: Assumptions): Map<string, string> {
  const proof = new Map<string, string>();
  const prove = (name: AssumptionName, value: string) => {
    const fitting = facts.filter((fact) => fact.name === name && fact.values.includes(value));
    const alone = fitting.find(({ values }) => values.length === 1);
    const told = (alone ? [alone] : fitting).map((fact) => fact.told);
    if (told.length > 0) proof.set(name, told.join('; '));
  };
  for (const { name, observed } of settled.refuted) prove(name, observed);
  for (const name of settled.confirmed) prove(name, expected[name]);
  for (const { name, values } of settled.contradictory) for (const value of values) prove(name, value);
  return proof;
}

/** A call that looks at no credentials takes any. */
const provesCredentials = (taught: Taught): boolean =>
  taught.isSuccess &&
  fingerprintOf(taught) !== '' &&
  !isConcerned(taught.operation.operationId, 'public-calls-need-credentials');

/** Of the credentials of a request, without keeping them; '' where there are none. */
function fingerprintOf({ scheme, asked }: Taught): string {
  if (scheme !== 'basic' && scheme !== 'bearer') return '';
  return createHash('sha256')
    .update(asked.authorization ?? '')
    .digest('hex');
}

/** An exchange in a line, as the journal has it: without its secrets. */
function tell(entry: Entry): string {
  const { method, url, response } = entry;
  const body = response.body.toString().replace(/\s+/g, ' ');
  return printable(
    `${method} ${excerpt(url, 120)} -> ${response.status} ${excerpt(body, 120)} (request ${idOf(entry)})`,
  );
}
