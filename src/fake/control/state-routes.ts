import type { Response, Router } from 'express';
import { recordOf } from '../../control/request-record.js';
import { assumptionList, checkAssumptions } from '../../document/assumptions.js';
import { providerStates } from '../../document/provider-states.js';
import { seedFrom } from '../../store/seed.js';
import { ticketsAsSeed } from '../../store/seed-tickets.js';
import { replaceState, type World } from '../worlds/world.js';
import type { Worlds } from '../worlds/worlds.js';
import { setUpState } from './provider-states.js';

/** What the control plane tells of a world's state and changes in it. Called once for the router of a server. */
export function stateRoutes(router: Router, worlds: Worlds, worldOf: (response: Response) => World): void {
  router.post('/reset', async (_request, response) => {
    const world = worldOf(response);
    worlds.reset(world);
    await world.store.saved();
    response.json({});
  });
  router.get('/state', (_request, response) => {
    const { store, assumptions } = worldOf(response);
    const { customers, departments, tickets, responses, staff, billingSystems } = store.dump();
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
    const world = worldOf(response);
    replaceState(world, seedFrom(request.body));
    await world.store.saved();
    response.json({});
  });
  router.get('/assumptions', (_request, response) => {
    const { assumptions } = worldOf(response);
    response.json({
      assumptions: assumptionList.map(({ statusOf: _, ...facts }) => ({ ...facts, value: assumptions[facts.name] })),
    });
  });
  router.put('/assumptions', (request, response) => {
    const world = worldOf(response);
    Object.assign(world.assumptions, checkAssumptions(recordOf(request.body), 'PUT /__admin/assumptions'));
    response.json({ assumptions: world.assumptions });
  });
  router.get('/states', (_request, response) => {
    response.json({ states: providerStates });
  });
}

/** Sets provider states up, at an address of the router; Pact's tools ask for every state before its interaction. */
export function providerStateRoute(router: Router, path: string, worldOf: (response: Response) => World): void {
  router.post(path, async (request, response) => {
    const world = worldOf(response);
    const { state, params, action } = recordOf(request.body);
    const name = typeof state === 'string' ? state : '';
    // Tearing down changes nothing: a test resets its sandbox, and the next interaction sets its own state up.
    const values = action === 'teardown' ? {} : setUpState(world, name, recordOf(params ?? {}));
    await world.store.saved();
    response.json(values);
  });
}
