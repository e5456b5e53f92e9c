<?php

/**
 * Runs tests named by sentences, without PHPUnit and without Composer.
 */
class TestRunner
{
    /** @var callable[] by their sentence */
    private $tests = [];

    /**
     * @param string $sentence what is true when the test passes
     * @param callable $test throws when it is not
     */
    public function test($sentence, callable $test)
    {
        if (isset($this->tests[$sentence])) {
            throw new LogicException("Two tests are named \"$sentence\".");
        }
        $this->tests[$sentence] = $test;
    }

    /**
     * Fails the running test when two values differ in value or in type.
     *
     * @param mixed $expected
     * @param mixed $actual
     * @param string $what what is compared, for the message
     */
    public static function same($expected, $actual, $what)
    {
        if ($expected !== $actual) {
            throw new RuntimeException(sprintf(
                "%s\n  Expected:  %s\n  Was:       %s",
                $what,
                self::show($expected),
                self::show($actual)
            ));
        }
    }

    /**
     * Runs the tests in the order given and prints a line for each.
     *
     * @param string[] $arguments of the command line; --stop-on-failure ends the run at the first failure, and sentences
     *     choose the tests that they are of
     * @return int the exit status: 0 when all passed, 1 when one failed, 2 when an argument is unknown
     */
    public function run(array $arguments)
    {
        $chosen = array_diff($arguments, ['--stop-on-failure']);
        $unknown = array_diff($chosen, array_keys($this->tests));
        if ($unknown !== []) {
            fwrite(STDERR, 'Unknown argument ' . reset($unknown) . ". It is --stop-on-failure, or the sentence of a test.\n");

            return 2;
        }
        $stopOnFailure = in_array('--stop-on-failure', $arguments, true);
        $tests = $chosen === [] ? $this->tests : array_intersect_key($this->tests, array_flip($chosen));
        $failed = 0;
        $run = 0;
        foreach ($tests as $sentence => $test) {
            $run++;
            try {
                $test();
                echo "ok    $sentence\n";
            } catch (Throwable $error) {
                $failed++;
                echo "FAIL  $sentence\n", preg_replace('/^/m', '      ', $error->getMessage()), "\n";
                if ($stopOnFailure) {
                    break;
                }
            }
        }
        echo "\n", $run - $failed, ' passed, ', $failed, ' failed, ', count($tests) - $run, " not run\n";

        return $failed === 0 ? 0 : 1;
    }

    private static function show($value)
    {
        return json_encode($value, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE);
    }
}
