import type { Send } from '../wire/http-client.js';

export type Scheme = 'basic' | 'bearer';

/** Where a workflow plays, and with what. */
export interface Session {
  /** Without a slash at the end; /api/... is appended. */
  baseUrl: string;
  inputs: Record<string, unknown>;
  /** The scheme for workflows that leave it open. */
  scheme: Scheme;
  /** The name of the environment variable that reports write instead of the token. */
  tokenVariable: string;
  send: Send;
  /** Customers that an assign may name; undefined: any, the server is a fake's sandbox. */
  writable?: ReadonlySet<number>;
  signal: AbortSignal;
}
