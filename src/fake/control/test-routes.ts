import type { Response, Router } from 'express';
import { recordOf } from '../../control/request-record.js';
import { tellTest } from '../worlds/running-test.js';
import type { World } from '../worlds/world.js';

/** Takes which test of a suite speaks to a world. Called once for the router of a server. */
export function testRoutes(router: Router, worldOf: (response: Response) => World): void {
  router.put('/test', (request, response) => {
    tellTest(worldOf(response), recordOf(request.body));
    response.json({});
  });
}
