import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';

/** A customer's password as a world keeps it: a salted hash, under the customer's id. */
export interface Password {
  id: number;
  /** Salt and hash in hexadecimal, with a colon between them. */
  hash: string;
}

/** Cheap on purpose: it guards demo passwords, and tests make many. */
const cost = { N: 1024, r: 8, p: 1 };
const length = 32;

/** Hashes a password with a salt of its own. */
export function hashPassword(id: number, password: string): Password {
  const salt = randomBytes(16);
  return { id, hash: `${salt.toString('hex')}:${scryptSync(password, salt, length, cost).toString('hex')}` };
}

/** Whether a password is the one that was hashed. */
export function isPassword({ hash }: Password, password: string): boolean {
  const [salt = '', kept = ''] = hash.split(':');
  const found = scryptSync(password, Buffer.from(salt, 'hex'), length, cost);
  const expected = Buffer.from(kept, 'hex');
  return expected.length === found.length && timingSafeEqual(found, expected);
}
