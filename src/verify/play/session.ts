import type { Send } from '../../wire/http-client.js';
import type { TokenVariables } from './secrets.js';

export type Scheme = 'basic' | 'bearer';

/** A server as a run speaks to it, and what the run knows of it. */
export interface Session {
  /** Without a slash at the end; /api/... is appended. */
  baseUrl: string;
  /** What workflows are given, credentials included. */
  inputs: Record<string, unknown>;
  /** The scheme for workflows that leave it open. */
  scheme: Scheme;
  /** The names of the environment variables that reports write instead of tokens. */
  variables: TokenVariables;
  send: Send;
  /** Customers that a writing request may name; undefined: any, the server is a fake's sandbox. */
  writable?: ReadonlySet<number>;
  signal: AbortSignal;
}
