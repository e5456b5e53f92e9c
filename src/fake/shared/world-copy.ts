import type { Assumptions } from '../../document/assumptions.js';
import { applyChange, type Change } from '../../store/change-log.js';
import { createMemoryStore } from '../../store/memory-store.js';
import type { Line, Outcome, TakenWorld } from '../../store/postgres/world-log.js';
import { recordKinds, type Seed, type State, type Store } from '../../store/store.js';
import { tellChanges } from '../../store/told-store.js';
import type { LinkChange } from '../worlds/link-trace.js';
import { createWorld, type World } from '../worlds/world.js';
import { SharedJournal } from './shared-journal.js';
import { comparedParts, type PartName, partNames, worldParts } from './world-parts.js';

/** What every world of a server begins with. */
export interface Beginning {
  seed: Seed;
  /** Assumptions set for the whole server; they win over the seed's. */
  assume: Partial<Assumptions>;
}

/** What a single world begins with. */
export interface WorldBeginning extends Beginning {
  isPrivate?: boolean;
}

/** A change of a world, as its line holds it; its journal stands elsewhere. */
type WorldChange =
  | { change: Change }
  /** Its records, its staff and its departments are those of the seed again. */
  | { begin: true }
  | { part: PartName; is: unknown }
  | { link: LinkChange }
  /** Somebody took exchanges out of its journal: nothing to do here, but whoever reads along is told of a change. */
  | { forgot: true }
  | { whole: WholeWorld };

/** A world as one value. */
interface WholeWorld {
  /** null: that of the seed. */
  state: State | null;
  parts: Record<PartName, unknown>;
}

/** How many changes are kept at least before they are told as one whole world. */
const fewestChanges = 500;

/** A world of a database as this process holds it: as it was after some line, and what was changed in it since. */
export class WorldCopy {
  readonly world: World<SharedJournal>;
  readonly #memory: Store;
  /** What was changed here and is not kept yet. */
  #changed: WorldChange[] = [];
  readonly #texts = new Map<PartName, string>();
  /** The number of the line that it is up to; -1 for none. */
  last = -1;

  /** @param id of the world in the database; another one for another beginning */
  constructor(
    readonly id: string,
    name: string | undefined,
    private readonly beginning: WorldBeginning,
  ) {
    this.#memory = createMemoryStore(beginning.seed);
    this.world = createWorld({
      ...(name === undefined ? {} : { name }),
      ...beginning,
      store: { ...tellChanges(this.#memory, (change) => this.#make(change)), saved: () => Promise.resolve() },
      journal: new SharedJournal(() => this.#changed.push({ forgot: true })),
      onLink: (link) => this.#changed.push({ link }),
    });
    this.#readParts();
  }

  /** Makes what other replicas have kept, in order. */
  apply(lines: readonly Line[]): void {
    for (const { number, value } of lines) {
      this.#apply(JSON.parse(value));
      this.last = number;
    }
    if (lines.length > 0) this.#readParts();
  }

  /** What is to be kept of what was changed here. */
  async outcome({ last, sinceWhole }: TakenWorld): Promise<Outcome> {
    const isNew = this.last < 0;
    for (const change of this.#changedParts()) this.#changed.push(change);
    const changed = this.#changed;
    this.#changed = [];
    const lines = changed.map((one, at): Line => ({ number: last + at + 1, value: JSON.stringify(one) }));
    this.last = last + lines.length;
    const isWhole = isNew || sinceWhole + lines.length > this.#mostChanges();
    return {
      lines,
      whole: isWhole ? this.#wholeText(isNew && changed.length === 0) : undefined,
      ...(await this.world.journal.leave()),
    };
  }

  /** Whoever reads along learns that it is held no more. */
  close(): void {
    this.world.journal.close();
  }

  #make(change: Change): void {
    applyChange(change, this.#memory);
    const { seed } = this.beginning;
    const isSeed =
      'load' in change &&
      [...recordKinds, 'staff' as const, 'departments' as const].every((kind) => change.load[kind] === seed[kind]);
    this.#changed.push(isSeed ? { begin: true } : { change });
  }

  #apply(change: WorldChange): void {
    if ('change' in change) applyChange(change.change, this.#memory);
    else if ('begin' in change) this.#memory.load(this.beginning.seed);
    else if ('link' in change) this.world.links.apply(change.link);
    else if ('part' in change) worldParts[change.part].write(this.world, change.is as never);
    else if ('whole' in change) this.#applyWhole(change.whole);
  }

  #applyWhole({ state, parts }: WholeWorld): void {
    this.#memory.load(state ?? this.beginning.seed);
    for (const name of partNames) worldParts[name].write(this.world, parts[name] as never);
  }

  /** A whole world takes the longer the more it holds. */
  #mostChanges(): number {
    const records = recordKinds.reduce((sum, kind) => sum + this.#memory.records[kind].size, 0);
    return Math.max(fewestChanges, records);
  }

  #wholeText(isAsSeed: boolean): string {
    const parts = Object.fromEntries(partNames.map((name) => [name, worldParts[name].read(this.world)]));
    return JSON.stringify({ whole: { state: isAsSeed ? null : this.#memory.dump(), parts } });
  }

  #readParts(): void {
    for (const name of comparedParts) this.#texts.set(name, JSON.stringify(worldParts[name].read(this.world)));
  }

  #changedParts(): WorldChange[] {
    return comparedParts.flatMap((part) => {
      const is = worldParts[part].read(this.world);
      const text = JSON.stringify(is);
      if (this.#texts.get(part) === text) return [];
      this.#texts.set(part, text);
      return [{ part, is }];
    });
  }
}
