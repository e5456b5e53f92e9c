import { KitError } from '../errors.js';

/** @throws KitError usage for the first of the options that is given and has no effect beside this one */
export function refuseTogether(option: string | undefined, others: Record<string, string | boolean | undefined>): void {
  const [other] = Object.keys(others).filter((name) => others[name]);
  if (option === undefined || other === undefined) return;
  throw new KitError('usage', `${other} does not go with ${option}.`, { fix: 'Leave one of them out.' });
}
