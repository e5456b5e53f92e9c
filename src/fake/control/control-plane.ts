import type { Router } from 'express';
import { createEvents } from '../../control/events.js';
import { expectedRoutes } from '../../control/expected-routes.js';
import { journalRoutes } from '../../control/journal-routes.js';
import { refuse } from '../../control/refuse.js';
import { closeRouter, openRouter } from '../../control/router.js';
import type { Within } from '../../control/told.js';
import { version } from '../../generated/contract.js';
import { sandboxOf } from '../api/sandbox-of.js';
import type { SetLie } from '../misbehaviour/lies.js';
import type { World } from '../worlds/world.js';
import type { Worlds } from '../worlds/worlds.js';
import type { Access } from './access.js';
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
  /** The operations that the fake answers, for faults that name one. */
  operationIds: readonly string[];
  setLie: SetLie;
  /** Whether the API is to be called by https. */
  tls: boolean;
  /** When the server began, in milliseconds of performance.now(). */
  started: number;
  access: Access;
}

/**
 * The control plane of one server: the same calls for the server's own world and, below /sandbox/<name>, for a sandbox.
 * Described in control-plane.yaml; names and shapes follow WireMock's admin API where one exists.
 */
export function createControlPlane(options: ControlPlaneOptions): ControlPlane {
  const { worlds, access } = options;
  const { refusalOf } = access;
  const events = createEvents(sandboxOf);
  worlds.heedOthers(events.tellChanged);
  const within: Within<World> = (response, act) => worlds.within(sandboxOf(response), act);
  const open = () => openRouter({ refusalOf, events, endTurn: (response) => worlds.endTurn(sandboxOf(response)) });
  const admin = open();
  admin.get('/events', (_request, response) => within(response, (world) => events.stream(world, response)));
  journalRoutes(admin, within);
  stateRoutes(admin, worlds, within);
  providerStateRoute(admin, '/pact/provider-states', within);
  ownRowRoutes(admin, within);
  testRoutes(admin, within);
  faultRoutes(admin, options, within);
  expectedRoutes(admin, within);
  lieRoutes(admin, within, options.setLie);
  serverRoutes(admin, options);
  const changeState = open();
  providerStateRoute(changeState, '/', within);
  for (const router of [admin, changeState]) closeRouter(router);
  return { admin, changeState };
}

function serverRoutes(router: Router, { worlds, access, tls, started }: ControlPlaneOptions): void {
  router.get('/health', (_request, response) => {
    const uptimeInSeconds = Math.floor((performance.now() - started) / 1000);
    response.json({ status: 'healthy', version, tls, uptimeInSeconds });
  });
  router.get('/sandboxes', async (_request, response) => {
    const names = await worlds.names();
    response.json({ sandboxes: names.filter((name) => access.isOpen(response, name)) });
  });
  router.delete('/sandboxes/:name', async (request, response) => {
    const { name } = request.params;
    if (!access.isOpen(response, name) || !(await worlds.drop(name)))
      return refuse(response, 404, 'not-found', `There is no sandbox named ${name}.`);
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
