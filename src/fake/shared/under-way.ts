import type { IncomingMessage, Server, ServerResponse } from 'node:http';

/** The answers of a server that are not out yet. */
export interface UnderWay {
  /** Has each connection closed with the answer that is under way on it, and resolves when none is left. */
  drained(): Promise<void>;
}

export function watchUnderWay(server: Server): UnderWay {
  const open = new Set<ServerResponse>();
  let isDraining = false;
  let tell = (): void => undefined;
  // Before the app, which may answer at once.
  server.prependListener('request', (_request: IncomingMessage, response: ServerResponse) => {
    if (isDraining) response.setHeader('Connection', 'close');
    open.add(response);
    response.once('close', () => {
      open.delete(response);
      if (open.size === 0) tell();
    });
  });
  return {
    drained() {
      isDraining = true;
      for (const response of open) if (!response.headersSent) response.setHeader('Connection', 'close');
      return new Promise<void>((resolve) => {
        tell = () => resolve();
        if (open.size === 0) resolve();
      });
    },
  };
}

/** What a promise resolves with; undefined when it does not within so many milliseconds. */
export async function soon<T>(promise: Promise<T>, ms: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
