import { readFile } from 'node:fs/promises';
import express, { type Router } from 'express';
import { openapi, version } from '../generated/contract.js';

/** openapi.yaml as it stands, and as JSON. */
export function createDocuments(): Router {
  const router = express.Router({ caseSensitive: true });
  router.get('/openapi.json', (_request, response) => void response.set('X-Ticaga-Kit', version).json(openapi));
  router.get('/openapi.yaml', async (_request, response) => {
    response
      .set('X-Ticaga-Kit', version)
      .type('application/yaml')
      .send(await readFile(new URL('../../openapi.yaml', import.meta.url), 'utf8'));
  });
  return router;
}
