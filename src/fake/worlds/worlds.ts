import type { Assumptions } from '../../document/assumptions.js';
import { KitError } from '../../errors.js';
import type { JournalBudget } from '../../journal/budget.js';
import type { Entry } from '../../journal/entry.js';
import { createJournal } from '../../journal/journal.js';
import type { Note } from '../../journal/violation.js';
import { createWorld, type LocalWorld, type RowComparison, resetWorld, type TestEvent, type World } from './world.js';

const namePattern = /^[A-Za-z0-9._-]{1,64}$/;

/** The server's own world, whose name is undefined, and its sandboxes, each made by its first use. */
export interface Worlds {
  /**
   * The world of that name where nobody but this process changes it: it is then as it should be, and what it changed is
   * kept when its store says so. undefined where other processes change it too: then within is the way to it.
   * @throws KitError sandbox-invalid
   */
  here(name: string | undefined): World | undefined;
  /**
   * Lets act find a world as it is now, and resolves with what act returns when everything that it changed is kept.
   * @throws KitError sandbox-invalid; what act throws
   */
  within<T>(name: string | undefined, act: (world: World) => T | Promise<T>): Promise<T>;
  /**
   * The same for a request of a plugin, which brings no key.
   * @throws KitError sandbox-unknown for a sandbox that only who has one may make
   */
  visit<T>(name: string | undefined, act: (world: World) => T | Promise<T>): Promise<T>;
  /** Adds what was found out after the answer to an exchange, if the world still has it. */
  note(name: string | undefined, entry: Entry, note: Note): Promise<void>;
  /** The names of the sandboxes, least recently used first. */
  names(): Promise<string[]>;
  /** @returns whether there was such a sandbox */
  drop(name: string): Promise<boolean>;
  reset(world: World): void;
  /** @param heed told of a world in which another process changed more than its journal */
  heedOthers(heed: (name: string | undefined) => void): void;
  /** Somebody has called the control plane: what is said to the world from now on is of another piece. */
  endTurn(name: string | undefined): void;
}

/** Worlds that live in this process. */
export interface LocalWorlds extends Worlds {
  readonly main: LocalWorld;
  /** The sandbox of that name, created on first use. Throws KitError sandbox-invalid. */
  sandbox(name: string): LocalWorld;
  /** The server's own world first, then the sandboxes, least recently used first. */
  all(): LocalWorld[];
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
  main: LocalWorld;
  /** What the journals of all worlds may hold together, that of main counted in. */
  budget: JournalBudget;
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
export function createWorlds(options: WorldsOptions): LocalWorlds {
  const { main, budget, assume, limit, onEntry, onCompared, onTest } = options;
  const sandboxes = new Map<string, LocalWorld>();
  const tell = (world: LocalWorld) => {
    if (onEntry) world.journal.subscribe((entry) => onEntry(entry, world));
    if (onCompared) world.onCompared = (comparison) => onCompared(comparison, world);
    if (onTest) world.onTest = onTest;
  };
  tell(main);

  function create(name: string): LocalWorld {
    checkSandboxName(name);
    const journal = createJournal({ budget });
    const world = createWorld({ name, seed: main.seed, assume, deviate: main.deviate, journal });
    tell(world);
    return world;
  }

  /** Who reads along learns that the world is gone, and may ask for it anew. */
  function drop(name: string): boolean {
    sandboxes.get(name)?.journal.close();
    return sandboxes.delete(name);
  }

  function sandbox(name: string): LocalWorld {
    const world = sandboxes.get(name) ?? create(name);
    // Setting it anew moves it to the end of the Map: the order of use.
    sandboxes.delete(name);
    sandboxes.set(name, world);
    if (sandboxes.size > limit) drop(sandboxes.keys().next().value as string);
    return world;
  }

  const here = (name: string | undefined): LocalWorld => (name === undefined ? main : sandbox(name));

  async function within<T>(name: string | undefined, act: (world: World) => T | Promise<T>): Promise<T> {
    const world = here(name);
    const result = await act(world);
    await world.store.saved();
    return result;
  }

  return {
    main,
    here,
    within,
    visit: within,
    async note(_name, entry, note) {
      entry.notes.push(note);
    },
    sandbox,
    all: () => [main, ...sandboxes.values()],
    names: async () => [...sandboxes.keys()],
    drop: async (name) => drop(name),
    reset: (world) => resetWorld(world, assume),
    heedOthers: () => undefined,
    endTurn(name) {
      // One that nobody has used has no turn to end.
      const world = name === undefined ? main : sandboxes.get(name);
      if (world) Object.assign(world, { turn: Symbol(), lastWrite: undefined });
    },
  };
}
