import type { Response, Router } from 'express';
import { KitError } from '../../errors.js';
import { checkExpected, type ExpectedViolation, isExpected, renderExpected } from '../../journal/expected-violation.js';
import { isViolationCode } from '../../journal/violation.js';
import { factsOf, faultKindNames } from '../misbehaviour/fault-kinds.js';
import { parseFault } from '../misbehaviour/faults.js';
import type { World } from '../worlds/world.js';
import type { Worlds } from '../worlds/worlds.js';
import { recordOf } from './request-record.js';

/** What the control plane tells of faults, and of the violations that a suite said it would cause. */
export function faultRoutes(
  router: Router,
  worlds: Worlds,
  worldOf: (response: Response) => World,
  operationIds: readonly string[],
): void {
  const kinds = faultKindNames.map((kind) => {
    const { id, curl, alias, does } = factsOf(kind);
    return { kind, curl, id, ...(alias === undefined ? {} : { alias }), does };
  });
  router.get('/faults', (_request, response) => {
    response.json({ faults: worldOf(response).faults.list(), kinds });
  });
  router.post('/faults', (request, response) => {
    const given = recordOf(request.body);
    const fault = parseFault(given, operationIds);
    const world = given.sandbox === undefined ? worldOf(response) : worlds.sandbox(String(given.sandbox));
    world.faults.arm(fault);
    response.status(201).json(fault);
  });
  router.delete('/faults', (_request, response) => {
    worldOf(response).faults.clear();
    response.json({});
  });
  router.get('/expected-violations', (_request, response) => {
    const { expected, journal } = worldOf(response);
    const entries = journal.entries();
    const came = (one: ExpectedViolation) =>
      entries.some((entry) => [...entry.violations, ...entry.notes].some(({ code }) => isExpected(one, entry, code)));
    const announced = [...expected.values()];
    // The fake judges requests one by one: whether a remark on a conversation came, exec alone can say.
    response.json({
      violations: announced.filter(({ code }) => isViolationCode(code)).map((one) => ({ ...one, came: came(one) })),
      remarks: announced.filter(({ code }) => !isViolationCode(code)),
    });
  });
  router.post('/expected-violations', (request, response) => {
    const refuse = (message: string, fix: string) => new KitError('request-invalid', message, { fix });
    const expected = checkExpected(recordOf(request.body), refuse);
    worldOf(response).expected.set(renderExpected(expected), expected);
    response.status(201).json(expected);
  });
  router.delete('/expected-violations', (_request, response) => {
    worldOf(response).expected.clear();
    response.json({});
  });
}
