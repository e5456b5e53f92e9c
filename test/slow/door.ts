import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A way to a server of this machine that can be closed without a word, or broken. */
export interface Door {
  port: number;
  /** Lets nothing through any more, and says nothing of it. */
  hold(): void;
  /** Ends every connection, and lets nobody in. */
  slam(): void;
  /** Lets through again what comes anew, and what was held. */
  open(): void;
}

export async function startDoor(to: number): Promise<Door> {
  const pairs = new Set<Socket>();
  let state: 'open' | 'held' | 'slammed' = 'open';
  const server = createServer((near) => {
    if (state === 'slammed') return void near.destroy();
    const far = connect(to, '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      pairs.add(one);
      one.pipe(other);
      one.on('error', () => undefined);
      one.on('close', () => {
        pairs.delete(one);
        other.destroy();
      });
      if (state === 'held') one.pause();
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const end = () => {
    for (const socket of pairs) socket.destroy();
  };
  onTestFinished(() => {
    end();
    server.close();
  });
  return {
    port: (server.address() as { port: number }).port,
    hold() {
      state = 'held';
      for (const socket of pairs) socket.pause();
    },
    slam() {
      state = 'slammed';
      end();
    },
    open() {
      state = 'open';
      for (const socket of pairs) socket.resume();
    },
  };
}
