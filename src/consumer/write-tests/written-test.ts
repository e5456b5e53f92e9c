/** What a test asserts, by the method of the helper. */
export interface Check {
  does: 'assertWorks' | 'assertWrites' | 'assertRefuses' | 'assertNotices';
  /** The name of the step. */
  step: string;
  /** The id of the mutant that assertNotices plays. */
  lie?: string;
  /** Whether the plugin keeps rows of what the step does. */
  hasRows: boolean;
}

/** A test, in no language yet. */
export interface WrittenTest {
  title: string;
  /** What its reader should know: sentences. */
  remark: readonly string[];
  checks: readonly Check[];
}

/** Where a file of tests stands, and what it reads; paths from the file, with slashes. */
export interface Place {
  /** The file of the steps. */
  steps: string;
  /** TicagaKit.php. */
  helper: string;
}

/** The form of a suite: its language, and how some of its tests are run. */
export interface Form {
  /** As a report names it. */
  name: string;
  stepsFile: 'ticaga-steps.php' | 'ticaga-steps.mjs';
  testsFile: string;
  /** A file of tests. */
  render(tests: readonly WrittenTest[], place: Place): string;
  /** The names by which the tests of a file tell the kit of themselves, in their order. */
  namesOf(tests: readonly WrittenTest[]): readonly string[];
  /** Runs a file of tests; with a name that test alone. */
  command(file: string, name?: string): readonly string[];
  /** A program that writes the names of the steps as JSON into a file beside it, and how it is run. */
  lister: { file: string; text(place: Place, list: string): string; command(file: string): readonly string[] };
  /** The file of the steps, with a comment for each of these operations. */
  skeleton(operations: readonly SkeletonPart[], place: Pick<Place, 'helper'>): string;
}

/** What a skeleton says of an operation. */
export interface SkeletonPart {
  operationId: string;
  /** POST /customers/assign */
  address: string;
  /** What prepares a success, and what to do then. */
  state: { name: string; params: Readonly<Record<string, string | number>> } | undefined;
  step: string;
  /** Names of steps that the server refuses. */
  refused: readonly string[];
}
