import type { FurtherDocument } from '../../document/further-document.js';
import { KitError } from '../../errors.js';
import type { Entry } from '../../journal/entry.js';
import type { Deviate } from './deviation.js';

/**
 * Finds the mutant of an id, as mutate --list shows it.
 * @param also the documents of the user's own
 * @throws KitError request-invalid for one that no single world can play
 */
export type FindLie = (id: string, also: readonly FurtherDocument[]) => Promise<Deviate>;

/** A mutant that one world plays alone. */
export interface Lie {
  id: string;
  deviate: Deviate;
}

/** A world, as far as it lies. */
interface Liar {
  lie: Lie | undefined;
  lastWrite: unknown;
}

/** Sets the lie of a world; null takes it back. @throws KitError request-invalid */
export type SetLie = (world: Liar, id: unknown) => Promise<void>;

/** @param find undefined where nobody told the fake which lies there are */
export function createLies(find: FindLie | undefined, also: readonly FurtherDocument[]): SetLie {
  return async (world, id) => {
    if (id === null) {
      world.lie = undefined;
      return;
    }
    if (typeof id !== 'string' || id === '') {
      throw new KitError('request-invalid', `The lie is ${JSON.stringify(id)}.`, {
        expected: 'the id of a mutant, or null to take it back',
        fix: 'Send {"mutant": ID}; ticaga-kit mutate --list -- COMMAND shows the ids.',
      });
    }
    if (!find) {
      throw new KitError('request-invalid', 'This fake knows no lies.', {
        fix: 'Give startFake the option lies, or take the startFake of the package ticaga-kit, which has it.',
      });
    }
    const deviate = await find(id, also);
    world.lie = { id, deviate };
    // What was written before the lie began was no part of it.
    world.lastWrite = undefined;
  };
}

/** The code of the note on a request whose answer the lie of its world changed. */
export const lieCode = 'lie';

/** Whether a lie of its own world changed the answer to a request. */
export const isLied = ({ notes }: Pick<Entry, 'notes'>): boolean => notes.some(({ code }) => code === lieCode);
