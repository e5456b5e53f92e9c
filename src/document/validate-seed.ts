import { seed as compiled } from '../generated/seed-validators.js';
import { type Found, run, type Validator } from './schema-problems.js';

/** Checks a seed against src/store/seed.schema.json. The kit's own format carries no grades. */
export function checkSeed(seed: unknown): Omit<Found, 'schemaPath'>[] {
  return run(compiled as unknown as Validator, seed).map(({ schemaPath: _, ...problem }) => problem);
}
