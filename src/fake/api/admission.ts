import type { StaffMember } from '../../store/store.js';
import { judgeCredentials } from './credentials.js';
import type { Exchange } from './exchange.js';

/**
 * Judges the credentials of a request, and notes what is wrong with them.
 * @param options checks: false admits any; isPublic: the operation asks for none
 * @returns the administrator that the request acts for; undefined when it is refused
 */
export function admit(
  exchange: Exchange,
  { checks, isPublic }: { checks: boolean; isPublic: boolean },
): StaffMember | undefined {
  const { world, credentials, operationId, dialect, notes, violations } = exchange;
  const staff = world.store.staff();
  const { owner, dialect: scheme, violation, note } = judgeCredentials(credentials, staff, world.assumptions);
  dialect.credentials = scheme;
  if (!checks) {
    const message = 'Credentials are not checked: the fake was started with --no-auth.';
    notes.push({ code: 'auth-off', message });
  }
  if (!checks || isPublic) return owner ?? staff[0];
  if (violation) violations.push(operationId === undefined ? violation : { ...violation, operationId });
  if (note) notes.push(note);
  return owner;
}
