import express, { type Router } from 'express';
import { refuse } from '../../control/refuse.js';
import { version } from '../../generated/contract.js';
import type { Metrics } from '../metrics.js';
import type { Service } from '../service.js';

export interface ServiceRoutesOptions {
  service: Service;
  metrics: Metrics;
  /** Whether the API is to be called by https. */
  tls: boolean;
  /** When the server began, in milliseconds of performance.now(). */
  started: number;
}

/** What a balancer asks: whether the server is alive, and whether it can serve. */
export function createProbes({ service, tls, started }: ServiceRoutesOptions): Router {
  const router = express.Router({ caseSensitive: true });
  router.get('/health', (_request, response) => {
    const uptimeInSeconds = Math.floor((performance.now() - started) / 1000);
    response.json({ status: 'healthy', version, tls, uptimeInSeconds });
  });
  router.get('/ready', async (_request, response) => {
    const trouble = await service.trouble();
    if (trouble) refuse(response, 503, trouble.code, trouble.detail);
    else response.json({ status: 'ready' });
  });
  return router;
}

/** What Prometheus reads. */
export function metricsRoute(router: Router, { service, metrics }: ServiceRoutesOptions): void {
  router.get('/', async (_request, response) => {
    const text = metrics.render(await service.counts());
    response.type('text/plain; version=0.0.4; charset=utf-8').send(text);
  });
}
