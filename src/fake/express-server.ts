import { createServer, IncomingMessage, type Server, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { Express } from 'express';

/*
 * Express gives every request and response its own prototypes with Object.setPrototypeOf. On a live object that makes
 * V8 (before Node 24) drop its fast shape, and everything after it is slow: most of what Express costs. Here the
 * objects are born with exactly those prototypes, so that Express's call changes nothing and costs nothing.
 *
 * The prototypes of two derived classes become app.request and app.response, and not the other way round: V8 builds
 * instances of derived classes fast, while a plain function that borrows a prototype is slower (and Reflect.construct
 * with one is slower than plain Express on Node 20).
 *
 * This leans on how Express 5 works inside; therefore it is tried on the app before it is used.
 */

interface Born {
  IncomingMessage: typeof IncomingMessage;
  ServerResponse: typeof ServerResponse;
}

/**
 * Makes an HTTP server for an Express app, as `http.createServer(app)` does, but faster where the app allows it.
 * Call it once per app: a later call is correct too, but slows the earlier server down.
 */
export function createExpressServer(app: Express): Server {
  const born = bornWithPrototypes(app);
  return born === undefined ? createServer(app) : createServer(born, app);
}

/**
 * Puts the prototypes of two new classes in front of `app.request` and `app.response`.
 * Returns the classes, for `http.createServer`; or undefined, with the app as it was, when Express would still change
 * the prototypes of their instances.
 */
export function bornWithPrototypes(app: Express): Born | undefined {
  class BornRequest extends IncomingMessage {}
  class BornResponse<Request extends IncomingMessage> extends ServerResponse<Request> {}
  const born: Born = { IncomingMessage: BornRequest, ServerResponse: BornResponse };
  try {
    const request = Object.setPrototypeOf(BornRequest.prototype, app.request);
    const response = Object.setPrototypeOf(BornResponse.prototype, app.response);
    if (!keepsPrototypes(Object.create(app, { request: { value: request }, response: { value: response } }), born)) {
      return undefined;
    }
    Object.assign(app, { request, response });
    return born;
  } catch {
    // An app of another shape: whatever it threw, the plain server serves it.
    return undefined;
  }
}

/** Runs Express's own handling of a request, up to its router: a stand-in for that looks at what Express made of it. */
function keepsPrototypes(app: Express, born: Born): boolean {
  const request = new born.IncomingMessage(new Socket());
  const response = new born.ServerResponse(request);
  let kept = false;
  const handle = () => {
    kept =
      request instanceof IncomingMessage &&
      response instanceof ServerResponse &&
      Object.getPrototypeOf(request) === app.request &&
      Object.getPrototypeOf(response) === app.response;
  };
  Object.create(app, { router: { value: { handle } } }).handle(request, response);
  return kept;
}
