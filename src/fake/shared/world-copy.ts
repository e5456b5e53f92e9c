import type { Assumptions } from '../../document/assumptions.js';
import { createJournalBudget } from '../../journal/budget.js';
import type { Entry } from '../../journal/entry.js';
import { entryFromText, entryToText } from '../../journal/entry-text.js';
import { createJournal, defaultCapacity, type Journal } from '../../journal/journal.js';
import type { Note } from '../../journal/violation.js';
import { applyChange, type Change } from '../../store/change-log.js';
import { createMemoryStore } from '../../store/memory-store.js';
import type { Line, Outcome, TakenWorld } from '../../store/postgres/world-log.js';
import { recordKinds, type Seed, type State, type Store } from '../../store/store.js';
import { tellChanges } from '../../store/told-store.js';
import { createWorld, type World } from '../worlds/world.js';
import { type PartName, partNames, worldParts } from './world-parts.js';

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

/** A change of a world, as its line holds it; an exchange that its journal took stands in a line of another kind. */
type WorldChange =
  | { change: Change }
  /** Its records, its staff and its departments are those of the seed again. */
  | { begin: true }
  | { part: PartName; is: unknown }
  | { forget: number }
  /** The journal lets go of everything up to this exchange. */
  | { letGo: number }
  | { note: Note; of: number }
  | { whole: WholeWorld };

/** A world as one value. */
interface WholeWorld {
  /** null: that of the seed. */
  state: State | null;
  parts: Record<PartName, unknown>;
}

/** How many changes are kept before they are told as one whole world. */
const mostChanges = 500;
/** How many exchanges too many are kept, so that not every request has one to drop. */
const trimmedAtOnce = 100;

