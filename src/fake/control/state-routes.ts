import type { Router } from 'express';
import { recordOf } from '../../control/request-record.js';
import type { Within } from '../../control/told.js';
import { assumptionList, checkAssumptions } from '../../document/assumptions.js';
import { providerStates } from '../../document/provider-states.js';
import { seedFrom } from '../../store/seed.js';
import { ticketsAsSeed } from '../../store/seed-tickets.js';
import { replaceState, type World } from '../worlds/world.js';
import type { Worlds } from '../worlds/worlds.js';
import { setUpState } from './provider-states.js';

/** What the control plane tells of a world's state and changes in it. Called once for the router of a server. */
export function stateRoutes(router: Router, worlds: Worlds, within: Within<World>): void {
  router.post('/reset', async (_request, response) => {
    await within(response, worlds.reset);
    response.json({});
  });
  router.get('/state', async (_request, response) => {
    const [state, assumptions] = await within(response, ({ store, assumptions }) => [store.dump(), { ...assumptions }]);
    const { customers, departments, tickets, responses, staff, billingSystems } = state;
    response.json({
      customers,
      departments,
      tickets: ticketsAsSeed(tickets, responses),
      staff,
      billing_systems: billingSystems,
      assumptions,
    });
  });
  router.put('/state', async (request, response) => {
    const seed = seedFrom(request.body);
    await within(response, (world) => replaceState(world, seed));
    response.json({});
  });
  router.get('/assumptions', async (_request, response) => {
    const assumptions = await within(response, (world) => ({ ...world.assumptions }));
    response.json({
      assumptions: assumptionList.map(({ statusOf: _, ...facts }) => ({ ...facts, value: assumptions[facts.name] })),
    });
  });
  router.put('/assumptions', async (request, response) => {
    const values = checkAssumptions(recordOf(request.body), 'PUT /__admin/assumptions');
    const assumptions = await within(response, (world) => ({ ...Object.assign(world.assumptions, values) }));
    response.json({ assumptions });
  });
  router.get('/states', (_request, response) => {
    response.json({ states: providerStates });
  });
}

/** Sets provider states up, at an address of the router; Pact's tools ask for every state before its interaction. */
export function providerStateRoute(router: Router, path: string, within: Within<World>): void {
  router.post(path, async (request, response) => {
    const { state, params, action } = recordOf(request.body);
    const name = typeof state === 'string' ? state : '';
    // Tearing down changes nothing: a test resets its sandbox, and the next interaction sets its own state up.
    const given = recordOf(params ?? {});
    response.json(action === 'teardown' ? {} : await within(response, (world) => setUpState(world, name, given)));
  });
}
