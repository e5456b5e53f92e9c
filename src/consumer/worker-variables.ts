import { delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../php/worker', import.meta.url));

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
