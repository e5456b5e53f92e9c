import type { Response, Router } from 'express';
import { expectedViolations, expectViolation } from './expected-violations.js';
import { recordOf } from './request-record.js';
import type { Told } from './told.js';

/** What the control plane tells of the violations that a suite said it would cause. Called once for the router of a server. */
export function expectedRoutes(router: Router, worldOf: (response: Response) => Told): void {
  router.get('/expected-violations', (_request, response) => {
    response.json(expectedViolations(worldOf(response)));
  });
  router.post('/expected-violations', (request, response) => {
    response.status(201).json(expectViolation(worldOf(response), recordOf(request.body)));
  });
  router.delete('/expected-violations', (_request, response) => {
    worldOf(response).expected.clear();
    response.json({});
  });
}
