import { parseVerdicts } from './kept-verdicts.js';
import { isNoticed } from './tried-mutant.js';

/**
 * Which lies somebody noticed, by their ids, of what `mutate --incremental` wrote.
 * @param file its name, for errors
 * @throws KitError verdicts-unreadable
 */
export function readNoticed(text: string, file: string): Map<string, boolean> {
  const verdicts = Object.entries(parseVerdicts(text, file));
  return new Map(
    verdicts.flatMap(([id, { verdict }]) => (verdict.fate === 'unjudged' ? [] : [[id, isNoticed(verdict.fate)]])),
  );
}
