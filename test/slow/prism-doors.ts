import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { type Reply, send } from '../helpers/http.js';
import { closeServer, listen } from '../verify/live-server.js';
import { binOf, root, startTool, type Tool } from './tool.js';

/** Starts a command of Prism on a free port. @param args without the document and the port */
export async function startPrism(command: 'mock' | 'proxy', args: readonly string[]): Promise<Tool & { url: string }> {
  const [document, rest] = [`${root}openapi.yaml`, [...args, '--port', '0']];
  const prism = binOf('@stoplight/prism-cli', 'prism');
  const tool = startTool(process.execPath, [prism, command, document, ...rest]);
  const [, url] = await tool.waitFor(/listening on (http:\S+)/);
  return { ...tool, url: url as string };
}

export interface Door {
  url: string;
  close(): Promise<void>;
}

type Headers = Record<string, string | undefined>;

interface Onward {
  origin: string;
  path: string;
  /** Added to what came, or undefined to take away. */
  headers?: Headers;
}

/**
 * A server that hands each request on to another address. Prism serves one base path, and knows neither /api nor
 * sandboxes.
 */
export async function openDoor(
  route: (path: string, headers: Headers) => Onward,
  onReply: (reply: Reply) => void = () => {},
): Promise<Door> {
  const server = createServer(async (request, response) => {
    const { method = '', url = '' } = request;
    const came = request.headers as Headers;
    const { origin, path, headers } = route(url, came);
    const body = await text(request);
    const reply = await send(origin, {
      method,
      path,
      headers: defined({ ...came, ...hop, ...headers }),
      body: body === '' ? undefined : body,
    });
    onReply(reply);
    response.writeHead(reply.status, defined({ ...(reply.headers as Headers), ...hop })).end(reply.text);
  });
  return { url: await listen(server), close: () => closeServer(server) };
}

/** What belongs to one connection and is not handed on. */
const hop: Headers = {
  host: undefined,
  connection: undefined,
  'content-length': undefined,
  'transfer-encoding': undefined,
};

const defined = (headers: Headers): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));

/**
 * Calls of the API go to Prism, without /api; the control plane's go to the fake.
 * @param headers of those to Prism: their world, and what the function adds
 */
export function openFrontDoor(
  { fake, prism }: { fake: string; prism: string },
  headers: (came: Headers) => Headers,
  onReply?: (reply: Reply) => void,
): Promise<Door> {
  return openDoor(
    (path, came) => {
      const [, world, call] = /^(.*)\/api(\/.*)$/.exec(path) ?? [];
      if (call === undefined) return { origin: fake, path };
      return { origin: prism, path: call, headers: { 'x-world': world, ...headers(came) } };
    },
    (reply) => onReply?.(reply),
  );
}
