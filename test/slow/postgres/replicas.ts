import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { freePort, untilItListens } from '../../helpers/ports.js';
import { type RunningCli, startCli } from '../../helpers/run-cli.js';

/** A replica of the built command line, on one port for as long as the test runs, however often it is killed. */
export interface Replica {
  url: string;
  /** Ends it at once, and starts it again. */
  killAndStart(): Promise<void>;
  /** Stops it where it is; it goes on when that is over. */
  pause(ms: number): Promise<void>;
}

/** @param db the address of the database */
export async function startReplica(db: string, args: readonly string[] = []): Promise<Replica> {
  const port = await freePort();
  const start = async (): Promise<RunningCli> => {
    const cli = startCli(['serve', '--port', String(port), '--log', 'silent', '--db', db, ...args]);
    await cli.waitFor(/Try it:/);
    return cli;
  };
  let running = await start();
  return {
    url: `http://127.0.0.1:${port}`,
    async killAndStart() {
      const { exitCode } = running.process;
      if (exitCode !== null) throw new Error(`the replica ended by itself with ${exitCode}: ${running.stderr()}`);
      await running.stop('SIGKILL');
      // A database that is down keeps it from starting: whoever watches over it tries again.
      for (;;) {
        try {
          running = await start();
          return;
        } catch (error) {
          if (!/does not answer as it should/.test(String(error))) throw error;
        }
      }
    },
    async pause(ms) {
      running.process.kill('SIGSTOP');
      await new Promise((resolve) => setTimeout(resolve, ms));
      running.process.kill('SIGCONT');
    },
  };
}

/** nginx in front of some servers, asked in turn. @returns its address */
export async function startBalancer(servers: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ticaga-kit-nginx-'));
  const port = await freePort();
  const list = servers.map((url) => `server ${new URL(url).host} max_fails=1 fail_timeout=1s;`).join(' ');
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${folder}/${name};`)
    .join(' ');
  const configuration = `
daemon off; pid ${folder}/pid; error_log ${folder}/error.log; worker_processes 1;
events { worker_connections 512; }
http {
  access_log off; ${paths}
  upstream replicas { ${list} keepalive 32; }
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass http://replicas; proxy_http_version 1.1; proxy_set_header Connection "";
      proxy_set_header Host $http_host; proxy_connect_timeout 1s; proxy_read_timeout 4s; proxy_buffering off;
    }
  }
}`;
  await writeFile(join(folder, 'nginx.conf'), configuration);
  const nginx = spawn('nginx', ['-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log'), '-p', folder]);
  onTestFinished(async () => {
    const ended = once(nginx, 'close');
    nginx.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true });
  });
  await untilItListens(port);
  return `http://127.0.0.1:${port}`;
}
