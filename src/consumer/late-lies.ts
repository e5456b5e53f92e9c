import type { FindLie } from '../fake/misbehaviour/lies.js';

/** Most fakes play no lie, and do not wait for what knows them. */
export const lateLies: FindLie = async (id, also) => (await import('./mutate/find-lie.js')).findLie(id, also);
