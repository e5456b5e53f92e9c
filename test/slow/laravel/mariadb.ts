import { mkdirSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { withSystemPath } from '../../helpers/describe-php.js';
import { type ServerProcess, startProcess } from './server-process.js';

/** A MariaDB of its own, which only a socket in its folder reaches. */
export interface Mariadb extends Pick<ServerProcess, 'close'> {
  socket: string;
}

/**
 * Starts a MariaDB with nothing in it. Without grants it needs no system tables, whose making takes longer than all else;
 * nothing is flushed to the disk, for nothing is kept.
 * @param home a folder of the caller's
 */
export async function startMariadb(home: string): Promise<Mariadb> {
  const [data, socket] = [join(home, 'mariadb'), join(home, 'mariadb.sock')];
  mkdirSync(data);
  const { close } = await startProcess(
    [
      'mariadbd',
      '--no-defaults',
      `--user=${userInfo().username}`,
      `--datadir=${data}`,
      `--socket=${socket}`,
      `--pid-file=${join(home, 'mariadb.pid')}`,
      '--skip-networking',
      '--skip-grant-tables',
      '--innodb-flush-method=nosync',
      '--innodb-flush-log-at-trx-commit=0',
      '--innodb-log-file-size=4M',
      '--innodb-buffer-pool-size=8M',
    ],
    /ready for connections/,
    { env: withSystemPath },
  );
  return { socket, close };
}
