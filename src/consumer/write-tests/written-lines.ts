import { commandLine, kitCommand } from '../../report/command-line.js';
import { printable } from '../../report/printable.js';
import type { Mutant } from '../mutate/mutant.js';
import type { PreparedTests } from './prepare-tests.js';
import { meaningOf } from './steps.js';
import type { TriedTest } from './write-tests.js';

/** What is to be said of a file of steps that was written. */
export function skeletonLines(file: string): string[] {
  return [
    `Wrote ${file}, in which you say how your plugin is called.`,
    'Next: take the comment marks away, put your own calls there, and run the same command again.',
  ];
}

/** What became of the test of each mutant. */
export function writtenLines(tried: readonly TriedTest[], { form, file }: PreparedTests): string[] {
  const wrong = tried.filter(({ proof }) => proof.verdict === 'wrong').map(({ mutant }) => mutant);
  const proven = tried.filter(({ proof }) => proof.verdict === 'proven');
  const unproven = tried.flatMap(({ mutant, proof }) =>
    proof.verdict === 'unproven' ? [{ mutant, why: proof.why }] : [],
  );
  const written = proven.length + wrong.length;
  const run = commandLine(form.command(file));
  return [
    ...(tried.length === 0 ? ['No lie is left of which a test could be written.'] : []),
    ...(written === 0 ? [] : [`Wrote ${file} (${form.name}): ${count(written, 'test')}. Each was run before.`]),
    ...(proven.length === 0
      ? []
      : [
          `${proven.length} of them: the plugin is right, the test passes against the right server and fails against its lie.`,
        ]),
    ...(written === 0 ? [] : [`To run them: ${kitCommand(['exec', '--'])} ${run}`]),
    ...wrongLines(wrong),
    ...unprovenLines(unproven),
  ].map(printable);
}

/** Mutants that mean the same stand together. */
function wrongLines(wrong: readonly Mutant[]): string[] {
  if (wrong.length === 0) return [];
  return [
    `Your plugin is wrong here, and ${count(wrong.length, 'test')} will fail until it is not:`,
    ...groups(wrong, (mutant) => `${meaningOf(mutant)}\n${mutant.advice}`).flatMap(([words, mutants]) => [
      ...mutants.map(({ did }) => `  ${did}, and your plugin fell for it.`),
      ...words.split('\n').map((line) => `    ${line}`),
    ]),
  ];
}

function unprovenLines(unproven: readonly { mutant: Mutant; why: string }[]): string[] {
  if (unproven.length === 0) return [];
  return [
    `No test could be proven for ${count(unproven.length, 'lie')}, and so none of them was written:`,
    ...groups(unproven, ({ why }) => why).flatMap(([why, all]) => [
      ...why.split('\n').map((line) => `  ${line}`),
      `    ${all.map(({ mutant }) => mutant.id).join(', ')}`,
    ]),
  ];
}

function groups<T>(all: readonly T[], keyOf: (one: T) => string): [key: string, all: T[]][] {
  const found = new Map<string, T[]>();
  for (const one of all) found.set(keyOf(one), [...(found.get(keyOf(one)) ?? []), one]);
  return [...found];
}

const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;
