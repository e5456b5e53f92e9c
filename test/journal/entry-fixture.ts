import type { Entry } from '../../src/journal/entry.js';
import type { NewEntry } from '../../src/journal/journal.js';
import type { Violation } from '../../src/journal/violation.js';

/** An assign as a plugin of 2026 sends it, with what a test changes. */
export function entryWith(changes: Partial<Entry> = {}): Entry {
  return {
    id: 1,
    startedAt: Date.UTC(2026, 0, 2, 3, 4, 5, 678),
    durationMs: 1.5,
    method: 'POST',
    url: '/api/customers/assign',
    clientIp: '127.0.0.1',
    httpHost: '127.0.0.1:4010',
    rawHeaders: ['Authorization', 'Bearer ticaga-demo-token', 'Content-Type', 'application/json'],
    body: Buffer.from('{"ticaga_id": 1, "billing_id": "2", "billing_system": "Blesta"}'),
    response: { status: 200, headers: { 'Content-Type': 'application/json' }, body: '{"user":true}' },
    operationId: 'assignBillingId',
    outcome: 'success',
    dialect: { credentials: 'bearer', body: 'json' },
    notes: [],
    violations: [],
    ...changes,
  };
}

export function newEntryWith(changes: Partial<Entry> = {}): NewEntry {
  const { id: _, ...unnumbered } = entryWith(changes);
  return unnumbered;
}

/** A form body with its Content-Type. */
export function formEntry(body: string, changes: Partial<Entry> = {}): Entry {
  return entryWith({
    rawHeaders: ['Content-Type', 'application/x-www-form-urlencoded; charset=UTF-8'],
    body: Buffer.from(body),
    ...changes,
  });
}

export function violationWith(changes: Partial<Violation> = {}): Violation {
  return {
    code: 'field-missing',
    location: ['request', 'body', 'ticaga_id'],
    message: 'The body has no ticaga_id.',
    expected: 'a value',
    received: 'nothing',
    grade: 'documented',
    hint: 'Send the id that the customer typed.',
    ...changes,
  };
}
