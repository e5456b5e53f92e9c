// What a plugin author would take instead: Prism answers from openapi.yaml, with its validation on and its log off.
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { announce } from './announce.mjs';

const ofPrism = createRequire(import.meta.resolve('@stoplight/prism-cli/package.json'));
const { createLogger } = ofPrism('@stoplight/prism-core');
const { getHttpOperationsFromSpec } = ofPrism('@stoplight/prism-http');
const { createServer } = ofPrism('@stoplight/prism-http-server');

const operations = await getHttpOperationsFromSpec(fileURLToPath(new URL('../../openapi.yaml', import.meta.url)));
const server = createServer(operations, {
  cors: false,
  config: {
    isProxy: false,
    checkSecurity: true,
    validateRequest: true,
    validateResponse: true,
    errors: false,
    mock: { dynamic: false },
  },
  components: { logger: createLogger('bench', { enabled: false }) },
});
announce(await server.listen(0, '127.0.0.1'));
