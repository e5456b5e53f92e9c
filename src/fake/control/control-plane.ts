import type { Response, Router } from 'express';
import { createEvents } from '../../control/events.js';
import { expectedRoutes } from '../../control/expected-routes.js';
import { journalRoutes } from '../../control/journal-routes.js';
import { refuse } from '../../control/refuse.js';
import { closeRouter, openRouter } from '../../control/router.js';
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
  /** The world that a request speaks to. */
  worldOf: (response: Response) => World;
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
  const { worlds, worldOf, adminToken } = options;
  const events = createEvents(worldOf);
  const open = () => openRouter({ adminToken, events, endTurn: (response) => endTurn(worlds, response) });
  const admin = open();
  admin.get('/events', (_request, response) => events.stream(worldOf(response), response));
  journalRoutes(admin, worldOf);
  stateRoutes(admin, worlds, worldOf);
  providerStateRoute(admin, '/pact/provider-states', worldOf);
  ownRowRoutes(admin, worldOf);
  testRoutes(admin, worldOf);
  faultRoutes(admin, worlds, worldOf, options.operationIds);
  expectedRoutes(admin, worldOf);
  lieRoutes(admin, worldOf, options.setLie);
  serverRoutes(admin, options);
  const changeState = open();
  providerStateRoute(changeState, '/', worldOf);
  for (const router of [admin, changeState]) closeRouter(router);
  return { admin, changeState };
}

function serverRoutes(router: Router, { worlds, tls, started }: ControlPlaneOptions): void {
  router.get('/health', (_request, response) => {
    const uptimeInSeconds = Math.floor((performance.now() - started) / 1000);
    response.json({ status: 'healthy', version, tls, uptimeInSeconds });
  });
  router.get('/sandboxes', (_request, response) => {
    response.json({ sandboxes: worlds.names() });
  });
  router.delete('/sandboxes/:name', (request, response) => {
    if (!worlds.drop(request.params.name))
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

/** A call makes no sandbox that it may yet be refused, and one that nobody has used has no turn to end. */
function endTurn(worlds: Worlds, { locals }: Response): void {
  const world = worlds.find(locals.sandbox);
  if (!world) return;
  world.turn = Symbol();
  world.lastWrite = undefined;
}
