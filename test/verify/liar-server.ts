import { Agent, createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { send } from '../helpers/http.js';
import { closeServer, listen } from './live-server.js';

/** A call of the API, as a liar hears it. */
export interface Heard {
  operation: 'assign' | 'get';
  /** The world that it is for: its address up to /api. */
  world: string;
  /** The id of a get, as it stands in the address. */
  id: string;
  /** The fields of an assign, whether they came as JSON or as a form. */
  fields: Record<string, unknown>;
  isForm: boolean;
  /** Undefined when there are no credentials. */
  authorization: string | undefined;
}

export interface Said {
  status: number;
  text: string;
  headers: Record<string, string>;
  /** Closes the connection after half of the body. */
  cut?: boolean;
}

/** What is passed on to the honest server instead of what was heard. */
export interface Changed {
  fields?: Record<string, unknown>;
  id?: string;
  authorization?: string;
}

/** Answers a call; the honest server's answer is had by asking it. */
export type Lie = (heard: Heard, ask: (changed?: Changed) => Promise<Said>) => Said | Promise<Said>;

/**
 * Starts a server that lies about the API and hands everything else to an honest fake, its control plane as well.
 * @param origin of the fake
 */
export async function startLiar(origin: string, lie: Lie): Promise<{ url: string; close(): Promise<void> }> {
  const agent = new Agent({ keepAlive: true });
  const server = createServer(async (request, response) => {
    const { method = '', url = '', headers } = request;
    const body = await text(request);
    const pass = async (path = url, changed: Record<string, string> = {}, bytes = body): Promise<Said> => {
      const call = { method, path, headers: { ...forwarded(headers), ...changed }, agent };
      const reply = await send(origin, bytes === '' ? call : { ...call, body: bytes });
      return { status: reply.status, text: reply.text, headers: forwarded(reply.headers) };
    };
    const [, world = '', operation, id = ''] = /^(.*)\/api\/customers\/(assign|get)\/?(.*)$/.exec(url) ?? [];
    if (operation !== 'assign' && operation !== 'get') return say(response, await pass());
    const isForm = headers['content-type'] === 'application/x-www-form-urlencoded';
    const fields =
      operation === 'get' ? {} : isForm ? Object.fromEntries(new URLSearchParams(body)) : (JSON.parse(body) as object);
    const heard = {
      operation,
      world,
      id,
      fields: { ...fields },
      isForm,
      authorization: headers.authorization,
    } as const;
    const ask = (changed: Changed = {}) =>
      pass(
        changed.id === undefined ? url : `${world}/api/customers/get/${changed.id}`,
        {
          ...(changed.authorization === undefined ? {} : { authorization: changed.authorization }),
          ...(changed.fields === undefined ? {} : { 'content-type': 'application/json' }),
        },
        changed.fields === undefined ? body : JSON.stringify(changed.fields),
      );
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

function say(response: ServerResponse, { status, text, headers, cut }: Said): void {
  const length = Buffer.byteLength(text);
  response.writeHead(status, { ...headers, 'Content-Length': length });
  if (cut) response.write(text.slice(0, length >> 1), () => response.destroy());
  else response.end(text);
}

/** The headers that mean something behind the next door, too. */
function forwarded(headers: IncomingHttpHeaders): Record<string, string> {
  const names = ['authorization', 'accept', 'content-type', 'location', 'x-ticaga-kit'];
  return Object.fromEntries(
    names.flatMap((name) => (headers[name] === undefined ? [] : [[name, String(headers[name])]])),
  );
}
