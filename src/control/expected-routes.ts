import type { Router } from 'express';
import { expectedViolations, expectViolation } from './expected-violations.js';
import { recordOf } from './request-record.js';
import type { Within } from './told.js';

/** What the control plane tells of the violations that a suite said it would cause. Called once for the router of a server. */
export function expectedRoutes(router: Router, within: Within): void {
  router.get('/expected-violations', async (_request, response) => {
    response.json(
      await within(response, async (told) => expectedViolations(told, await told.journal.entries({ remarked: true }))),
    );
  });
  router.post('/expected-violations', async (request, response) => {
    const fields = recordOf(request.body);
    response.status(201).json(await within(response, (told) => expectViolation(told, fields)));
  });
  router.delete('/expected-violations', async (_request, response) => {
    await within(response, ({ expected }) => expected.clear());
    response.json({});
  });
}
