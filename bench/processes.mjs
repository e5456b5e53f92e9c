import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/**
 * Starts a script of this folder as a process. `ask` sends it a message and resolves to its next one; both that and
 * `told` reject when the process ends first.
 */
function start(script, args) {
  const child = fork(fileURLToPath(new URL(script, import.meta.url)), args);
  const ended = once(child, 'exit').then(([code, signal]) => {
    throw new Error(`${script} ${args.join(' ')} ended early (${signal ?? `exit status ${code}`}).`);
  });
  ended.catch(() => undefined);
  const told = () => Promise.race([once(child, 'message').then(([message]) => message), ended]);
  return {
    told,
    ask(message) {
      const reply = told();
      child.send(message);
      return reply;
    },
    async stop() {
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    },
  };
}

/** Starts `servers/<name>.mjs` and waits until it listens. `usage()` resolves to {cpu, memory}: microseconds, bytes. */
export async function startServer(name, ...args) {
  const server = start(`servers/${name}.mjs`, args.map(String));
  const { url } = await server.told();
  return { url, usage: () => server.ask('usage'), stop: server.stop };
}

/** Starts the load generator. `run({urls, paths, customers, duration})` resolves to {requests, perSecond, p50, p99}. */
export function startLoad() {
  const load = start('load.mjs', []);
  return { run: load.ask, stop: load.stop };
}
