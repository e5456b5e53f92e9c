import type { Response, Router } from 'express';
import { recordOf } from '../../control/request-record.js';
import type { SetLie } from '../misbehaviour/lies.js';
import type { World } from '../worlds/world.js';

/** Takes what a world lies about, and tells it. Called once for the router of a server. */
export function lieRoutes(router: Router, worldOf: (response: Response) => World, setLie: SetLie): void {
  router.get('/lie', (_request, response) => {
    response.json({ mutant: worldOf(response).lie?.id ?? null });
  });
  router.put('/lie', async (request, response) => {
    const { mutant } = recordOf(request.body);
    await setLie(worldOf(response), mutant);
    response.json({ mutant });
  });
}
