import type { Router } from 'express';
import { recordOf } from '../../control/request-record.js';
import type { Within } from '../../control/told.js';
import type { SetLie } from '../misbehaviour/lies.js';
import type { World } from '../worlds/world.js';

/** Takes what a world lies about, and tells it. Called once for the router of a server. */
export function lieRoutes(router: Router, within: Within<World>, setLie: SetLie): void {
  router.get('/lie', async (_request, response) => {
    response.json({ mutant: await within(response, ({ lie }) => lie?.id ?? null) });
  });
  router.put('/lie', async (request, response) => {
    const { mutant } = recordOf(request.body);
    await within(response, (world) => setLie(world, mutant));
    response.json({ mutant });
  });
}
