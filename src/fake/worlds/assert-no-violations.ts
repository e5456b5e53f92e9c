import { expectedViolations, type ToldViolation, toldViolations } from '../../control/expected-violations.js';
import { type Grade, grades, isGrade } from '../../document/grades.js';
import { KitError } from '../../errors.js';
import type { LocalWorld } from './world.js';

/**
 * Throws when what a test sent broke the contract, or did not break it as the test had said; in the words of the PHP helper.
 * @param failOn how well the broken fact is known at least
 * @throws KitError contract-broken, option-invalid
 */
export function assertNoViolations(world: LocalWorld, failOn: Grade): void {
  if (!isGrade(failOn)) {
    throw new KitError('option-invalid', `assertNoViolations('${failOn}'): choose documented, observed or assumed.`);
  }
  const remarked = world.journal.entries({ remarked: true });
  const sentences = [
    ...toldViolations(world, remarked)
      .filter(({ grade, isExpected }) => !isExpected && isAtLeast(grade, failOn))
      .map(sentenceOf),
    ...expectedViolations(world, remarked)
      .violations.filter(({ came }) => !came)
      .map(
        ({ code, path }) =>
          `The violation ${code}${path === undefined ? '' : ` of ${path}`} was expected and did not come.\n  Remove expectViolation(), or find out why the plugin no longer sends what the test is about.`,
      ),
  ];
  if (sentences.length > 0) throw new KitError('contract-broken', [...new Set(sentences)].join('\n'));
}

/** What a document of the user's own says fails always. */
const isAtLeast = (grade: Grade | 'own', least: Grade): boolean =>
  grade === 'own' || grades.indexOf(grade) <= grades.indexOf(least);

function sentenceOf(violation: ToldViolation): string {
  const { code, message, expected, received, location, grade, hint, operationId, requestId } = violation;
  const [what, where] =
    requestId === undefined
      ? ['What the plugin stored is not what the server has', 'the plugin itself']
      : ["What the plugin sent breaks the API's contract", operationId ?? 'an address that the API does not have'];
  return [
    `${what}: ${message}`,
    `  Expected:  ${expected}`,
    `  Was:       ${received}`,
    `  Where:     ${location.join('.')} of ${where} (${code}, ${grade})`,
    `  ${hint}`,
  ].join('\n');
}
