import { KitError } from '../errors.js';
import { assumptions as data } from '../generated/contract.js';
import { didYouMean } from './nearest.js';

type Data = (typeof data)[number];

export type AssumptionName = Data['name'];

/** A value for every switch. */
export type Assumptions = {
  [Name in AssumptionName]: Extract<Data, { name: Name }>['values'][number]['value'];
};

/** One switch of assumptions.yaml. */
export interface Assumption {
  name: AssumptionName;
  /** What it decides, as a sentence. */
  states: string;
  /** Each value with its meaning, the default first. */
  values: readonly { value: string; meaning: string }[];
  default: string;
  grade: 'assumed';
  source: string;
  /** The operations whose facts name the switch. */
  operations: readonly string[];
  /** The question to the API's owner that would settle it. */
  asks: string;
  /** The example of openapi.yaml whose status it decides. */
  statusOf?: string;
}

/** Every switch, in the order of assumptions.yaml. */
export const assumptionList: readonly Assumption[] = data;

/** The value of every switch when nothing was set. */
export const defaultAssumptions: Readonly<Assumptions> = Object.freeze(
  Object.fromEntries(data.map((assumption) => [assumption.name, assumption.default])) as Assumptions,
);

/** Whether facts of an operation name a switch. */
export function isConcerned(operationId: string, name: AssumptionName): boolean {
  return assumptionList.some((one) => one.name === name && one.operations.includes(operationId));
}

/**
 * Checks names and values of switches.
 * @param settings for example {"unknown-customer-status": "404"}; a number is taken as its decimal text
 * @param where what the user wrote them in, for the message: "--assume", a file, "PUT /__admin/assumptions"
 * @returns the settings as strings, complete only if `settings` was
 * @throws KitError assumption-unknown
 */
export function checkAssumptions(settings: Record<string, unknown>, where: string): Partial<Assumptions> {
  const checked: Partial<Record<AssumptionName, string>> = {};
  for (const [name, given] of Object.entries(settings)) {
    const assumption = assumptionList.find((candidate) => candidate.name === name);
    if (!assumption) {
      const names = assumptionList.map((candidate) => candidate.name);
      throw new KitError('assumption-unknown', `There is no assumption named ${name}.`, {
        where,
        fix: `${didYouMean(name, names)} ticaga-kit assumptions lists them all.`,
      });
    }
    const value = String(given);
    const allowed = assumption.values.map((entry) => entry.value);
    if (!allowed.includes(value)) {
      throw new KitError('assumption-unknown', `The assumption ${name} has no value ${value}.`, {
        expected: allowed.join(' | '),
        was: value,
        where,
        fix: `Set it to one of these, for example --assume ${name}=${allowed.at(-1)}.`,
      });
    }
    checked[assumption.name] = value;
  }
  return checked as Partial<Assumptions>;
}

/**
 * Reads settings written as name=value.
 * @throws KitError assumption-unknown, usage when there is no "="
 */
export function parseAssumptions(pairs: readonly string[]): Partial<Assumptions> {
  const settings: Record<string, string> = {};
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    if (at < 1) {
      throw new KitError('usage', `--assume ${pair} has no value.`, {
        expected: 'name=value, for example --assume unknown-customer-status=404',
        fix: 'ticaga-kit assumptions lists the names and their values.',
      });
    }
    settings[pair.slice(0, at)] = pair.slice(at + 1);
  }
  return checkAssumptions(settings, '--assume');
}
