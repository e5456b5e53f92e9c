import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import { assumptionList, checkAssumptions } from '../document/assumptions.js';
import { didYouMean } from '../document/nearest.js';
import { errorTable, KitError } from '../errors.js';
import { version } from '../generated/contract.js';
import { type Entry, idOf, sequenceOf } from '../journal/entry.js';
import { curlOf, renderEntry } from '../journal/render.js';
import { matches, parseRequestPattern } from '../journal/request-pattern.js';
import { type ViolationCode, violationCodes } from '../journal/violation.js';
import { seedFrom } from '../store/seed.js';
import { createEvents } from './events.js';
import { faultKinds, parseFault } from './faults.js';
import { providerStates, setUpState } from './provider-states.js';
import { replay } from './replay.js';
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

function journalRoutes(router: Router, worldOf: (response: Response) => World): void {
  router.get('/requests', (request, response) => {
    const { journal } = worldOf(response);
    const entries = journal.entries(readFilter(request.query));
    response.json({ requests: entries.map(renderEntry), meta: { total: journal.size }, requestJournalDisabled: false });
  });
  router.delete('/requests', (_request, response) => {
    worldOf(response).journal.clear();
    response.json({});
  });
  router.post('/requests/count', (request, response) => {
    response.json({ count: found(worldOf(response), request.body).length, requestJournalDisabled: false });
  });
  router.post('/requests/find', (request, response) => {
    response.json({ requests: found(worldOf(response), request.body).map(renderEntry), requestJournalDisabled: false });
  });
  const withEntry =
    (answer: (entry: Entry, request: Request, response: Response) => unknown) =>
    (request: Request<{ id: string }>, response: Response) => {
      const entry = worldOf(response).journal.get(sequenceOf(request.params.id) ?? 0);
      if (!entry) return problem(response, 404, 'not-found', `The journal has no request ${request.params.id}.`);
      return answer(entry, request, response);
    };
  router.get(
    '/requests/:id',
    withEntry((entry, _request, response) => response.json(renderEntry(entry))),
  );
  router.get(
    '/requests/:id/curl',
    withEntry((entry, _request, response) => response.type('text/plain').send(`${curlOf(entry)}\n`)),
  );
  router.post(
    '/requests/:id/replay',
    withEntry(async (entry, { socket }, response) => {
      response.json(await replay(entry, { host: socket.localAddress as string, port: socket.localPort as number }));
    }),
  );
  router.delete('/requests/:id', (request, response) => {
    if (!worldOf(response).journal.remove(sequenceOf(request.params.id) ?? 0)) {
      return problem(response, 404, 'not-found', `The journal has no request ${request.params.id}.`);
    }
    response.json({});
  });
  router.get('/violations', (_request, response) => {
    const { journal } = worldOf(response);
    const violations = journal
      .entries()
      .flatMap((entry) => entry.violations.map((violation) => ({ ...violation, requestId: idOf(entry) })));
    response.json({ violations, meta: { total: violations.length } });
  });
}

function found({ journal }: World, body: unknown) {
  const pattern = parseRequestPattern(body ?? {});
  return journal.entries().filter((entry) => matches(pattern, entry));
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
      assumptions: assumptionList.map((assumption) => ({ ...assumption, value: assumptions[assumption.name] })),
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

function readFilter(query: Request['query']) {
  const { limit, since, unmatched } = query;
  if (limit !== undefined && !/^\d+$/.test(String(limit))) throw unfit('limit', limit, 'a whole number');
  const from = since === undefined ? undefined : Date.parse(String(since));
  if (Number.isNaN(from)) throw unfit('since', since, 'a time, for example 2026-01-31T12:00:00Z');
  if (unmatched !== undefined && unmatched !== 'true' && unmatched !== 'false')
    throw unfit('unmatched', unmatched, 'true or false');
  return {
    ...(limit === undefined ? {} : { limit: Number(limit) }),
    ...(from === undefined ? {} : { since: from }),
    ...(unmatched === undefined ? {} : { unmatched: unmatched === 'true' }),
  };
}

function unfit(name: string, value: unknown, expected: string): KitError {
  return new KitError('request-invalid', `The parameter ${name} is ${JSON.stringify(value)}.`, {
    expected,
    fix: `Correct ${name}, or leave it out.`,
  });
}

function record(body: unknown): Record<string, unknown> {
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Record<string, unknown>;
  throw new KitError('request-invalid', 'The body is not a JSON object.', {
    expected: 'a JSON object',
    fix: 'Send one; control-plane.yaml shows the shape.',
  });
}

/** A refusal of the control plane, in WireMock's shape. */
export function problem(response: Response, status: number, code: string, detail: string, title = detail): void {
  response.status(status).json({ errors: [{ code, title, detail }] });
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
