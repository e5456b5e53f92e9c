import { spawnSync } from 'node:child_process';
import { describe } from 'vitest';

/** Debian's package of each thing that tests may need besides php-cli. */
const packages = {
  curl: 'php-curl',
  pdo_sqlite: 'php-sqlite3',
  pdo_mysql: 'php-mysql',
  mariadb: 'mariadb-server',
  phpunit: 'phpunit',
  laravel: 'php-laravel-framework',
};

/**
 * describe for tests that need PHP: left out with a notice on a machine that lacks it; on CI they run and then fail.
 * @param what is not tested without, for the notice
 */
export function describePhpWith(
  what: string,
  ...needs: (keyof typeof packages)[]
): typeof describe | typeof describe.skip {
  const lacking = missing(needs);
  if (lacking === undefined || process.env.CI) return describe;
  console.warn(`NOT TESTED: ${what}, because ${lacking} is not installed (apt-get install ${lacking}).`);
  return describe.skip;
}

/** Where Debian keeps servers as well, which only administrators look for. */
export const withSystemPath = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` };

function missing(needs: readonly (keyof typeof packages)[]): string | undefined {
  const modules = spawnSync('php', ['-m'], { encoding: 'utf8' });
  if (modules.status !== 0) return 'php-cli';
  const loaded = modules.stdout.split('\n');
  const isThere = (need: string) => {
    if (need === 'phpunit') return spawnSync('phpunit', ['--version']).status === 0;
    if (need === 'mariadb') return spawnSync('mariadbd', ['--version'], { env: withSystemPath }).status === 0;
    if (need !== 'laravel') return loaded.includes(need);
    return (
      spawnSync('php', ['-r', "exit(stream_resolve_include_path('Illuminate/autoload.php') ? 0 : 1);"]).status === 0
    );
  };
  const first = needs.find((need) => !isThere(need));
  return first && packages[first];
}
