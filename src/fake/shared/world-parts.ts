import { type ExpectedViolation, renderExpected } from '../../journal/expected-violation.js';
import type { ArmedFault } from '../misbehaviour/faults.js';
import type { World } from '../worlds/world.js';

/**
 * What of a world no other replica needs: what it is made of, what is told line by line, and what only a judge in the same
 * process or a fake that lies looks at.
 */
type OfThisProcess =
  | 'name'
  | 'isPrivate'
  | 'seed'
  | 'store'
  | 'journal'
  | 'onCompared'
  | 'onTest'
  | 'beginning'
  | 'turn'
  | 'deviate'
  | 'lie'
  | 'lastWrite';

export type PartName = Exclude<keyof World, OfThisProcess>;

/** A part of a world that is small enough to be told as a whole whenever it has changed, unless it tells of changes itself. */
interface Part {
  tellsItself?: true;
  /** As plain data. */
  read(world: World): unknown;
  /** @param value what read gave, by way of JSON */
  write(world: World, value: never): void;
}

/** Everything that a world remembers besides its records and its journal; the compiler finds what is missing here. */
export const worldParts: { readonly [Name in PartName]: Part } = {
  assumptions: {
    read: ({ assumptions }) => assumptions,
    write(world, value: World['assumptions']) {
      world.assumptions = value;
    },
  },
  faults: {
    read: ({ faults }) => faults.list(),
    write({ faults }, value: readonly ArmedFault[]) {
      faults.clear();
      for (const fault of value) faults.arm(fault);
    },
  },
  requestCounts: {
    read: ({ requestCounts }) => requestCounts.dump(),
    write: ({ requestCounts }, value) => requestCounts.load(value),
  },
  expected: {
    read: ({ expected }) => [...expected.values()],
    write({ expected }, value: readonly ExpectedViolation[]) {
      expected.clear();
      for (const one of value) expected.set(renderExpected(one), one);
    },
  },
  links: {
    tellsItself: true,
    read: ({ links }) => links.dump(),
    write: ({ links }, value) => links.load(value),
  },
  comparisons: {
    read: ({ comparisons }) => comparisons,
    write({ comparisons }, value: World['comparisons']) {
      comparisons.splice(0, comparisons.length, ...value);
    },
  },
  test: {
    read: ({ test }) => test ?? null,
    write(world, value: string | null) {
      world.test = value ?? undefined;
    },
  },
};

export const partNames = Object.keys(worldParts) as readonly PartName[];

export const comparedParts = partNames.filter((name) => !worldParts[name].tellsItself);
