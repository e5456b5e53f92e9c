import type { Request, Response } from 'express';
import { readBody } from '../../judges/requests/body.js';
import { readCredentials } from '../../judges/requests/credentials.js';
import { doubledViolation } from '../../judges/requests/double-slash.js';
import type { World } from '../worlds/world.js';
import type { Worlds } from '../worlds/worlds.js';
import type { Exchange, Held } from './exchange.js';
import { sandboxOf } from './sandbox-of.js';

export interface TakerOptions {
  worlds: Worlds;
  /** Answers an exchange that failed, where a transaction is to be brought to its end. */
  fail: (error: Error, exchange: Exchange) => Promise<void>;
  /** Told how long an exchange took that waited for what others share, in milliseconds. */
  onShared: (ms: number) => void;
}

/** Opens an exchange in the world that it speaks to, and lets act answer it. */
export type Take = (request: Request, response: Response, act: (exchange: Exchange) => unknown) => unknown;

export function createTaker({ worlds, fail, onShared }: TakerOptions): Take {
  return (request, response, act) => {
    const name = sandboxOf(response);
    const world = worlds.here(name);
    return world
      ? act(openExchange(request, response, world, performance.now()))
      : takeShared(name, request, response, act);
  };

  /** Where other processes change the world too, nothing is said to the client before it is kept. */
  async function takeShared(name: string | undefined, ...[request, response, act]: Parameters<Take>): Promise<void> {
    const began = performance.now();
    // A client that is slow to say what it wants must not hold up the others of its world. One that goes away meanwhile
    // fails again where its exchange is told of it.
    await readBody(request).catch(() => undefined);
    const held: Held = {
      note: (entry, note) =>
        // The answer is out and what is noted is not: the journal of a server that cannot keep anything lacks it.
        void worlds.note(name, entry, note).catch(() => undefined),
    };
    await worlds.visit(name, async (world) => {
      const exchange = Object.assign(openExchange(request, response, world, began), { held });
      try {
        await act(exchange);
      } catch (error) {
        await fail(error as Error, exchange);
      }
    });
    held.send?.();
    onShared(performance.now() - began);
  }
}

function openExchange(request: Request, response: Response, world: World, began: number): Exchange {
  const exchange: Exchange = {
    request,
    response,
    world,
    url: request.originalUrl,
    began,
    credentials: readCredentials(request.headers.authorization),
    body: undefined,
    dialect: { credentials: 'none', body: 'none' },
    notes: [],
    violations: [],
  };
  response.locals.exchange = exchange;
  const { doubled } = response.locals;
  if (doubled !== undefined) exchange.violations.push(doubledViolation(doubled, request.path));
  return exchange;
}
