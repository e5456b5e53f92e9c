import { delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../php/worker', import.meta.url));

/**
 * The sandbox of a worker that ParaTest numbers in TEST_TOKEN; undefined when this is none. The rule stands in
 * php/worker/sandbox.php and php/TicagaKit.php as well, which cannot read this: a test compares the three.
 */
export function workerSandbox(token = ''): string | undefined {
  const name = token.replace(/[^A-Za-z0-9._-]/g, '').slice(0, 32);
  return name === '' ? undefined : `worker-${name}`;
}

/**
 * The variables that give every PHP worker of ParaTest a sandbox of its own: PHP reads one more ini file, and that runs
 * php/worker/sandbox.php before each script. ParaTest alone knows the workers, so nobody else could tell them apart.
 * @param urls the names of the variables that hold the fake's URL
 */
export function workerVariables(env: NodeJS.ProcessEnv, urls: readonly string[]): Record<string, string> {
  return {
    // An empty folder in front means the one that PHP was built with.
    PHP_INI_SCAN_DIR: `${env.PHP_INI_SCAN_DIR ?? ''}${delimiter}${folder}`,
    TICAGA_KIT_PREPEND: `${folder}/sandbox.php`,
    TICAGA_KIT_URL_VARIABLES: urls.join(','),
  };
}
