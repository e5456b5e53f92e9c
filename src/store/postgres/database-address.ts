import { KitError } from '../../errors.js';

/** Whether what --db names is a database and no file. */
export const isDatabaseAddress = (db: string): boolean => /^postgres(?:ql)?:\/\//i.test(db);

/**
 * The address of a database without its password, as it may be printed.
 * @throws KitError option-invalid for one that cannot be read; its text is not repeated, for a password may stand in it
 */
export function printableAddress(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const name = url?.pathname.replace(/^\//, '');
  if (!url || !name) {
    throw new KitError('option-invalid', 'The address of the database cannot be read.', {
      expected: 'postgres://user@host/name, with :port after the host where it is not 5432',
      fix: 'Leave the password out of it and set PGPASSWORD, or name a file of passwords with PGPASSFILE.',
    });
  }
  const user = url.username === '' ? '' : `${url.username}@`;
  return `postgres://${user}${url.host}/${name}`;
}
