import type { Entry } from '../../journal/entry.js';
import { redactUrl } from '../../journal/redact.js';
import { bodyOf } from '../../journal/request-parts.js';
import { withoutSandbox } from '../../journal/without-sandbox.js';
import { shorten } from './mutant.js';

/** A request of the honest run, as a report tells it. */
export interface ToldRequest {
  request: string;
  /** The honest answer. */
  right: string;
}

/** Credentials are left out, and names of sandboxes, which differ from run to run. */
export function tellRequest(entry: Entry): ToldRequest {
  const path = withoutSandbox(redactUrl(entry.url));
  const { status, body } = entry.response;
  return { request: `${entry.method} ${path} ${bodyOf(entry)}`.trim(), right: `${status} ${shorten(body.toString())}` };
}
