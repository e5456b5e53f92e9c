import type { Customer } from '../customers/customer.js';
import type { Department } from '../departments/department.js';
import type { Assumption } from '../document/assumptions.js';
import type { RenderedEntry } from '../journal/rendered-entry.js';
import type { Violation } from '../journal/violation.js';
import type { Ticket, TicketResponse } from '../tickets/ticket.js';

/** What the control plane answers, as far as the page reads it. */
export interface Answers {
  /** target: the server behind, where this is a proxy's. */
  '/health': { version: string; target?: string };
  '/requests': { requests: RenderedEntry[] };
  '/violations': { violations: (Violation & { requestId?: string })[] };
  '/state': {
    customers: Customer[];
    departments: Department[];
    tickets: ToldTicket[];
    staff: { email: string; token: string; revoked?: boolean }[];
  };
  '/assumptions': { assumptions: (Assumption & { value: string })[] };
  '/faults': { faults: ArmedFault[]; kinds: FaultKind[] };
  '/sandboxes': { sandboxes: string[] };
}

/** A ticket with its responses, the oldest first. */
export type ToldTicket = Omit<Ticket, 'details'> & { responses: ToldResponse[] };

export type ToldResponse = Pick<TicketResponse, 'content' | 'user_name' | 'created_at'> & {
  employee_response: boolean;
  is_note: boolean;
};

export interface ArmedFault {
  operation?: string;
  kind: string;
  times: number;
  after: number;
  delayMs?: number;
}

export interface FaultKind {
  kind: string;
  does: string;
  curl: string;
}

/** A call of the control plane that changed the world, as the event "change" tells it. */
export interface Change {
  method: string;
  /** Below __admin. */
  path: string;
}

export interface AdminClient {
  read<Path extends keyof Answers>(path: Path): Promise<Answers[Path]>;
  /** @throws Error with the control plane's own words */
  send(method: string, path: string, body?: unknown): Promise<unknown>;
  readText(path: string): Promise<string>;
  /** Yields what happens from now on, until the connection breaks. */
  events(): AsyncGenerator<{ entry: RenderedEntry } | { change: Change } | { open: true }>;
}

/**
 * The calls of a world's control plane, as anyone may make them.
 * @param base where it is, without a slash at its end
 * @param askToken asks the reader for the admin token; called when the control plane refuses without the right one
 */
export function createAdminClient(base: string, askToken: () => Promise<string>): AdminClient {
  const storageKey = 'ticaga-kit-admin-token';
  let asking: Promise<void> | undefined;

  async function call(path: string, init: RequestInit = {}): Promise<Response> {
    const token = sessionStorage.getItem(storageKey);
    const headers = { ...(init.body ? { 'Content-Type': 'application/json' } : {}), ...bearer(token) };
    const response = await fetch(base + path, { ...init, headers });
    if (response.status !== 401) return response;
    // Meanwhile another call may have got the right token.
    if (sessionStorage.getItem(storageKey) !== token) return call(path, init);
    // Several calls may be refused at once: one question answers them all.
    asking ??= askToken().then((given) => {
      sessionStorage.setItem(storageKey, given);
      asking = undefined;
    });
    await asking;
    return call(path, init);
  }

  async function fetchFrom(path: string, init?: RequestInit): Promise<Response> {
    const response = await call(path, init);
    if (!response.ok) throw new Error(await explain(response));
    return response;
  }

  return {
    read: async (path) => (await fetchFrom(path)).json(),
    readText: async (path) => (await fetchFrom(path)).text(),
    async send(method, path, body) {
      return (await fetchFrom(path, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })).json();
    },
    async *events() {
      const { body } = await fetchFrom('/events');
      yield { open: true };
      if (body) yield* readEvents(body);
    },
  };
}

function bearer(token: string | null): Record<string, string> {
  return token === null ? {} : { Authorization: `Bearer ${token}` };
}

async function explain(response: Response): Promise<string> {
  const text = await response.text();
  try {
    return JSON.parse(text).errors[0].detail;
  } catch {
    return `The control plane answered ${response.status}.`;
  }
}

/** Server-sent events by fetch, since EventSource cannot carry the admin token. */
async function* readEvents(body: ReadableStream<Uint8Array<ArrayBuffer>>) {
  let unread = '';
  for await (const text of body.pipeThrough(new TextDecoderStream())) {
    const blocks = (unread + text).split('\n\n');
    unread = blocks.pop() as string;
    for (const block of blocks) {
      const [, data] = /^data: (.*)$/m.exec(block) ?? [];
      if (data === undefined) continue;
      yield block.startsWith('event: change')
        ? { change: JSON.parse(data) as Change }
        : { entry: JSON.parse(data) as RenderedEntry };
    }
  }
}
