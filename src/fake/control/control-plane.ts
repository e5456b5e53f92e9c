import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import { isTooDeep, mostLevels } from '../../document/nesting.js';
import { errorTable, KitError } from '../../errors.js';
import { version } from '../../generated/contract.js';
import type { SetLie } from '../misbehaviour/lies.js';
import type { World } from '../worlds/world.js';
import type { Worlds } from '../worlds/worlds.js';
import { accessRefusal } from './access-refusal.js';
import { createEvents, type Events } from './events.js';
import { faultRoutes } from './fault-routes.js';
import { journalRoutes } from './journal-routes.js';
import { lieRoutes } from './lie-routes.js';
import { ownRowRoutes } from './own-row-routes.js';
import { refuse } from './refuse.js';
import { providerStateRoute, stateRoutes } from './state-routes.js';
import { testRoutes } from './test-routes.js';

/** The largest body of a call of the control plane; a seed of 200,000 customers fits. */
const bodyLimit = '128mb';

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
  const { worlds, worldOf } = options;
  const events = createEvents(worldOf);
  const admin = openRouter(options, events);
  admin.get('/events', (_request, response) => events.stream(worldOf(response), response));
  journalRoutes(admin, worldOf);
  stateRoutes(admin, worlds, worldOf);
  providerStateRoute(admin, '/pact/provider-states', worldOf);
  ownRowRoutes(admin, worldOf);
  testRoutes(admin, worldOf);
  faultRoutes(admin, worlds, worldOf, options.operationIds);
  lieRoutes(admin, worldOf, options.setLie);
  serverRoutes(admin, options);
  const changeState = openRouter(options, events);
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

/** A router whose calls are those of somebody who may make them, with their bodies decoded. */
function openRouter({ adminToken, worlds }: ControlPlaneOptions, events: Events): Router {
  const router = express.Router({ caseSensitive: true });
  router.use((request, response, next) => {
    response.set('X-Ticaga-Kit', version);
    const refusal = accessRefusal(request, adminToken);
    if (refusal) refuse(response, refusal.status, 'access-refused', refusal.detail);
    else next();
  });
  router.use((_request, response, next) => {
    // A call makes no sandbox that it may yet be refused, and one that nobody has used has no turn to end.
    const endTurn = () => {
      const world = worlds.find(response.locals.sandbox);
      if (!world) return;
      world.turn = Symbol();
      world.lastWrite = undefined;
    };
    endTurn();
    // Once more when it is over: it may have sent a request of the journal again.
    response.on('finish', endTurn);
    next();
  });
  router.use(events.watch, express.json({ limit: bodyLimit, type: () => true, strict: false }), refuseTooDeep);
  return router;
}

function refuseTooDeep({ body }: Request, _response: Response, next: NextFunction): void {
  if (isTooDeep(body))
    throw new KitError('request-invalid', 'The body is nested too deeply.', {
      expected: `at most ${mostLevels} lists and records inside each other`,
      fix: 'Send a flatter one; control-plane.yaml shows the shape.',
    });
  next();
}

/** What no call of the router took, and what a call could not do. */
function closeRouter(router: Router): void {
  router.use((request, response) => {
    const call = `${request.method} ${request.originalUrl}`;
    refuse(response, 404, 'not-found', `The control plane has no ${call}. control-plane.yaml lists its calls.`);
  });
  router.use(reportError);
}

function reportError(error: unknown, _request: Request, response: Response, next: NextFunction): void {
  if (error instanceof KitError) {
    const { code } = error;
    refuse(response, code === 'state-unknown' ? 404 : 422, code, error.render(), errorTable[code].title);
  } else if (error instanceof Error && 'status' in error && Number(error.status) < 500) {
    refuse(response, Number(error.status), 'request-invalid', `The body cannot be read: ${error.message}`);
  } else next(error);
}
