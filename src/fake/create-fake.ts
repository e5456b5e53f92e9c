import express, { type Express, type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { createDocuments } from '../control/documents.js';
import { createInspector } from '../control/inspector.js';
import { refuse } from '../control/refuse.js';
import type { FurtherDocument } from '../document/further-document.js';
import { fillPath, operations } from '../document/operations.js';
import { KitError } from '../errors.js';
import { version } from '../generated/contract.js';
import { originFormOf } from '../journal/origin.js';
import { keptOf, readBody } from '../judges/requests/body.js';
import type { RecordedAnswers } from '../recordings/recorded-answers.js';
import { answerElsewhere } from './api/answer-elsewhere.js';
import { answerUnmatched, type BesideDocument } from './api/answer-unmatched.js';
import { routeNotFound, serviceUnavailable } from './api/answers.js';
import { type Exchange, finish, plainHeaders } from './api/exchange.js';
import { createOperationHandler } from './api/handle-operation.js';
import { renderMessage } from './api/json-encode.js';
import { sandboxOf } from './api/sandbox-of.js';
import { createTaker } from './api/take-exchange.js';
import { forClient } from './api/without-json.js';
import type { Access } from './control/access.js';
import type { ControlPlane, ControlPlaneOptions } from './control/control-plane.js';
import type { Metrics } from './metrics.js';
import { loginPage } from './misbehaviour/fault-kinds.js';
import type { SetLie } from './misbehaviour/lies.js';
import type { Service } from './service.js';
import { checkSandboxName, type Worlds } from './worlds/worlds.js';

export interface FakeOptions {
  worlds: Worlds;
  /** Documents beside openapi.yaml and older-addresses.yaml. */
  also: readonly FurtherDocument[];
  /** Answers for what no document knows. */
  recorded: RecordedAnswers | undefined;
  /** Of every document, for faults that name one. */
  operationIds: readonly string[];
  /** Sets what a world lies about. */
  setLie: SetLie;
  /** false: any credentials will do, and each such request is noted. */
  auth: boolean;
  /** Whether it speaks TLS as well. */
  tls: boolean;
  access: Access;
  /** What a request must pass before anything else of it is looked at, its sandbox known. */
  gate?: RequestHandler;
  service: Service;
  /** Told of what a server alone knows that shares its worlds with others; the rest is told of by journals. */
  metrics: Metrics;
  now: () => Date;
}

/** Wires the API, the control plane and the sandboxes into one Express app. It does not listen. */
export function createFake(options: FakeOptions): Express {
  const { worlds, also, recorded, operationIds, setLie, auth, tls, access, gate, service, metrics, now } = options;
  const app = express();
  app.disable('etag');
  app.disable('x-powered-by');
  app.enable('case sensitive routing');
  app.set('query parser', 'simple');

  const beside: BesideDocument = { auth, also, recorded };
  const fail = (error: Error, exchange: Exchange) => answerFailure(error, exchange, beside);
  const take = createTaker({ worlds, fail, onShared: metrics.time });
  app.use(enter);
  if (gate) app.use(gate);
  app.use(async (request, response, next) => {
    const { doubled } = response.locals;
    if (doubled === undefined) return next();
    let isFolded = false;
    await take(request, response, (exchange) => {
      isFolded = exchange.world.assumptions['double-slash'] === 'folded';
      return isFolded ? undefined : notFolded(exchange, doubled);
    });
    if (!isFolded) return;
    // What comes of it is another exchange: a world that others share is no longer ours.
    response.locals.exchange = undefined;
    next();
  });
  for (const operation of operations) {
    const handle = createOperationHandler(operation, { auth, now });
    const path = `/api${fillPath(operation.path, (name) => `:${name}`)}`;
    const method = operation.method.toLowerCase() as 'get' | 'post';
    app[method](path, (request, response) => take(request, response, (exchange) => handle(exchange, request)));
  }
  const controlPlane = lateControlPlane({
    worlds,
    operationIds,
    setLie,
    tls,
    access,
    service,
    metrics,
    started: performance.now(),
  });
  const ofControl = (name: keyof ControlPlane) => async (request: Request, response: Response, next: NextFunction) =>
    (await controlPlane())[name](request, response, next);
  app.use('/__admin', ofControl('admin'));
  app.use('/pact-change-state', ofControl('changeState'));
  app.use('/metrics', ofControl('metrics'));
  app.use(createInspector(sandboxOf));
  app.use(createDocuments());
  app.get(
    '/login',
    (_request, response) => void response.set({ ...loginPage.headers, 'X-Ticaga-Kit': version }).send(loginPage.body),
  );
  app.all('/elsewhere/:operationId', (request, response) => {
    const operationId = operationIds.find((id) => id === request.params.operationId);
    return take(request, response, (exchange) => answerElsewhere(exchange, operationId));
  });
  app.use((request: Request, response: Response) =>
    take(request, response, (exchange) => answerUnmatched(exchange, beside)),
  );
  app.use((error: Error, request: Request, response: Response, _next: NextFunction) => {
    const code = error instanceof KitError ? error.code : undefined;
    if (code === 'sandbox-invalid' || code === 'sandbox-unknown') return refuseSandbox(error as KitError, response);
    if (code === 'store-unavailable') {
      metrics.countUnavailable();
      return answerUnavailable(response);
    }
    const { exchange } = response.locals;
    return exchange ? fail(error, exchange) : take(request, response, (opened) => fail(error, opened));
  });
  // A failure whose answer fails as well: the database went away. Express would show its stack.
  app.use((_error: Error, _request: Request, response: Response, _next: NextFunction) => answerUnavailable(response));
  return app;
}

/** A third of the fake's code is its control plane, and the first answer of the API need not wait for it. */
function lateControlPlane(options: ControlPlaneOptions): () => Promise<ControlPlane> {
  let made: Promise<ControlPlane> | undefined;
  return () => {
    made ??= import('./control/control-plane.js').then(({ createControlPlane }) => createControlPlane(options));
    return made;
  };
}

/** Finds the sandbox of the address, and folds the slashes that a base URL with a slash at its end doubles. */
function enter(request: Request, response: Response, next: NextFunction): void {
  if (!request.url.startsWith('/')) takeOriginForm(request);
  const { url } = request;
  if (url.startsWith('/api/') && !url.includes('//')) {
    next();
    return;
  }
  const query = url.indexOf('?');
  const path = (query < 0 ? url : url.slice(0, query)).replace(/\/{2,}/g, '/');
  const search = query < 0 ? '' : url.slice(query);
  const [, written, rest] = /^\/sandbox\/([^/]*)(\/.*)?$/.exec(path) ?? [];
  const name = written === undefined ? undefined : safeDecode(written);
  if (name !== undefined) checkSandboxName(name);
  response.locals.sandbox = name;
  request.url = (name === undefined ? path : (rest ?? '/')) + search;
  if (request.url.startsWith('/api/')) response.locals.doubled = doubledPath(url, name !== undefined);
  next();
}

/** The path of an address in which a slash stands twice, without its sandbox; undefined when none does. */
function doubledPath(url: string, inSandbox: boolean): string | undefined {
  const path = url.replace(/\?.*/s, '');
  const own = inSandbox ? path.replace(/^\/+sandbox\/+[^/]*/, '') : path;
  return own.includes('//') ? own : undefined;
}

/** A client that takes the fake for a proxy names the host in the request line, which counts more than its Host header. */
function takeOriginForm(request: Request): void {
  const written = originFormOf(request.url);
  if (!written) return;
  request.url = written.path;
  request.originalUrl = request.url;
  request.headers.host = written.host;
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Laravel looks for a route as the address is written. */
async function notFolded(exchange: Exchange, path: string): Promise<void> {
  exchange.body = keptOf((await readBody(exchange.request)).bytes);
  finish(exchange, forClient(exchange, routeNotFound(path, exchange.world.assumptions)));
}

/**
 * What no handler expected: a client that went away, an address that cannot be decoded, a change that the disk
 * did not take, or else a mistake of the kit. The last two are the only answers that the contract
 * does not have.
 */
async function answerFailure(error: Error, exchange: Exchange, beside: BesideDocument): Promise<void> {
  const { request, response, notes, entry } = exchange;
  if (request.destroyed && !request.complete) {
    notes.push({ code: 'client-gone', message: 'The client went away before it had sent its whole request.' });
    return finish(exchange, { status: 0, body: '', outcome: 'other' }, (gone) => void gone.destroy());
  }
  const isAddress = error instanceof URIError || (error as { status?: number }).status === 400;
  if (isAddress && exchange.operationId === undefined) return answerUnmatched(exchange, beside);
  const message =
    error instanceof KitError
      ? error.render()
      : `The kit failed: ${error.message}. Please report it with this request.`;
  notes.push({ code: 'kit-error', message });
  // What is in the journal already is not written there again: sending it failed.
  if (entry || response.headersSent) return void response.destroy();
  finish(exchange, { status: 500, body: renderMessage('Server Error'), outcome: 'other' });
}

/** There is no world that could answer, and so the kit does. */
function refuseSandbox(error: KitError, response: Response): void {
  response.setHeader('X-Ticaga-Kit', version);
  refuse(response, 404, error.code, error.render());
}

/** What nobody could keep is answered by nobody's world, and stands in no journal: the same call may succeed soon. */
function answerUnavailable(response: Response): void {
  if (response.headersSent) return void response.destroy();
  const { status, headers, body } = serviceUnavailable;
  response.writeHead(status, { ...plainHeaders, ...headers }).end(body);
}
