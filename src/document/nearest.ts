/** No name that the kit knows is nearly so long; to compare longer ones takes time with the square of their length. */
const longestName = 200;

/** The candidates most like `word`, nearest first, at most `most`; those that differ in more than half are left out. */
export function nearest(word: string, candidates: readonly string[], most = 3): string[] {
  if (word.length > longestName) return [];
  return candidates
    .filter((candidate) => candidate.length <= longestName)
    .map((candidate) => ({ candidate, distance: likeness(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(
      ({ candidate, distance }) => distance <= Math.max(2, Math.ceil(Math.max(word.length, candidate.length) / 2)),
    )
    .sort((a, b) => a.distance - b.distance)
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

/** The beginning of a name is nearer to it than another name of its length. */
function likeness(word: string, candidate: string): number {
  return word.length >= 3 && candidate.startsWith(word) ? 1 : distance(word, candidate);
}

/** A did-you-mean sentence, or the whole list when nothing is near. */
export function didYouMean(word: string, candidates: readonly string[]): string {
  const [first] = nearest(word, candidates, 1);
  return first === undefined ? `Choose one of: ${candidates.join(', ')}.` : `Did you mean ${first}?`;
}

/**
 * How many letters differ between two texts.
 * @param longest a longer text is not compared: it differs in every letter
 */
export function editDistance(a: string, b: string, longest: number): number {
  return Math.max(a.length, b.length) > longest ? longest : distance(a, b);
}

function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      row[j] = Math.min(previous[j]! + 1, row[j - 1]! + 1, swap);
    }
    previous = row;
  }
  return previous[b.length]!;
}
