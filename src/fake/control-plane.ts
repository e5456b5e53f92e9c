import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import { assumptionList, checkAssumptions } from '../document/assumptions.js';
import { didYouMean } from '../document/nearest.js';
import { errorTable, KitError } from '../errors.js';
import { version } from '../generated/contract.js';
import { type ViolationCode, violationCodes } from '../journal/violation.js';
import { seedFrom } from '../store/seed.js';
import { createEvents } from './events.js';
import { faultKinds, parseFault } from './faults.js';
import { journalRoutes } from './journal-routes.js';
import { problem } from './problem.js';
import { providerStates, setUpState } from './provider-states.js';
import type { World } from './world.js';
import type { Worlds } from './worlds.js';

/** The largest body of a call of the control plane; a seed of 200,000 customers fits. */
const bodyLimit = '128mb';

/**
 * The control plane of one server: the same calls for the server's own world and, below /sandbox/<name>, for a sandbox.
 * Described in control-plane.yaml; names and shapes follow WireMock's admin API where one exists.
 * @param worldOf the world that a request speaks to
 */
export function createControlPlane(worlds: Worlds, worldOf: (response: Response) => World): Router {
  const router = express.Router({ caseSensitive: true });
  const started = performance.now();
  const events = createEvents(worldOf);
  router.use(events.watch, express.json({ limit: bodyLimit, type: () => true, strict: false }));
  router.get('/events', (_request, response) => events.stream(worldOf(response), response));
  journalRoutes(router, worldOf);
  stateRoutes(router, worlds, worldOf);
  faultRoutes(router, worlds, worldOf);

  router.get('/health', (_request, response) => {
    response.json({ status: 'healthy', version, uptimeInSeconds: Math.floor((performance.now() - started) / 1000) });
  });
  router.get('/sandboxes', (_request, response) => {
    response.json({ sandboxes: worlds.names() });
  });
  router.delete('/sandboxes/:name', (request, response) => {
    if (!worlds.drop(request.params.name))
      return problem(response, 404, 'not-found', `There is no sandbox named ${request.params.name}.`);
    response.json({});
  });
  router.all(['/mappings', '/mappings/*rest'], (_request, response) => {
    problem(
      response,
      501,
      'not-implemented',
      'This fake has no stub mappings: its answers come from the contract, so use /__admin/faults, /__admin/assumptions or /__admin/state.',
    );
  });
  router.use((request, response) => {
    problem(
      response,
      404,
      'not-found',
      `The control plane has no ${request.method} ${request.originalUrl}. control-plane.yaml lists its calls.`,
    );
  });
  router.use(reportProblem);
  return router;
}

function stateRoutes(router: Router, worlds: Worlds, worldOf: (response: Response) => World): void {
  router.post('/reset', async (_request, response) => {
    const world = worldOf(response);
    worlds.reset(world);
    await world.store.saved();
    response.json({});
  });
  router.get('/state', (_request, response) => {
    const { store, assumptions } = worldOf(response);
    const { customers, staff, billingSystems } = store.dump();
    response.json({ customers, staff, billing_systems: billingSystems, assumptions });
  });
  router.put('/state', async (request, response) => {
    const world = worldOf(response);
    const seed = seedFrom(request.body);
    world.store.load(seed);
    Object.assign(world.assumptions, seed.assumptions);
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
    Object.assign(world.assumptions, checkAssumptions(record(request.body), 'PUT /__admin/assumptions'));
    response.json({ assumptions: world.assumptions });
  });
  router.get('/states', (_request, response) => {
    response.json({ states: providerStates.map(({ setUp: _, ...state }) => state) });
  });
  router.post(['/pact/provider-states', '/pact-change-state'], async (request, response) => {
    const world = worldOf(response);
    const { state, params, action } = record(request.body);
    // Tearing down changes nothing: a test resets its sandbox, and Pact asks for every state before its interaction.
    const values =
      action === 'teardown' ? {} : setUpState(world, typeof state === 'string' ? state : '', record(params ?? {}));
    await world.store.saved();
    response.json(values);
  });
}

function faultRoutes(router: Router, worlds: Worlds, worldOf: (response: Response) => World): void {
  router.get('/faults', (_request, response) => {
    const kinds = Object.entries(faultKinds).map(([kind, { handled: _, ...facts }]) => ({ kind, ...facts }));
    response.json({ faults: worldOf(response).faults.list(), kinds });
  });
  router.post('/faults', (request, response) => {
    const given = record(request.body);
    const fault = parseFault(given);
    const world = given.sandbox === undefined ? worldOf(response) : worlds.sandbox(String(given.sandbox));
    world.faults.arm(fault);
    response.status(201).json(fault);
  });
  router.delete('/faults', (_request, response) => {
    worldOf(response).faults.clear();
    response.json({});
  });
  router.get('/expected-violations', (_request, response) => {
    response.json({ codes: [...worldOf(response).expected] });
  });
  router.post('/expected-violations', (request, response) => {
    const { code } = record(request.body);
    if (typeof code !== 'string' || !Object.hasOwn(violationCodes, code)) {
      throw new KitError('request-invalid', `There is no violation with the code ${JSON.stringify(code)}.`, {
        fix: didYouMean(String(code), Object.keys(violationCodes)),
      });
    }
    worldOf(response).expected.add(code as ViolationCode);
    response.status(201).json({ code });
  });
  router.delete('/expected-violations', (_request, response) => {
    worldOf(response).expected.clear();
    response.json({});
  });
}

function record(body: unknown): Record<string, unknown> {
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Record<string, unknown>;
  throw new KitError('request-invalid', 'The body is not a JSON object.', {
    expected: 'a JSON object',
    fix: 'Send one; control-plane.yaml shows the shape.',
  });
}

function reportProblem(error: unknown, _request: Request, response: Response, next: NextFunction): void {
  if (error instanceof KitError) {
    problem(
      response,
      error.code === 'state-unknown' ? 404 : 422,
      error.code,
      error.render(),
      errorTable[error.code].title,
    );
  } else if (error instanceof Error && 'status' in error && Number(error.status) < 500) {
    problem(response, Number(error.status), 'request-invalid', `The body cannot be read: ${error.message}`);
  } else next(error);
}
