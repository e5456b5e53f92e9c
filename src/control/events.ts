import { EventEmitter } from 'node:events';
import type { NextFunction, Request, Response } from 'express';
import { renderEntry } from '../journal/rendered-entry.js';
import type { Told } from './told.js';

/** A reader that is this many bytes behind is let go of, so that it cannot fill the memory; it may connect anew. */
const mostUnread = 16 * 1024 * 1024;

export interface Events {
  /** Notes every call of the control plane that changes its world. */
  watch(request: Request, response: Response, next: NextFunction): void;
  /** Tells whoever reads along that much of a world may be another now. @param name as nameOf gives it */
  tellChanged(name: string | undefined): void;
  /** Answers with the stream of a world: each new journal entry as a message, each change as an event "change". */
  stream(world: Told, response: Response): void;
}

/**
 * The server-sent events of a control plane.
 * @param nameOf the name of what a request speaks to, undefined for the server's own world
 * @param ending aborted when the server is told to end: then each stream ends, too
 */
export function createEvents(nameOf: (response: Response) => string | undefined, ending?: AbortSignal): Events {
  const changes = new EventEmitter<{ change: [string | undefined, string] }>().setMaxListeners(0);
  return {
    tellChanged: (name) => void changes.emit('change', name, JSON.stringify({ method: 'PUT', path: '/state' })),
    watch(request, response, next) {
      const { method, path } = request;
      if (method !== 'GET' && method !== 'HEAD') {
        response.on('finish', () => {
          if (response.statusCode < 400) changes.emit('change', nameOf(response), JSON.stringify({ method, path }));
        });
      }
      next();
    },
    stream(world, response) {
      // Its reader may have gone while it waited for its world, and will not do so again.
      if (response.destroyed) return;
      response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
      // It asks for what stands before the stream.
      if (response.req.method === 'HEAD') return void response.end();
      response.write(':\n\n');
      const send = (event: string) => {
        if (response.writableEnded) return;
        if (response.writableLength > mostUnread) response.destroy();
        else response.write(event);
      };
      const tellChange = (changed: string | undefined, data: string) => {
        if (changed === world.name) send(`event: change\ndata: ${data}\n\n`);
      };
      const unsubscribe = world.journal.subscribe(
        (entry) => send(`data: ${JSON.stringify(renderEntry(entry))}\n\n`),
        () => response.end(),
      );
      const end = () => void response.end();
      if (ending?.aborted) end();
      ending?.addEventListener('abort', end);
      changes.on('change', tellChange);
      response.on('close', () => {
        unsubscribe();
        ending?.removeEventListener('abort', end);
        changes.off('change', tellChange);
      });
    },
  };
}
