import type { RequestListener } from 'node:http';
import express from 'express';
import { type Assumptions, assumptionList, checkAssumptions } from '../document/assumptions.js';
import { version } from '../generated/contract.js';
import { accessRefusal } from './access-refusal.js';
import { createDocuments } from './documents.js';
import { createEvents } from './events.js';
import { expectedRoutes } from './expected-routes.js';
import { createInspector } from './inspector.js';
import { journalRoutes } from './journal-routes.js';
import { refuse } from './refuse.js';
import { recordOf } from './request-record.js';
import { closeRouter, openRouter } from './router.js';
import type { Told, Within } from './told.js';

export interface JournalAppOptions {
  told: Told;
  /** What the judges expect where the contract only assumes; the control plane changes it. */
  assumptions: Assumptions;
  /** The server behind. */
  target: string;
  /** Without one, only loopback may use the control plane. */
  adminToken: string | undefined;
}

/** Whether an address is one of the kit's own, and not of the server behind. @param path without its query */
export const isOwnPath = (path: string): boolean =>
  path === '/' || /^\/(?:__admin|inspector)(?:\/|$)/.test(path) || /^\/openapi\.(?:json|yaml)$/.test(path);

/**
 * The control plane and the inspector in front of a server that is not the kit's: everything that they tell of a journal.
 * What would set a state up, they refuse.
 */
export function createJournalApp({ told, assumptions, target, adminToken }: JournalAppOptions): RequestListener {
  const app = express();
  app.disable('etag');
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  const started = performance.now();
  const nameOf = () => undefined;
  const within: Within = async (_response, act) => act(told);
  const events = createEvents(nameOf);
  const admin = openRouter({ refusalOf: (request) => accessRefusal(request, adminToken), events });
  admin.get('/events', (_request, response) => events.stream(told, response));
  // It would be sent without its credentials, for nothing keeps them.
  admin.post('/requests/:id/replay', (_request, response) =>
    refuse(response, 501, 'not-implemented', 'A proxy keeps no credentials, so it cannot send a request again.'),
  );
  journalRoutes(admin, within);
  expectedRoutes(admin, within);
  admin.post('/reset', (_request, response) => {
    told.journal.clear();
    told.expected.clear();
    response.json({});
  });
  admin.get('/assumptions', (_request, response) => {
    response.json({
      assumptions: assumptionList.map(({ statusOf: _, ...facts }) => ({ ...facts, value: assumptions[facts.name] })),
    });
  });
  admin.put('/assumptions', (request, response) => {
    Object.assign(assumptions, checkAssumptions(recordOf(request.body), 'PUT /__admin/assumptions'));
    response.json({ assumptions });
  });
  admin.get('/health', (_request, response) => {
    const uptimeInSeconds = Math.floor((performance.now() - started) / 1000);
    response.json({ status: 'healthy', version, tls: false, uptimeInSeconds, target });
  });
  admin.all(ofFakesAlone, (request, response) => {
    const call = `${request.method} ${request.originalUrl}`;
    refuse(response, 501, 'not-implemented', `${call} is a call to a fake: this is a proxy in front of ${target}.`);
  });
  closeRouter(admin);
  app.use('/__admin', admin);
  app.use(createInspector(nameOf));
  app.use(createDocuments());
  return app;
}

/** What sets up, reads or spoils the world of a fake. */
const ofFakesAlone = [
  '/state',
  '/states',
  '/faults',
  '/own-rows',
  '/test',
  '/lie',
  '/sandboxes',
  '/sandboxes/:name',
  '/mappings',
  '/mappings/*rest',
  '/pact/provider-states',
];
