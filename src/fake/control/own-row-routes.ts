import type { Response, Router } from 'express';
import { recordOf } from '../../control/request-record.js';
import { compareRows } from '../worlds/own-rows.js';
import type { World } from '../worlds/world.js';

/** Holds a plugin's own rows against the links of a world. Called once for the router of a server. */
export function ownRowRoutes(router: Router, worldOf: (response: Response) => World): void {
  router.post('/own-rows', (request, response) => {
    response.json(compareRows(worldOf(response), recordOf(request.body).rows));
  });
}
