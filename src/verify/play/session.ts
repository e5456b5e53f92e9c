import type { Send } from '../wire/http-client.js';

export type Scheme = 'basic' | 'bearer';

/** A server as a run speaks to it, and what the run knows of it. */
export interface Session {
  /** Without a slash at the end; /api/... is appended. */
  baseUrl: string;
  /** What workflows are given, credentials included. */
  inputs: Record<string, unknown>;
  /** The scheme for workflows that leave it open. */
  scheme: Scheme;
  /** The name of the environment variable that reports write instead of the token. */
  tokenVariable: string;
  send: Send;
  /** Customers that a writing request may name; undefined: any, the server is a fake's sandbox. */
  writable?: ReadonlySet<number>;
  signal: AbortSignal;
}
