import type { Assumptions } from '../../document/assumptions.js';
import { KitError } from '../../errors.js';
import type { Entry } from '../../journal/entry.js';
import { createWorld, type RowComparison, resetWorld, type TestEvent, type World } from './world.js';

const namePattern = /^[A-Za-z0-9._-]{1,64}$/;

/** The server's own world and its sandboxes. */
export interface Worlds {
  readonly main: World;
  /** The sandbox of that name, created on first use. Throws KitError sandbox-invalid. */
  sandbox(name: string): World;
  /** The world of that name, or the server's own without one; undefined when nobody has used it yet. */
  find(name: string | undefined): World | undefined;
  /** The names, least recently used first. */
  names(): string[];
  drop(name: string): boolean;
  reset(world: World): void;
}

/** @throws KitError sandbox-invalid */
export function checkSandboxName(name: string): void {
  if (namePattern.test(name)) return;
  throw new KitError('sandbox-invalid', `A sandbox cannot be named ${JSON.stringify(name)}.`, {
    expected: '1 to 64 of the characters A-Z a-z 0-9 . _ -',
    fix: 'Choose another name, for example the number of the test worker.',
  });
}

export interface WorldsOptions {
  main: World;
  assume: Partial<Assumptions>;
  /** How many sandboxes are kept; the least recently used one goes when one more is asked for. */
  limit: number;
  /** Told of every request of every world, with the world as it is at that moment. */
  onEntry?: ((entry: Entry, world: World) => void) | undefined;
  /** Told of each comparison of a plugin's own rows, likewise. */
  onCompared?: ((comparison: RowComparison, world: World) => void) | undefined;
  /** Told of each test that a suite says has begun or failed. */
  onTest?: ((test: string, event: TestEvent) => void) | undefined;
}

/** Keeps the sandboxes of one server. Each starts from the same seed as the server's own world. */
export function createWorlds({ main, assume, limit, onEntry, onCompared, onTest }: WorldsOptions): Worlds {
  const sandboxes = new Map<string, World>();
  const tell = (world: World) => {
    if (onEntry) world.journal.subscribe((entry) => onEntry(entry, world));
    if (onCompared) world.onCompared = (comparison) => onCompared(comparison, world);
    if (onTest) world.onTest = onTest;
  };
  tell(main);

  function create(name: string): World {
    checkSandboxName(name);
    const world = createWorld({ name, seed: main.seed, assume, deviate: main.deviate, budget: main.budget });
    tell(world);
    return world;
  }

  /** Who reads along learns that the world is gone, and may ask for it anew. */
  function drop(name: string): boolean {
    sandboxes.get(name)?.journal.close();
    return sandboxes.delete(name);
  }

  return {
    main,
    sandbox(name) {
      const world = sandboxes.get(name) ?? create(name);
      // Setting it anew moves it to the end of the Map: the order of use.
      sandboxes.delete(name);
      sandboxes.set(name, world);
      if (sandboxes.size > limit) drop(sandboxes.keys().next().value as string);
      return world;
    },
    find: (name) => (name === undefined ? main : sandboxes.get(name)),
    names: () => [...sandboxes.keys()],
    drop,
    reset: (world) => resetWorld(world, assume),
  };
}
