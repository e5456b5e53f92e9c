import type { Router } from 'express';
import { recordOf } from '../../control/request-record.js';
import type { Within } from '../../control/told.js';
import { tellTest } from '../worlds/running-test.js';
import type { World } from '../worlds/world.js';

/** Takes which test of a suite speaks to a world. Called once for the router of a server. */
export function testRoutes(router: Router, within: Within<World>): void {
  router.put('/test', async (request, response) => {
    const fields = recordOf(request.body);
    await within(response, (world) => tellTest(world, fields));
    response.json({});
  });
}
