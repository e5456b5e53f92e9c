import type { Router } from 'express';
import { recordOf } from '../../control/request-record.js';
import type { Within } from '../../control/told.js';
import { compareRows } from '../worlds/own-rows.js';
import type { World } from '../worlds/world.js';

/** Holds a plugin's own rows against the links of a world. Called once for the router of a server. */
export function ownRowRoutes(router: Router, within: Within<World>): void {
  router.post('/own-rows', async (request, response) => {
    const { rows } = recordOf(request.body);
    response.json(await within(response, (world) => compareRows(world, rows)));
  });
}
