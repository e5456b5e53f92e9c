/** Something that has one of several values; the first is the one that it has anyway. */
export interface Factor {
  name: string;
  values: readonly string[];
}

/** Values of some factors; the others keep their first. */
export type Settings = Readonly<Record<string, string>>;

/**
 * Few settings in which every value stands once, and every two values of different factors stand together once: pairwise
 * covering, built greedily and always in the same way. All first values together are taken for tried.
 */
export function coveringRows(factors: readonly Factor[]): Settings[] {
  const open = new Set(factors.flatMap((factor, at) => pairsOf(factor, factors.slice(at + 1))));
  const rows: Settings[] = [];
  while (open.size > 0) {
    const [first] = open as Iterable<string>;
    const row = new Map((JSON.parse(first as string) as [string, string][]).map(([name, value]) => [name, value]));
    for (const { name, values } of factors) if (!row.has(name)) row.set(name, bestOf(name, values, row, open));
    for (const one of keysIn(row)) open.delete(one);
    const changed = factors.flatMap(({ name, values }) => (row.get(name) === values[0] ? [] : [[name, row.get(name)]]));
    rows.push(Object.fromEntries(changed));
  }
  return rows;
}

const keyOf = (...settings: [name: string, value: string][]): string =>
  JSON.stringify(settings.sort(([one], [other]) => (one < other ? -1 : 1)));

/** What a factor has to meet: each value by itself, and each with every value of the later ones. */
function pairsOf({ name, values }: Factor, later: readonly Factor[]): string[] {
  return values.flatMap((value, index) => [
    ...(index === 0 ? [] : [keyOf([name, value])]),
    ...later.flatMap((other) =>
      other.values.flatMap((theirs, at) => (index + at === 0 ? [] : [keyOf([name, value], [other.name, theirs])])),
    ),
  ]);
}

/** Everything that a row covers. */
function keysIn(row: ReadonlyMap<string, string>): string[] {
  const chosen = [...row];
  return chosen.flatMap((one, at) => [keyOf(one), ...chosen.slice(at + 1).map((other) => keyOf(one, other))]);
}

/** The value that meets most that is open; of equals the first. */
function bestOf(name: string, values: readonly string[], row: ReadonlyMap<string, string>, open: ReadonlySet<string>) {
  const gain = (value: string) =>
    [keyOf([name, value]), ...[...row].map((one) => keyOf(one, [name, value]))].filter((key) => open.has(key)).length;
  return values.reduce((best, value) => (gain(value) > gain(best) ? value : best));
}