/** A world of a database as this process holds it: as it was after some line, and what was changed in it since. */
export class WorldCopy {
  readonly world: World;
  readonly #memory: Store;
  readonly #journal: Journal;
  /** What was changed here and is not kept yet. */
  #changed: (WorldChange | { entry: Entry })[] = [];
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
    // What the journals of all worlds may hold is looked after in the database.
    const budget = createJournalBudget(Number.POSITIVE_INFINITY);
    this.#journal = createJournal({ budget });
    this.world = createWorld({
      ...(name === undefined ? {} : { name }),
      ...beginning,
      store: { ...tellChanges(this.#memory, (change) => this.#make(change)), saved: () => Promise.resolve() },
      journal: this.#toldJournal(),
      budget,
    });
    this.#readParts();
  }

  /** Makes what other replicas have kept, in order. @returns whether it was more than exchanges */
  apply(lines: readonly Line[]): boolean {
    for (const { number, value, entry } of lines) {
      if (entry === undefined) this.#apply(JSON.parse(value));
      else this.#journal.restore(entryFromText(value));
      this.last = number;
    }
    if (lines.length > 0) this.#readParts();
    return lines.some(({ entry }) => entry === undefined);
  }

  /** Whether what others have kept can be made here: a whole world takes the place of changes that are not known here. */
  canApply(lines: readonly Line[]): boolean {
    return this.last < 0 || !lines.some(({ entry, value }) => entry === undefined && value.startsWith('{"whole"'));
  }

  /** What is to be kept of what was changed here, and the exchanges among it. */
  outcome({ last, sinceWhole }: TakenWorld): Outcome & { entries: readonly Entry[] } {
    const isNew = this.last < 0;
    for (const change of this.#changedParts()) this.#changed.push(change);
    const changed = this.#changed;
    this.#changed = [];
    const lines = changed.map((one, at): Line => {
      const number = last + at + 1;
      if ('entry' in one) return { number, value: entryToText(one.entry), entry: one.entry.id };
      return { number, value: JSON.stringify(one) };
    });
    const count = lines.filter(({ entry }) => entry === undefined).length;
    const isWhole = isNew || sinceWhole + count > mostChanges;
    this.last = last + lines.length;
    return {
      lines,
      entries: changed.flatMap((one) => ('entry' in one ? [one.entry] : [])),
      nextEntry: this.#journal.next,
      journalBytes: this.#journal.bytes,
      whole: isWhole ? this.#wholeText(isNew && changed.every((one) => 'entry' in one)) : undefined,
      gone: this.#gone(changed),
      rewritten: changed.flatMap((one) => {
        const noted = 'of' in one ? this.#journal.get(one.of) : undefined;
        return noted ? [{ entry: noted.id, value: entryToText(noted) }] : [];
      }),
    };
  }

  /** Whoever reads along learns that it is held no more. */
  close(): void {
    this.#journal.close();
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
    const journal = this.#journal;
    if ('change' in change) applyChange(change.change, this.#memory);
    else if ('begin' in change) this.#memory.load(this.beginning.seed);
    else if ('part' in change) worldParts[change.part].write(this.world, change.is as never);
    else if ('forget' in change) journal.remove(change.forget);
    else if ('letGo' in change) journal.letGo(change.letGo);
    else if ('note' in change) noteOnce(journal, change.of, change.note);
    else this.#applyWhole(change.whole);
  }

  #applyWhole({ state, parts }: WholeWorld): void {
    this.#memory.load(state ?? this.beginning.seed);
    for (const name of partNames) worldParts[name].write(this.world, parts[name] as never);
  }

  /** The journal, with every change of it remembered. */
  #toldJournal(): Journal {
    const journal = this.#journal;
    const told: Pick<Journal, 'add' | 'remove' | 'clear' | 'note' | 'letGo'> = {
      add: (unnumbered) => {
        const entry = journal.add(unnumbered);
        this.#changed.push({ entry });
        return entry;
      },
      remove: (id) => {
        const isThere = journal.remove(id);
        if (isThere) this.#changed.push({ forget: id });
        return isThere;
      },
      letGo: (upTo) => {
        journal.letGo(upTo);
        this.#changed.push({ letGo: upTo });
      },
      clear: () => told.letGo(journal.next - 1),
      note: (id, note) => {
        journal.note(id, note);
        this.#changed.push({ note, of: id });
      },
    };
    return Object.assign(Object.create(journal) as Journal, told);
  }

  #wholeText(isAsSeed: boolean): string {
    const parts = Object.fromEntries(partNames.map((name) => [name, worldParts[name].read(this.world)]));
    return JSON.stringify({ whole: { state: isAsSeed ? null : this.#memory.dump(), parts } });
  }

  #readParts(): void {
    for (const name of partNames) this.#texts.set(name, JSON.stringify(worldParts[name].read(this.world)));
  }

  #changedParts(): WorldChange[] {
    return partNames.flatMap((part) => {
      const is = worldParts[part].read(this.world);
      const text = JSON.stringify(is);
      if (this.#texts.get(part) === text) return [];
      this.#texts.set(part, text);
      return [{ part, is }];
    });
  }

  #gone(changed: readonly (WorldChange | { entry: Entry })[]): Outcome['gone'] {
    const letGo = changed.map((one) => ('letGo' in one ? one.letGo : 0));
    const before = changed.filter((one) => 'entry' in one).length;
    const next = this.#journal.next;
    const isOver = Math.floor(next / trimmedAtOnce) > Math.floor((next - before) / trimmedAtOnce);
    return {
      upTo: Math.max(...letGo, isOver ? next - 1 - defaultCapacity : 0, 0),
      ids: changed.flatMap((one) => ('forget' in one ? [one.forget] : [])),
    };
  }
}

/** What is noted can stand in the exchange already: it is kept there, too. */
function noteOnce(journal: Journal, id: number, note: Note): void {
  const text = JSON.stringify(note);
  if (!journal.get(id)?.notes.some((known) => JSON.stringify(known) === text)) journal.note(id, note);
}
