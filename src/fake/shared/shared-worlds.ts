import { KitError } from '../../errors.js';
import type { Entry } from '../../journal/entry.js';
import type { TakenWorld, WorldLog } from '../../store/postgres/world-log.js';
import { resetWorld, type World } from '../worlds/world.js';
import { checkSandboxName, type Worlds } from '../worlds/worlds.js';
import type { SharedJournal } from './shared-journal.js';
import { seedOfTeam, type Team, teamOf } from './teams/team.js';
import { type Beginning, type WorldBeginning, WorldCopy } from './world-copy.js';

export interface SharedWorldsOptions {
  log: WorldLog;
  beginning: Beginning;
  teams: readonly Team[];
  /** The names of the sandboxes, least recently used first. */
  names: () => Promise<string[]>;
  drop: (name: string) => Promise<boolean>;
  /** Told of each sandbox that was made here, before whoever waits for it goes on. */
  onMade: (name: string) => Promise<void>;
  /** Told of each world that was changed here. @param name '' for the server's own */
  onChanged: (name: string) => void;
  /** Told of each exchange that this replica answered and that is kept. */
  onEntry?: ((entry: Entry, world: World) => void) | undefined;
}

export interface SharedWorlds extends Worlds {
  /** Brings the worlds that somebody here reads along with to what other replicas have kept. @param names all without */
  follow(names?: readonly string[]): void;
  /** Lets go of a sandbox that is no more. Who reads along learns that it is gone. */
  forget(name: string): void;
  /**
   * The older half of a world's journal goes, if it still counts for so much.
   * @param name '' for the server's own
   * @param bytes that it counts for
   * @returns whether anything went
   */
  halveJournal(name: string, bytes: number): Promise<boolean>;
  /** Resolves when nothing is under way any more. */
  idle(): Promise<void>;
}

/** Somebody who waits for a world. */
interface Waiting {
  act: (world: World<SharedJournal>) => unknown;
  /** Whether the world is made if there is none. */
  mayMake: boolean;
  resolve: (value: never) => void;
  reject: (error: unknown) => void;
}

/** How many wait for the same transaction at most, so that none takes long. */
const mostAtOnce = 64;
/** How many worlds are held in memory; another one is read from the database again. */
const mostCopies = 1000;

/**
 * The worlds of a database, as one of several processes sees them. Whoever wants a world waits in line for it here; those
 * who wait together take its lock together, find it as all others have left it, and are told when what they changed is
 * kept. A transaction that fails leaves nothing: what is in memory is forgotten, and everybody in it is told so.
 */
export function createSharedWorlds(options: SharedWorldsOptions): SharedWorlds {
  const { log, beginning, teams, onMade, onChanged, onEntry } = options;
  const copies = new Map<string, WorldCopy>();
  const lines = new Map<string, Waiting[]>();
  const running = new Set<Promise<void>>();
  let heed: (name: string | undefined) => void = () => undefined;

  function forget(name: string): void {
    copies.get(name)?.close();
    copies.delete(name);
  }

  function beginningOf(name: string): WorldBeginning {
    const team = teamOf(teams, name);
    return team ? { ...beginning, seed: seedOfTeam(beginning.seed, team), isPrivate: true } : beginning;
  }

  /** What is in memory, brought to what the database holds. */
  async function copyOf(name: string, taken: TakenWorld): Promise<WorldCopy> {
    const known = copies.get(name);
    const isKnown = known?.id === taken.id;
    if (!isKnown) forget(name);
    const copy = isKnown ? known : new WorldCopy(taken.id, name || undefined, beginningOf(name));
    const isBehind = copy.last !== taken.last;
    if (isBehind) copy.apply(await taken.linesAfter(copy.last));
    await copy.world.journal.enter(taken);
    if (isBehind && isKnown) heed(name || undefined);
    return copy;
  }

  async function transact(name: string, batch: readonly Waiting[]): Promise<void> {
    let results: PromiseSettledResult<unknown>[] = [];
    let kept: WorldCopy | undefined;
    let isMade = false;
    let isChanged = false;
    const mayMake = batch.some((one) => one.mayMake);
    try {
      const isThere = await log.transact(name, mayMake, async (taken) => {
        const copy = await copyOf(name, taken);
        kept = copy;
        isMade = copy.last < 0 && name !== '';
        results = await Promise.allSettled(batch.map(async ({ act }) => act(copy.world)));
        const outcome = await copy.outcome(taken);
        isChanged = outcome.lines.length > 0;
        return outcome;
      });
      if (!isThere) throw unknownSandbox(name);
    } catch (error) {
      forget(name);
      kept?.close();
      for (const { reject } of batch) reject(error);
      return;
    }
    const { world } = hold(name, kept as WorldCopy);
    const entries = world.journal.kept();
    for (const entry of entries) onEntry?.(entry, world);
    if (isChanged || entries.length > 0) onChanged(name);
    if (isMade) await onMade(name);
    for (const [at, result] of results.entries()) {
      const { resolve, reject } = batch[at] as Waiting;
      if (result.status === 'fulfilled') resolve(result.value as never);
      else reject(result.reason);
    }
  }

  function hold(name: string, copy: WorldCopy): WorldCopy {
    // Setting it anew moves it to the end of the Map: the order of use.
    copies.delete(name);
    copies.set(name, copy);
    if (copies.size > mostCopies) forget(copies.keys().next().value as string);
    return copy;
  }

  async function serve(name: string, waiting: Waiting[]): Promise<void> {
    while (waiting.length > 0) await transact(name, waiting.splice(0, mostAtOnce));
    lines.delete(name);
  }

  function queue<T>(key: string, mayMake: boolean, act: (world: World<SharedJournal>) => T | Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const one: Waiting = { act, mayMake, resolve: resolve as (value: never) => void, reject };
      const waiting = lines.get(key);
      if (waiting) return void waiting.push(one);
      const begun = [one];
      lines.set(key, begun);
      const work = serve(key, begun);
      running.add(work);
      void work.finally(() => running.delete(work));
    });
  }

  async function enter<T>(
    name: string | undefined,
    mayMake: boolean,
    act: (world: World) => T | Promise<T>,
  ): Promise<T> {
    if (name !== undefined) checkSandboxName(name);
    return queue(name ?? '', mayMake, act);
  }

  return {
    here: () => undefined,
    within: (name, act) => enter(name, true, act),
    visit: (name, act) => enter(name, teamOf(teams, name) === undefined, act),
    // It makes no sandbox anew that was dropped meanwhile.
    note: (name, entry, note) => queue(name ?? '', false, ({ journal }) => journal.note(entry, note)),
    names: options.names,
    async drop(name) {
      const isThere = await options.drop(name);
      forget(name);
      return isThere;
    },
    reset: (world) => resetWorld(world, beginning.assume),
    heedOthers(told) {
      heed = told;
    },
    // Only who judges or deviates in the same process asks for turns.
    endTurn: () => undefined,
    follow(names = [...copies.keys()]) {
      for (const name of names) {
        if (!copies.get(name)?.world.journal.isFollowed) continue;
        // Whoever only reads along does not bring back what was dropped. What does not work, the next request is told.
        queue(name, false, () => undefined).catch(() => undefined);
      }
    },
    forget,
    halveJournal: (name, bytes) => queue(name, false, ({ journal }) => journal.halve(bytes)),
    async idle() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}

const unknownSandbox = (name: string): KitError =>
  new KitError('sandbox-unknown', `There is no sandbox named ${name}.`, {
    fix: "Make it by a call of its control plane with the team's key, for example PUT /__admin/test: it is a team's, and no request of a plugin makes one.",
  });
