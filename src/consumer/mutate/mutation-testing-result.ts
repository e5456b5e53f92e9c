import { readFile } from 'node:fs/promises';
import { isFurther } from '../../document/further-document.js';
import type { Operation } from '../../document/operations.js';
import { parseYaml } from '../../document/parse-yaml.js';
import type { YamlTree } from '../../document/yaml-tree.js';
import { KitError } from '../../errors.js';
import { version } from '../../generated/contract.js';
import type { MutantResult, MutationTestingResult } from '../../report/mutation-testing.js';
import { doubledWords } from '../doubled-writes.js';
import { isScored, type Mutant } from './mutant.js';
import type { Fate, MutateResult, TriedMutant } from './tried-mutant.js';

const shipped = new URL('../../../', import.meta.url);
const mainDocument = 'openapi.yaml';

/**
 * A run in the form of the mutation testing report schema: the source is the document, and each mutant stands at the
 * answers that it breaks. What a plugin may bear is ignored there, with what became of it as the reason.
 */
export async function mutationTestingResult({ tried, unmet }: MutateResult): Promise<MutationTestingResult> {
  const trees = new Map<string, { source: string; tree: YamlTree }>();
  const files: MutationTestingResult['files'] = {};
  const all = [...tried, ...unmet.map((mutant) => ({ mutant, fate: undefined, durationMs: 0 }))];
  for (const one of all) {
    const { operation } = one.mutant;
    const name = documentOf(operation);
    const known = trees.get(name) ?? (await readDocument(name, operation));
    trees.set(name, known);
    const { source, tree } = known;
    files[name] ??= { language: 'yaml', source, mutants: [] };
    files[name].mutants.push(resultOf(one, placeOf(one.mutant, tree, source)));
  }
  return {
    schemaVersion: '2',
    thresholds: { high: 100, low: 80 },
    framework: { name: 'ticaga-kit', version },
    files,
    ...testFilesOf(tried),
  };
}

const documentOf = (operation: Operation | undefined): string =>
  operation && isFurther(operation) ? operation.document.name : mainDocument;

async function readDocument(name: string, operation: Operation | undefined) {
  const isOwn = operation !== undefined && isFurther(operation) && operation.document.isOwn;
  const source = await readFile(isOwn ? name : new URL(name, shipped), 'utf8');
  const tree = parseYaml(
    source,
    name,
    (was, where) => new KitError('document-invalid', `${name} has changed.`, { was, where }),
  );
  return { source, tree };
}

/** The line of the answer that a mutant gives or breaks: that of its status where it has one. */
function placeOf({ id, operation }: Mutant, tree: YamlTree, source: string): MutantResult['location'] {
  const [, status] = /\/refused-(\d{3})-/.exec(id) ?? [];
  const answers = operation ? `/${operation.pointer}/responses${status === undefined ? '' : `/${status}`}` : '/servers';
  const start = tree.nearestTo(answers).position;
  const line = source.split('\n')[start.line - 1] ?? '';
  return { start, end: { line: start.line, column: line.trimEnd().length + 1 } };
}

const statuses: Record<Fate, MutantResult['status']> = {
  killed: 'Killed',
  recovered: 'Killed',
  'timed-out': 'Timeout',
  survived: 'Survived',
  endless: 'Survived',
  stored: 'Survived',
  unjudged: 'RuntimeError',
};

const reasons: Partial<Record<Fate, string>> = {
  recovered: 'The client looked at the server before it believed the answer.',
  endless: 'The client waited for as long as it was watched: it has no limit of time.',
  stored: 'The plugin stored its own row all the same.',
  unjudged: 'The tests passed without the request that it would have changed.',
};

/** Every test that can meet a mutant, in a file of no name: the kit sees what tests say, and not where they stand. */
function testFilesOf(tried: readonly TriedMutant[]): Pick<MutationTestingResult, 'testFiles'> {
  const names = new Set(tried.flatMap(({ tests = [], killedBy = [] }) => [...tests, ...killedBy]));
  return names.size === 0 ? {} : { testFiles: { tests: { tests: [...names].map((name) => ({ id: name, name })) } } };
}

type Result = Pick<TriedMutant, 'mutant' | 'durationMs' | 'tests' | 'killedBy' | 'doubled'> & {
  fate: Fate | undefined;
};

function resultOf(
  { mutant, fate, durationMs, tests, killedBy, doubled }: Result,
  location: MutantResult['location'],
): MutantResult {
  const { id, family, did } = mutant;
  const { meaning } = doubled === undefined ? mutant : doubledWords(doubled);
  const rest = {
    id,
    mutatorName: family,
    description: `${did}.`,
    location,
    ...(tests === undefined ? {} : { coveredBy: [...tests] }),
    ...(killedBy === undefined || fate !== 'killed' ? {} : { killedBy: [...killedBy] }),
  };
  if (fate === undefined) return { ...rest, status: 'NoCoverage', statusReason: 'The honest run never meets it.' };
  const duration = Math.round(durationMs);
  if (!isScored(mutant)) return { ...rest, status: 'Ignored', statusReason: unscored(family, fate), duration };
  const reason = reasons[fate] ?? (fate === 'survived' ? meaning : undefined);
  return { ...rest, status: statuses[fate], ...(reason === undefined ? {} : { statusReason: reason }), duration };
}

function unscored(family: Mutant['family'], fate: Fate): string {
  const isBorne = fate === 'survived';
  if (family === 'tolerance')
    return isBorne ? 'The API may do so, and it was borne.' : 'Brittle: the API may do so, and the tests failed.';
  return isBorne ? 'Lenient: it was taken for what it is, and may be.' : 'It was refused, and may be.';
}
