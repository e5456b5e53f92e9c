import type { Response, Router } from 'express';
import { createEvents } from '../../control/events.js';
import { expectedRoutes } from '../../control/expected-routes.js';
import { journalRoutes } from '../../control/journal-routes.js';
import { refuse } from '../../control/refuse.js';
import { closeRouter, openRouter } from '../../control/router.js';
import type { Within } from '../../control/told.js';
import { version } from '../../generated/contract.js';
import type { SetLie } from '../misbehaviour/lies.js';
import type { World } from '../worlds/world.js';
import type { Worlds } from '../worlds/worlds.js';
import { faultRoutes } from './fault-routes.js';
import { lieRoutes } from './lie-routes.js';
import { ownRowRoutes } from './own-row-routes.js';
import { providerStateRoute, stateRoutes } from './state-routes.js';
import { testRoutes } from './test-routes.js';

export interface ControlPlane {
  /** What stands below /__admin. */
  admin: Router;
  /** What stands at /pact-change-state, the address that Pact's tools are often given. */
  changeState: Router;
}

export interface ControlPlaneOptions {
  worlds: Worlds;
  /** The sandbox that a request speaks to; undefined for the server's own world. */
  nameOf: (response: Response) => string | undefined;
  /** The operations that the fake answers, for faults that name one. */
  operationIds: readonly string[];
  setLie: SetLie;
  /** Whether the API is to be called by https. */
  tls: boolean;
  /** When the server began, in milliseconds of performance.now(). */
  started: number;
  /** Without one, only loopback may use the control plane. */
  adminToken: string | undefined;
}

/**
 * The control plane of one server: the same calls for the server's own world and, below /sandbox/<name>, for a sandbox.
 * Described in control-plane.yaml; names and shapes follow WireMock's admin API where one exists.
 */
export function createControlPlane(options: ControlPlaneOptions): ControlPlane {
  const { worlds, nameOf, adminToken } = options;
  const events = createEvents(nameOf);
  const within: Within<World> = (response, act) => worlds.within(nameOf(response), act);
  const open = () => openRouter({ adminToken, events, endTurn: (response) => worlds.endTurn(nameOf(response)) });
  const admin = open();
  admin.get('/events', (_request, response) => within(response, (world) => events.stream(world, response)));
  journalRoutes(admin, within);
  stateRoutes(admin, worlds, within);
  providerStateRoute(admin, '/pact/provider-states', within);
  ownRowRoutes(admin, within);
  testRoutes(admin, within);
  faultRoutes(admin, worlds, within, options.operationIds);
  expectedRoutes(admin, within);
  lieRoutes(admin, within, options.setLie);
  serverRoutes(admin, options);
  const changeState = open();
  providerStateRoute(changeState, '/', within);
  for (const router of [admin, changeState]) closeRouter(router);
  return { admin, changeState };
}

function serverRoutes(router: Router, { worlds, tls, started }: ControlPlaneOptions): void {
  router.get('/health', (_request, response) => {
    const uptimeInSeconds = Math.floor((performance.now() - started) / 1000);
    response.json({ status: 'healthy', version, tls, uptimeInSeconds });
  });
  router.get('/sandboxes', async (_request, response) => {
    response.json({ sandboxes: await worlds.names() });
  });
  router.delete('/sandboxes/:name', async (request, response) => {
    if (!(await worlds.drop(request.params.name)))
      return refuse(response, 404, 'not-found', `There is no sandbox named ${request.params.name}.`);
    response.json({});
  });
  router.all(['/mappings', '/mappings/*rest'], (_request, response) => {
    refuse(
      response,
      501,
      'not-implemented',
      'This fake has no stub mappings: its answers come from the contract, so use /__admin/faults, /__admin/assumptions or /__admin/state.',
    );
  });
}
