import { Agent, createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { send } from '../helpers/http.js';
import { closeServer, listen } from './live-server.js';

/** A call of the API, as a liar hears it. */
export interface Heard {
  /** Its address after /api/, without ids: "customers/assign", "tickets/get/all". assign and get are the customers'. */
  operation: string;
  /** The world that it is for: its address up to /api. */
  world: string;
  /** What stands last in an address that ends in an id or a slug; '' in every other. */
  id: string;
  /** The fields of the body, whether they came as JSON or as a form; none of a GET. */
  fields: Record<string, unknown>;
  isForm: boolean;
  /** Undefined when there are no credentials. */
  authorization: string | undefined;
  accept: string | undefined;
}

export interface Said {
  status: number;
  text: string;
  /** The body where it is no text in UTF-8. */
  bytes?: Buffer;
  headers: Record<string, string>;
  /** Sends it in pieces, and not with its length. */
  chunked?: boolean;
  /** What stands behind the status. */
  statusText?: string;
  /** Closes the connection after half of the body. */
  cut?: boolean;
}

/** What is passed on to the honest server instead of what was heard. */
export interface Changed {
  /** Another call altogether: its address after /api/. Without fields it is a GET. */
  path?: string;
  fields?: Record<string, unknown>;
  id?: string;
  authorization?: string;
}

/** Answers a call; the honest server's answer is had by asking it. */
export type Lie = (heard: Heard, ask: (changed?: Changed) => Promise<Said>) => Said | Promise<Said>;

/**
 * Starts a server that lies about the API and hands everything else to an honest fake, its control plane as well.
 * @param origin of the fake
 * @param lieOfControl answers a call of the control plane itself; undefined: the honest fake does
 */
export async function startLiar(
  origin: string,
  lie: Lie,
  lieOfControl: (path: string) => Said | undefined = () => undefined,
): Promise<{ url: string; close(): Promise<void> }> {
  const agent = new Agent({ keepAlive: true });
  const server = createServer(async (request, response) => {
    const { method = '', url = '', headers } = request;
    const body = await text(request);
    const pass = async (
      path = url,
      changed: Record<string, string> = {},
      bytes = body,
      verb = method,
    ): Promise<Said> => {
      const call = { method: verb, path, headers: { ...forwarded(headers), ...changed }, agent };
      const reply = await send(origin, bytes === '' ? call : { ...call, body: bytes });
      return { status: reply.status, text: reply.text, headers: forwarded(reply.headers) };
    };
    const [, world, address] = /^(.*)\/api\/(.*)$/.exec(url) ?? [];
    if (world === undefined || address === undefined) return say(response, lieOfControl(url) ?? (await pass()));
    const [, place = address, id = ''] = method === 'GET' ? (withId.exec(address) ?? []) : [];
    const isForm = headers['content-type'] === 'application/x-www-form-urlencoded';
    const fields =
      body === '' ? {} : isForm ? Object.fromEntries(new URLSearchParams(body)) : (JSON.parse(body) as object);
    const heard: Heard = {
      operation: place.replace(/^customers\/(assign|get)$/, '$1'),
      world,
      id,
      fields: { ...fields },
      isForm,
      authorization: headers.authorization,
      accept: headers.accept,
    };
    const ask = ({ path, id: other, fields: given, authorization }: Changed = {}) => {
      const bytes = given === undefined ? (path === undefined ? body : '') : JSON.stringify(given);
      const next = path ?? (other === undefined ? address : `${place}/${other}`);
      return pass(
        `${world}/api/${next}`,
        {
          ...(authorization === undefined ? {} : { authorization }),
          ...(given === undefined ? {} : { 'content-type': 'application/json' }),
        },
        bytes,
        path === undefined ? method : given === undefined ? 'GET' : 'POST',
      );
    };
    say(response, await lie(heard, ask));
  });
  const url = await listen(server);
  return {
    url,
    async close() {
      await closeServer(server);
      agent.destroy();
    },
  };
}

/** Addresses of a GET that end in an id or a slug. */
const withId = /^(customers\/get|departments\/get|departments\/get_by_id|tickets\/get\/all)\/(.*)$/;

function say(response: ServerResponse, { status, text, bytes, headers, chunked, statusText, cut }: Said): void {
  const body = bytes ?? Buffer.from(text);
  const length = chunked ? {} : { 'Content-Length': body.length };
  if (statusText !== undefined) response.statusMessage = statusText;
  response.writeHead(status, { ...headers, ...length });
  if (cut) response.write(body.subarray(0, body.length >> 1), () => response.destroy());
  else {
    if (chunked && body.length > 1) response.write(body.subarray(0, 1));
    response.end(chunked ? body.subarray(Math.min(1, body.length)) : body);
  }
}

/** The headers that mean something behind the next door, too. */
function forwarded(headers: IncomingHttpHeaders): Record<string, string> {
  const names = ['authorization', 'accept', 'content-type', 'location', 'x-ticaga-kit'];
  return Object.fromEntries(
    names.flatMap((name) => (headers[name] === undefined ? [] : [[name, String(headers[name])]])),
  );
}
