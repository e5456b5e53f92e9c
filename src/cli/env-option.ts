import { KitError } from '../errors.js';
import type { Option } from './option.js';

/** --env of every command that runs a plugin's own tests. */
export const envOption = {
  type: 'texts',
  value: 'NAME',
  parse: parseVariableNames,
  summary: "Put the fake's URL into this variable as well; TICAGA_URL and TICAGA_API_URL always have it",
} as const satisfies Option;

/** @throws KitError usage */
function parseVariableNames(names: readonly string[], flag: string): readonly string[] {
  const unfit = names.find((name) => !/^[A-Za-z_]\w*$/.test(name));
  if (unfit === undefined) return names;
  throw new KitError('usage', `${flag} ${unfit} is no name of a variable.`, {
    expected: `letters, digits and underscores, for example ${flag} HELPDESK_URL`,
  });
}
