import { readFile } from 'node:fs/promises';
import express, { type Response, type Router } from 'express';
import { version } from '../generated/contract.js';

/** Built from src/inspector; the same place whether this file runs from src/ or from dist/. */
const folder = new URL('../../dist/inspector/', import.meta.url);

const types: Record<string, string> = {
  css: 'text/css',
  html: 'text/html',
  js: 'text/javascript',
  svg: 'image/svg+xml',
};

/** The page may load from and speak to its own origin alone; no text of its data can become a script. */
const pageHeaders = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'none'; " +
    "base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'X-Ticaga-Kit': version,
  'Cache-Control': 'no-cache',
};

/**
 * The page that shows a world, at `/` of the server and of each sandbox, and its files below `inspector/`. It holds no
 * data: it asks the control plane. A client that does not ask for HTML gets the addresses as JSON.
 * @param nameOf the sandbox that a request speaks to; undefined for the server's own world
 */
export function createInspector(nameOf: (response: Response) => string | undefined): Router {
  const router = express.Router({ caseSensitive: true });
  const files = new Map<string, Buffer>();

  async function send(response: Response, name: string): Promise<void> {
    const body = files.get(name) ?? (await readFile(new URL(name, folder)));
    files.set(name, body);
    const type = types[name.slice(name.lastIndexOf('.') + 1)] as string;
    response.set({ ...pageHeaders, 'Content-Type': `${type}; charset=utf-8` }).send(body);
  }

  router.get('/', async (request, response) => {
    const name = nameOf(response);
    const base = name === undefined ? '' : `/sandbox/${name}`;
    response.vary('Accept');
    if (!/\btext\/html\b/i.test(request.headers.accept ?? '')) response.set('X-Ticaga-Kit', version).json(about(base));
    // The page's own addresses are relative, so its address must end with the slash.
    else if (request.originalUrl.split('?')[0] === base && base !== '') response.redirect(302, `${base}/`);
    else await send(response, 'index.html');
  });
  router.get('/inspector/:file', async (request, response, next) => {
    const { file } = request.params;
    if (!/^[a-z-]+\.(css|js|svg)$/.test(file)) return next();
    try {
      await send(response, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      next();
    }
  });
  return router;
}

function about(base: string) {
  return {
    name: 'ticaga-kit',
    version,
    api: `${base}/api`,
    admin: `${base}/__admin`,
    openapi: '/openapi.yaml',
    inspector: `${base}/`,
  };
}
