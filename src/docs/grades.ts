import type { Fact, Grade } from '../document/grades.js';
import { readFact } from '../document/openapi.js';

/** Each grade in words, strongest first. */
export const gradeMeanings: Record<Grade, string> = {
  documented: "The vendor's API page says so.",
  observed: 'A published plugin of the vendor does it or relies on it.',
  assumed: 'Nobody says so; it is what the framework or common sense gives. A live server may refute it.',
};

/** A grade as inline text, with its origin and the switch that changes it. */
function gradeInWords({ grade, source, assumption }: Fact): string {
  const origin = source === undefined ? '' : ` ${source}`;
  const change = assumption === undefined ? '' : ` Switch: \`${assumption}\`.`;
  return `*${grade}*${origin === '' && change === '' ? '' : `.${origin}${change}`}`;
}

/** The grade that a node of openapi.yaml carries, in words. An ungraded node has none of its own: empty. */
export function gradeOf(node: unknown): string {
  const fact = readFact(node);
  return fact ? gradeInWords(fact) : '';
}
