import { holderOf, judgeCredentials } from '../../judges/requests/credentials.js';
import { findMisplaced, misplacedViolation, type Searched } from '../../judges/requests/misplaced-credentials.js';
import type { StaffMember } from '../../store/store.js';
import type { Exchange } from './exchange.js';

/**
 * Judges the credentials of a request, and notes what is wrong with them.
 * @param options checks: false admits any; isPublic: the operation asks for none; fields: of the body, where a token may stand
 * @returns the administrator that the request acts for; undefined when it is refused
 */
export function admit(
  exchange: Exchange,
  { checks, isPublic, fields }: { checks: boolean; isPublic: boolean } & Pick<Searched, 'fields'>,
): StaffMember | undefined {
  const { world, credentials, operationId, dialect, notes, violations } = exchange;
  const staff = world.store.staff();
  const { owner, dialect: scheme, violation, note } = judgeCredentials(credentials, staff, world.assumptions);
  dialect.credentials = scheme;
  if (!checks) {
    const message = 'Credentials are not checked: the fake was started with --no-auth.';
    notes.push({ code: 'auth-off', message });
  }
  if (!checks || (isPublic && !world.isPrivate)) return owner ?? staff[0];
  if (owner) return owner;
  const misplaced = findMisplaced({ ...exchange, fields }, (text) => holderOf(text, staff));
  const broken = misplaced ? misplacedViolation(misplaced, credentials.scheme) : violation;
  if (broken) violations.push(operationId === undefined ? broken : { ...broken, operationId });
  else if (note) notes.push(note);
  return undefined;
}
