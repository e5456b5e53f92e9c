import { placeholders, type TestTemplate, testTemplates } from '../consumer/mutate/test-command.js';
import { KitError } from '../errors.js';
import type { Option } from './option.js';
import { splitWords } from './split-words.js';

/** --select: how some tests of a suite are run alone. */
export const selectOption = {
  type: 'text',
  value: "'COMMAND {tests}'",
  parse: parseSelect,
  summary: `Run only the tests that can meet a lie: ${Object.keys(testTemplates).join(', ')}, or a command in which {tests} stands for their names`,
} as const satisfies Option;

/** @throws KitError usage, config-invalid */
function parseSelect(text: string): TestTemplate {
  const named = Object.entries(testTemplates).find(([name]) => name === text);
  if (named) return named[1];
  const words = splitWords(text, '--select', `--select ${text}`);
  const unknown = words.find((word) => /^\{\w+\}$/.test(word) && !Object.hasOwn(placeholders, word));
  if (unknown !== undefined || !words.some((word) => word !== '{command}' && Object.hasOwn(placeholders, word))) {
    throw new KitError('usage', `--select ${text} does not say where the tests are named.`, {
      expected: Object.entries(placeholders)
        .map(([word, meaning]) => `${word}: ${meaning}`)
        .join('; '),
      ...(unknown === undefined ? {} : { was: `${unknown}, which stands for nothing` }),
      fix: `Give ${Object.keys(testTemplates).join(' or ')}, or for example --select 'php tests/run.php {tests}'.`,
    });
  }
  return words;
}
