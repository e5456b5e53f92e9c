import type { Router } from 'express';
import { refuse } from '../../control/refuse.js';
import { recordOf } from '../../control/request-record.js';
import type { Within } from '../../control/told.js';
import { factsOf, faultKindNames } from '../misbehaviour/fault-kinds.js';
import { parseFault } from '../misbehaviour/faults.js';
import type { World } from '../worlds/world.js';
import type { Worlds } from '../worlds/worlds.js';
import type { Access } from './access.js';

/** What the control plane tells of faults. */
export function faultRoutes(
  router: Router,
  { worlds, operationIds, access }: { worlds: Worlds; operationIds: readonly string[]; access: Access },
  within: Within<World>,
): void {
  const kinds = faultKindNames.map((kind) => {
    const { id, curl, alias, does } = factsOf(kind);
    return { kind, curl, id, ...(alias === undefined ? {} : { alias }), does };
  });
  router.get('/faults', async (_request, response) => {
    response.json({ faults: await within(response, ({ faults }) => faults.list()), kinds });
  });
  router.post('/faults', async (request, response) => {
    const given = recordOf(request.body);
    const fault = parseFault(given, operationIds);
    const arm = ({ faults }: World) => faults.arm(fault);
    if (given.sandbox === undefined) await within(response, arm);
    else {
      const sandbox = String(given.sandbox);
      if (!access.isOpen(response, sandbox))
        return refuse(response, 404, 'not-found', `There is no sandbox named ${sandbox}.`);
      await worlds.within(sandbox, arm);
    }
    response.status(201).json(fault);
  });
  router.delete('/faults', async (_request, response) => {
    await within(response, ({ faults }) => faults.clear());
    response.json({});
  });
}
