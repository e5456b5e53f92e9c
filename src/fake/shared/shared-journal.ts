import type { Entry, JournalledRequest, LongPart } from '../../journal/entry.js';
import { defaultCapacity, type EntryFilter, type Journal, type NewEntry } from '../../journal/journal.js';
import type { Note } from '../../journal/violation.js';
import type { JournalRows } from '../../store/postgres/journal-rows.js';
import type { TakenEntries, TakenWorld } from '../../store/postgres/world-log.js';

/** How many entries too many are kept, so that not every request has one to drop. */
const trimmedAtOnce = 100;

/** Somebody who reads along. */
interface Listener {
  hear: (entry: Entry) => void;
  ended: () => void;
  /** The first entry that it is told of. */
  from: number;
}

/**
 * The journal of a world that several processes share. It stands in the database alone: here are the entries that a
 * transaction has taken and not kept yet, and those who read along.
 */
export class SharedJournal implements Journal {
  readonly #listeners = new Set<Listener>();
  /** Of the present transaction. */
  #world: TakenWorld | undefined;
  #next = 1;
  /** Taken in the present transaction, and not kept yet. */
  #pending: Entry[] = [];
  /** Taken in the present transaction, whatever became of them. */
  #taken: Entry[] = [];
  /** Everything up to it is to go. */
  #letGo = 0;
  /** Whoever reads along has been told of everything before it. */
  #told = 1;
  readonly #onForgotten: () => void;

  /** @param onForgotten told when somebody takes entries out of it */
  constructor(onForgotten: () => void) {
    this.#onForgotten = onForgotten;
  }

  /** A transaction begins. Whoever reads along is told what other replicas have answered. */
  async enter(world: TakenWorld): Promise<void> {
    this.#world = world;
    this.#next = world.nextEntry;
    if (this.isFollowed && this.#told < this.#next)
      for (const entry of await world.journal.entriesAfter(this.#told - 1)) this.#tell(entry);
    this.#told = this.#next;
  }

  /** @returns what is left to keep: the transaction is about to end */
  async leave(): Promise<TakenEntries> {
    await this.#forget();
    this.#world = undefined;
    return { entries: this.#takePending(), nextEntry: this.#next };
  }

  /** The transaction is kept. @returns the entries that it took */
  kept(): readonly Entry[] {
    const taken = this.#taken;
    this.#taken = [];
    for (const entry of taken) this.#tell(entry);
    this.#told = this.#next;
    return taken;
  }

  get isFollowed(): boolean {
    return this.#listeners.size > 0;
  }

  add(unnumbered: NewEntry): Entry {
    if (!this.#world) throw outside();
    const entry = Object.assign(unnumbered, { id: this.#next++ });
    this.#pending.push(entry);
    this.#taken.push(entry);
    if (entry.id % trimmedAtOnce === 0) this.#letGo = Math.max(this.#letGo, entry.id - defaultCapacity);
    return entry;
  }

  async entries(filter: EntryFilter = {}): Promise<Entry[]> {
    return (await this.#rows()).entries(filter);
  }

  async requests(parts: readonly LongPart[]): Promise<JournalledRequest[]> {
    return (await this.#rows()).requests(parts);
  }

  async get(id: number): Promise<Entry | undefined> {
    return (await this.entries({ ids: [id] }))[0];
  }

  /** Adds what was found out after the answer to an entry that is still there. */
  async note(entry: Entry, note: Note): Promise<void> {
    return (await this.#rows()).note(entry, note);
  }

  async remove(id: number): Promise<boolean> {
    const isThere = await (await this.#rows()).remove(id);
    if (isThere) this.#onForgotten();
    return isThere;
  }

  clear(): void {
    this.#letGo = this.#next - 1;
    this.#pending = [];
    this.#onForgotten();
  }

  /** Lets the older half go, if it still counts for so many bytes. @returns whether anything went */
  async halve(bytes: number): Promise<boolean> {
    return (await this.#rows()).halve(bytes);
  }

  get size(): Promise<number> {
    return this.#rows().then((rows) => rows.size());
  }

  subscribe(hear: (entry: Entry) => void, ended: () => void = () => undefined): () => void {
    const listener = { hear, ended, from: this.#next };
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** It is held here no more. */
  close(): void {
    for (const { ended } of this.#listeners) ended();
    this.#listeners.clear();
  }

  #tell(entry: Entry): void {
    for (const { hear, from } of this.#listeners) if (entry.id >= from) hear(entry);
  }

  /** What the database has, with what was taken here. */
  async #rows(): Promise<JournalRows> {
    const world = this.#world;
    if (!world) throw outside();
    await this.#forget();
    const entries = this.#takePending();
    if (entries.length > 0) await world.keepEntries({ entries, nextEntry: this.#next });
    return world.journal;
  }

  async #forget(): Promise<void> {
    const upTo = this.#letGo;
    this.#letGo = 0;
    if (upTo > 0) await this.#world?.journal.letGo(upTo);
  }

  #takePending(): Entry[] {
    const pending = this.#pending;
    this.#pending = [];
    return pending;
  }
}

const outside = (): Error => new Error('A shared journal is written and read within a transaction alone.');
