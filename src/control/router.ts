import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import { isTooDeep, mostLevels } from '../document/nesting.js';
import { type ErrorCode, errorTable, KitError } from '../errors.js';
import { version } from '../generated/contract.js';
import type { Events } from './events.js';
import { refuse } from './refuse.js';

/** The largest body of a call of the control plane; a seed of 200,000 customers fits. */
const bodyLimit = '128mb';

export interface RouterOptions {
  /** Why a request may not use it; undefined when it may. */
  refusalOf: (request: Request, response: Response) => { status: 401 | 403; detail: string } | undefined;
  events: Events;
  /** Told as a call begins and ends: a plugin makes none, and so what comes between two is of one piece. */
  endTurn?: (response: Response) => void;
}

/** A router whose calls are those of somebody who may make them, with their bodies decoded. */
export function openRouter({ refusalOf, events, endTurn = () => undefined }: RouterOptions): Router {
  const router = express.Router({ caseSensitive: true });
  router.use((request, response, next) => {
    response.set('X-Ticaga-Kit', version);
    const refusal = refusalOf(request, response);
    if (refusal) refuse(response, refusal.status, 'access-refused', refusal.detail);
    else next();
  });
  router.use((_request, response, next) => {
    endTurn(response);
    // Once more when it is over: it may have sent a request of the journal again.
    response.on('finish', () => endTurn(response));
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
export function closeRouter(router: Router): void {
  router.use((request, response) => {
    const call = `${request.method} ${request.originalUrl}`;
    refuse(response, 404, 'not-found', `The control plane has no ${call}. control-plane.yaml lists its calls.`);
  });
  router.use(reportError);
}

/** What a call could not do is 422, but for these. */
const statuses: Partial<Record<ErrorCode, number>> = { 'state-unknown': 404, 'store-unavailable': 503 };

function reportError(error: unknown, _request: Request, response: Response, next: NextFunction): void {
  if (error instanceof KitError) {
    const { code } = error;
    if (code === 'store-unavailable') response.set('Retry-After', '1');
    refuse(response, statuses[code] ?? 422, code, error.render(), errorTable[code].title);
  } else if (error instanceof Error && 'status' in error && Number(error.status) < 500) {
    refuse(response, Number(error.status), 'request-invalid', `The body cannot be read: ${error.message}`);
  } else next(error);
}
