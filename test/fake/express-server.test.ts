import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import express, { type Express } from 'express';
import { afterEach, describe, expect, it } from 'vitest';
import { bornWithPrototypes, createExpressServer } from '../../src/fake/express-server.js';

const running: Server[] = [];
const agents: Agent[] = [];

afterEach(async () => {
  for (const agent of agents.splice(0)) agent.destroy();
  for (const server of running.splice(0)) {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  }
});

async function listen(server: Server): Promise<string> {
  running.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function echoApp(): Express {
  const app = express();
  app.get('/whoami', (req, res) => {
    res.status(201).json({ sameApp: req.app === app && res.app === app, accept: req.get('Accept'), query: req.query });
  });
  app.post('/echo', async (req, res) => {
    res.type('text/plain').send(await text(req));
  });
  app.get('/broken', () => {
    throw new Error('deliberate');
  });
  return app;
}

/** The prototypes of a request and its response: as node made them, and as the app's handler sees them. */
async function prototypesOnTheWire(make: (app: Express) => Server): Promise<{ born: object[]; handled: object[] }> {
  const app = express();
  const handled: object[] = [];
  const born: object[] = [];
  app.get('/', (req, res) => {
    handled.push(Object.getPrototypeOf(req), Object.getPrototypeOf(res));
    res.end();
  });
  const server = make(app);
  server.prependListener('request', (req, res) => {
    born.push(Object.getPrototypeOf(req), Object.getPrototypeOf(res));
  });
  await (await fetch(await listen(server))).text();
  return { born, handled };
}

describe('the prototypes', () => {
  it('are the ones that Express sets already when the request is born', async () => {
    const { born, handled } = await prototypesOnTheWire(createExpressServer);
    expect(handled).toHaveLength(2);
    expect(born[0]).toBe(handled[0]);
    expect(born[1]).toBe(handled[1]);
  });

  it('are changed on every request by a plain server', async () => {
    const { born, handled } = await prototypesOnTheWire((app) => createServer(app));
    expect(born[0]).not.toBe(handled[0]);
    expect(born[1]).not.toBe(handled[1]);
  });

  it('are accepted by the Express that this package depends on', () => {
    expect(bornWithPrototypes(express())).toBeDefined();
  });

  it('keep what was added to app.request and app.response, before and after', async () => {
    const app = express();
    Object.assign(app.request, { before: () => 'early' });
    const server = createExpressServer(app);
    Object.assign(app.response, { after: () => 'late' });
    app.get('/', (req, res) => {
      res.json([Reflect.get(req, 'before')(), Reflect.get(res, 'after')()]);
    });
    expect(await (await fetch(await listen(server))).json()).toEqual(['early', 'late']);
  });
});

describe('a server with such requests', () => {
  it('gives handlers the helpers of Express', async () => {
    const url = await listen(createExpressServer(echoApp()));
    const answer = await fetch(`${url}/whoami?a=1`, { headers: { Accept: 'application/json' } });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(await answer.json()).toEqual({ sameApp: true, accept: 'application/json', query: { a: '1' } });
  });

  it('reads a body of known length and one that comes in chunks', async () => {
    const url = await listen(createExpressServer(echoApp()));
    expect(await (await fetch(`${url}/echo`, { method: 'POST', body: 'whole' })).text()).toBe('whole');

    const chunked = request(`${url}/echo`, { method: 'POST', headers: { 'Transfer-Encoding': 'chunked' } });
    chunked.write('in ');
    chunked.end('pieces');
    const [answer] = (await once(chunked, 'response')) as [IncomingMessage];
    expect(await text(answer)).toBe('in pieces');
  });

  it('serves several requests on one connection', async () => {
    const url = await listen(createExpressServer(echoApp()));
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    agents.push(agent);
    const ports = new Set<number | undefined>();
    for (const word of ['one', 'two', 'three']) {
      const asked = request(`${url}/echo`, { method: 'POST', agent }).end(word);
      const [answer] = (await once(asked, 'response')) as [IncomingMessage];
      ports.add(answer.socket.localPort);
      expect(await text(answer)).toBe(word);
    }
    expect(ports.size).toBe(1);
  });

  it('asks for the body of a request that expects 100-continue', async () => {
    const url = await listen(createExpressServer(echoApp()));
    const asked = request(`${url}/echo`, { method: 'POST', headers: { Expect: '100-continue', 'Content-Length': 4 } });
    asked.flushHeaders();
    await once(asked, 'continue');
    asked.end('body');
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    expect(await text(answer)).toBe('body');
  });

  it('answers HEAD with the headers of GET and no body', async () => {
    const url = await listen(createExpressServer(echoApp()));
    const answer = await fetch(`${url}/whoami`, { method: 'HEAD' });
    expect(answer.status).toBe(201);
    expect(Number(answer.headers.get('content-length'))).toBeGreaterThan(0);
    expect(await answer.text()).toBe('');
  });

  it('leaves unknown paths and thrown errors to Express', async () => {
    const app = echoApp().set('env', 'test');
    const url = await listen(createExpressServer(app));
    expect((await fetch(`${url}/nowhere`)).status).toBe(404);
    expect((await fetch(`${url}/broken`)).status).toBe(500);
  });
});

describe('an app that Express serves in another way', () => {
  const shapes: Record<string, (app: Express) => void> = {
    'that gives requests prototypes of its own': (app) => {
      Reflect.set(app, 'handle', function (this: Express, ...[req, res, next]: Parameters<Express>) {
        Object.setPrototypeOf(req, Object.create(express.request));
        Object.setPrototypeOf(res, this.response);
        Reflect.apply(Reflect.get(this.router, 'handle'), this.router, [req, res, next]);
      });
    },
    'whose request prototype is not one of node:http': (app) => {
      app.request = Object.create(null);
    },
    'that has no response prototype': (app) => {
      Reflect.deleteProperty(app, 'response');
    },
    'that cannot be changed': (app) => {
      Object.freeze(app);
    },
  };

  for (const [shape, change] of Object.entries(shapes)) {
    it(`${shape} is left as it is`, () => {
      const app = express();
      change(app);
      const before = Object.getOwnPropertyDescriptors(app);
      expect(bornWithPrototypes(app)).toBeUndefined();
      expect(Object.getOwnPropertyDescriptors(app)).toEqual(before);
    });
  }

  it('is served by the plain server', async () => {
    const app = express();
    app.get('/', (_req, res) => {
      res.json('served');
    });
    const original = { request: app.request, response: app.response };
    Object.defineProperties(app, {
      request: { value: original.request, writable: false },
      response: { value: original.response, writable: false },
    });
    expect(await (await fetch(await listen(createExpressServer(app)))).json()).toBe('served');
    expect(app.request).toBe(original.request);
  });

  it('serves without Express, too, when it is only a listener', async () => {
    const listener = ((_req: IncomingMessage, res: { end(text: string): void }) => res.end('plain')) as object;
    expect(await (await fetch(await listen(createExpressServer(listener as Express)))).text()).toBe('plain');
  });
});
