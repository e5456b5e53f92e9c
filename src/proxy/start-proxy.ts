import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createJournalApp, isOwnPath } from '../control/journal-app.js';
import { type Assumptions, defaultAssumptions } from '../document/assumptions.js';
import type { FurtherDocument } from '../document/further-document.js';
import { olderDocument } from '../document/older-addresses.js';
import { KitError } from '../errors.js';
import { createJournalBudget, defaultJournalBytes } from '../journal/budget.js';
import type { Entry } from '../journal/entry.js';
import { createJournal, type NewEntry } from '../journal/journal.js';
import { type ClientOptions, createOpener } from '../wire/http-client.js';
import { authorityOf, listen } from '../wire/listen.js';
import { createPassage, type SeenExchange } from './create-passage.js';
import { pathOf } from './pass-on.js';
import { createPseudonyms } from './pseudonyms.js';

export interface ProxyOptions extends ClientOptions {
  /** The server behind, as a plugin is given its address; no slash at its end. */
  target: string;
  port: number;
  host: string;
  /** What the server is expected to do where the contract only assumes. */
  assume: Partial<Assumptions>;
  also: readonly FurtherDocument[];
  /** Whether requests pass that may write. */
  allowsWrites: boolean;
  /** Whether requests that break the contract are refused; else nothing is. */
  enforces: boolean;
  /** Names of fields with personal data, which is replaced wherever it is kept. */
  masked: readonly string[];
  /** Asked for by the control plane; without one only this machine may use it. */
  adminToken: string | undefined;
  /** What the journal may hold, in bytes of memory; 64 MiB unless told. */
  journalBytes?: number | undefined;
  /** Told of each exchange as it stands in the journal. */
  onEntry?: ((entry: Entry) => void) | undefined;
  /** Told of each exchange that the server answered, secrets included, and of what the journal holds of it. */
  onAnswer?: ((exchange: SeenExchange, entry: Entry) => void) | undefined;
}

export interface RunningProxy {
  /** What a plugin is given in the place of the target; no slash at its end. */
  url: string;
  adminUrl: string;
  /** Ends every connection. */
  close(): Promise<void>;
}

/** It would pass each request on to itself, for ever. */
function refuseItself({ hostname, port: behind }: URL, host: string, port: number): void {
  const own = ['127.0.0.1', 'localhost', '[::1]', host, `[${host}]`];
  if (port === 0 || behind !== String(port) || !own.includes(hostname)) return;
  throw new KitError('usage', `The target is where the proxy itself would listen: ${hostname}:${port}.`, {
    fix: 'Name the server behind with --target, or listen elsewhere with --port.',
  });
}

/** What Node's parser does not read can neither be passed on as it is nor be judged. */
const unreadable = (reason: string): NewEntry => ({
  startedAt: Date.now(),
  durationMs: 0,
  method: '???',
  url: '',
  clientIp: '',
  httpHost: '',
  rawHeaders: [],
  body: undefined,
  response: { status: 400, headers: {}, body: '' },
  outcome: 'unmatched',
  dialect: { credentials: 'none', body: 'none' },
  notes: [
    {
      code: 'request-unreadable',
      message: `A request could not be read as HTTP, and was answered with 400 in the place of the server: ${reason}.`,
    },
  ],
  violations: [],
});

/**
 * Starts a proxy in front of a server, and resolves when it listens. It asks the server for nothing by itself.
 * @throws KitError port-in-use, usage when the target is the proxy itself
 */
export async function startProxy(options: ProxyOptions): Promise<RunningProxy> {
  const { target, port, host, assume, also, adminToken, journalBytes = defaultJournalBytes, onEntry } = options;
  refuseItself(new URL(target), host, port);
  const assumptions: Assumptions = { ...defaultAssumptions, ...assume };
  const journal = createJournal({ budget: createJournalBudget(journalBytes) });
  if (onEntry) journal.subscribe(onEntry);
  const told = { name: undefined, journal, expected: new Map(), comparisons: [] };
  const own = createJournalApp({ told, assumptions, target, adminToken });
  const pass = createPassage({
    ...options,
    target: new URL(target),
    open: createOpener(options),
    assumptions,
    further: [...also, olderDocument],
    journal,
    pseudonyms: createPseudonyms(options.masked),
  });
  const server = createServer((request, response) => {
    const path = pathOf(request).replace(/\?.*/s, '');
    if (isOwnPath(path)) own(request, response);
    else pass(request, response);
  });
  server.on('clientError', (error: NodeJS.ErrnoException & { reason?: string }, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return socket.destroy();
    socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
    journal.add(unreadable(error.reason ?? error.message));
  });
  await listen(server, port, host);
  const url = `http://${authorityOf(host, (server.address() as AddressInfo).port)}`;
  return {
    url,
    adminUrl: `${url}/__admin`,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
