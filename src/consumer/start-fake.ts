import { type RunningFake, type StartFakeOptions, startFake as start } from '../fake/start-fake.js';
import { lateLies } from './late-lies.js';

/**
 * Starts a fake Ticaga and resolves when it answers; its worlds can play the lies of mutate.
 * @throws KitError option-unknown, option-invalid, port-in-use, seed-invalid, document-invalid, file-unreadable, assumption-unknown, fault-invalid, db-damaged, db-locked
 */
export const startFake = (options: StartFakeOptions = {}): Promise<RunningFake> =>
  start({ lies: lateLies, ...options });
