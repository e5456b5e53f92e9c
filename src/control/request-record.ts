import { isRecord } from '../document/is-record.js';
import { KitError } from '../errors.js';

/** The body of a call, or a part of it, as an object. @throws KitError request-invalid */
export function recordOf(body: unknown): Record<string, unknown> {
  if (isRecord(body)) return body;
  throw new KitError('request-invalid', 'The body is not a JSON object.', {
    expected: 'a JSON object',
    fix: 'Send one; control-plane.yaml shows the shape.',
  });
}
