import { literalPattern } from '../../document/literal-pattern.js';

/** How a command is made that runs some tests of a suite alone: words, some of which stand for others. */
export type TestTemplate = readonly string[];

/** What stands for something else in a template. */
export const placeholders = {
  '{command}': 'the words of the command behind --',
  '{tests}': 'the name of each test, as a word of its own',
  '{phpunit}': 'a pattern for --filter of PHPUnit',
  '{vitest}': 'a pattern for --testNamePattern of vitest',
} as const;

/** Templates that have a name. */
export const testTemplates = {
  phpunit: ['{command}', '--stop-on-failure', '--filter', '{phpunit}'],
  vitest: ['{command}', '--bail=1', '--testNamePattern', '{vitest}'],
} as const satisfies Record<string, TestTemplate>;

/** What a program may be given in one word is 128 KiB on Linux, and in all its words less on other systems. */
const mostBytes = 100_000;

const alternatives = (tests: readonly string[]): string => tests.map(literalPattern).join('|');

/**
 * The command that runs some tests alone; undefined when their names are too many for a command line.
 * @param command that of the whole suite
 * @param tests by the names that they gave themselves
 */
export function testCommand(
  template: TestTemplate,
  command: readonly string[],
  tests: readonly string[],
): readonly string[] | undefined {
  const words = template.flatMap((word) => {
    if (word === '{command}') return command;
    if (word === '{tests}') return tests;
    // The sets of data of a test are one test.
    if (word === '{phpunit}') return [`/^(?:${alternatives(tests).replaceAll('/', '\\/')})(?: with data set .*)?$/s`];
    // As vitest's currentTestName, with other signs between a group and what is in it.
    if (word === '{vitest}') return [`^(?:${alternatives(tests.map((name) => name.replaceAll(' > ', ' ')))})$`];
    // PHPUnit warns of an option that it is given twice.
    return template.includes('{command}') && command.includes(word) ? [] : [word];
  });
  return Buffer.byteLength(words.join('\0')) > mostBytes ? undefined : words;
}
