import { expect, onTestFinished, test } from 'vitest';
import { fakeVariables } from '../../src/consumer/fake-variables.js';
import { startFake } from '../../src/fake/start-fake.js';
import { describePhp, run } from './php.js';

/** Runs a program against a fake, and tells what it heard of the tests. */
async function hear(program: string, args: string[], sandbox?: string) {
  const said: Record<'test' | 'sandbox', string | undefined>[] = [];
  const failed: string[] = [];
  const fake = await startFake({
    onEntry: ({ test, sandbox: of }) => void said.push({ test, sandbox: of }),
    onTest: (test, event) => void (event === 'failed' && failed.push(test)),
  });
  onTestFinished(() => fake.close());
  const world = sandbox === undefined ? fake : fake.sandbox(sandbox);
  const { stdout, stderr } = await run(program, args, fakeVariables(world, ['HELPDESK_URL']));
  return { said, failed, output: stdout + stderr };
}

const configured = ['--configuration', 'test/php/fixtures/phpunit-9.xml'];
const slug = (name: string) => expect.stringMatching(new RegExp(`^${name}-\\d+-\\d+$`));

describePhp('the extension of PHPUnit', () => {
  test.each([undefined, 'worker-1'])(
    'gives each test a sandbox and the journal its name, though no test knows of it; beside the world %s',
    async (outer) => {
      const { said, failed, output } = await hear(
        'phpunit',
        [...configured, 'test/php/fixtures/UntouchedTest.php'],
        outer,
      );
      expect(output).toContain('Tests: 7, Assertions: 9, Errors: 1, Failures: 1.');
      expect(said).toEqual([
        { test: 'UntouchedTest::testLinksACustomer', sandbox: slug('testLinksACustomer') },
        {
          test: 'UntouchedTest::testFindsTheCustomerUnlinkedAgain',
          sandbox: slug('testFindsTheCustomerUnlinkedAgain'),
        },
        { test: 'UntouchedTest::testTakesASetOfData', sandbox: slug('testTakesASetOfData') },
        { test: 'UntouchedTest::testTakesASetOfData', sandbox: slug('testTakesASetOfData') },
        {
          test: outer === undefined ? 'UntouchedTest::testKeepsTheAddressFromBeforeTheFirst' : undefined,
          sandbox: undefined,
        },
        { test: 'UntouchedTest::testFails', sandbox: slug('testFails') },
        { test: 'UntouchedTest::testThrows', sandbox: slug('testThrows') },
      ]);
      expect(new Set(said.map(({ sandbox }) => sandbox)).size).toBe(7);
      expect(failed).toEqual(['UntouchedTest::testFails', 'UntouchedTest::testThrows']);
    },
  );

  test('shares its sandbox with the trait, which judges it', async () => {
    const { said, failed, output } = await hear('phpunit', [
      ...configured,
      ...['--filter', '/::testLinksACustomer$|BreaksTheContract/', 'test/php/fixtures/HelperTest.php'],
    ]);
    expect(output).toContain('Tests: 2, Assertions: 5, Failures: 1.');
    expect(said).toEqual([
      { test: 'HelperTest::testLinksACustomer', sandbox: slug('testLinksACustomer') },
      { test: 'HelperTest::testThatBreaksTheContractFails', sandbox: slug('testThatBreaksTheContractFails') },
    ]);
    expect(failed).toEqual(['HelperTest::testThatBreaksTheContractFails']);
  });

  test('listens to the events of PHPUnit 10 to 12', async () => {
    const { said, failed, output } = await hear('php', ['test/php/fixtures/phpunit-10.php']);
    expect(output).toBe('');
    expect(said.map(({ test: name }) => name)).toEqual([
      'Plugin\\LinkingTest::testPasses',
      'Plugin\\LinkingTest::testFails',
      'Plugin\\LinkingTest::testThrows',
      '/tests/linking.phpt',
    ]);
    expect(said.map(({ sandbox }) => sandbox)).toEqual(
      ['testPasses', 'testFails', 'testThrows', 'tests-linking-phpt'].map(slug),
    );
    expect(failed).toEqual(['Plugin\\LinkingTest::testFails', 'Plugin\\LinkingTest::testThrows']);
  });
});

describePhp('the helper', () => {
  test('names the test of a sandbox, without an extension, and none without a title', async () => {
    const script = `require 'php/TicagaKit.php'; require 'test/php/fixtures/PluginUnderTest.php';
      foreach (['links a customer', '', str_repeat('é', 1200)] as $title)
        PluginUnderTest::assign(TicagaKit::connect()->sandbox($title)->url(), 'ticaga-demo-token');`;
    const { said, output } = await hear('php', ['-r', script]);
    expect(output).toBe('');
    expect(said.map(({ test: name }) => name)).toEqual(['links a customer', undefined, 'é'.repeat(1000)]);
  });
});
