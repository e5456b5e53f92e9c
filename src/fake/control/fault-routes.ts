import type { Response, Router } from 'express';
import { recordOf } from '../../control/request-record.js';
import { factsOf, faultKindNames } from '../misbehaviour/fault-kinds.js';
import { parseFault } from '../misbehaviour/faults.js';
import type { World } from '../worlds/world.js';
import type { Worlds } from '../worlds/worlds.js';

/** What the control plane tells of faults. */
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
}
