import type { Readable } from 'node:stream';

/** A body as it passes by. */
export interface Collected {
  /** What has come so far; undefined once it is more than is kept. */
  bytes(): Buffer | undefined;
  /** How many bytes have come. */
  size(): number;
  /** Whether it came to its end. */
  isWhole(): boolean;
  /** Resolves when no more of it comes. */
  ended: Promise<void>;
}

/** Keeps what passes by in a stream that somebody reads, up to a limit. */
export function collectBody(stream: Readable, limit: number): Collected {
  let chunks: Buffer[] = [];
  let size = 0;
  let isWhole = false;
  stream.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
    else chunks = [];
  });
  const ended = new Promise<void>((resolve) => {
    stream.once('end', () => {
      isWhole = true;
      resolve();
    });
    stream.once('error', () => resolve());
    stream.once('close', () => resolve());
  });
  return {
    bytes: () => (size > limit ? undefined : Buffer.concat(chunks)),
    size: () => size,
    isWhole: () => isWhole,
    ended,
  };
}
