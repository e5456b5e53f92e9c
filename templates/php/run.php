<?php

/*
 * Runs every *-test.php of this folder: ticaga-kit exec -- php tests/ticaga/run.php, or ticaga-kit exec, for
 * ticaga-kit.yaml names this command. A test that throws fails. --stop-on-failure ends the run at the first failure;
 * sentences choose the tests that they are of, for mutate --select 'php tests/ticaga/run.php --stop-on-failure {tests}'.
 */

require_once __DIR__ . '/TicagaKit.php';
if (is_file(__DIR__ . '/billing-system.php')) {
    require_once __DIR__ . '/billing-system.php';
}

$tests = [];
// A test gets a Ticaga of its own, which judges what it is sent.
$test = function (string $sentence, callable $act) use (&$tests) {
    $tests[$sentence] = function () use ($sentence, $act) {
        $ticaga = TicagaKit::connect()->sandbox($sentence);
        $act($ticaga);
        $ticaga->assertNoViolations();
    };
};
// Named, and not run yet.
$todo = function (string $sentence, callable $act) use (&$tests) {
    $place = new ReflectionFunction($act);
    $tests[$sentence] = basename($place->getFileName()) . ':' . $place->getStartLine();
};
$same = function ($expected, $actual, string $what) {
    if ($expected !== $actual) {
        throw new RuntimeException("$what\n  Expected:  " . json_encode($expected) . "\n  Was:       " . json_encode($actual));
    }
};

foreach (glob(__DIR__ . '/*-test.php') as $file) {
    require $file;
}

$chosen = array_diff(array_slice($argv, 1), ['--stop-on-failure']);
$unknown = array_diff($chosen, array_keys($tests));
if ($unknown !== []) {
    fwrite(STDERR, 'No test is named ' . reset($unknown) . ".\n");
    exit(2);
}
$tests = $chosen === [] ? $tests : array_intersect_key($tests, array_flip($chosen));

$passed = $failed = $left = 0;
foreach ($tests as $sentence => $run) {
    if (is_string($run)) {
        $left++;
        echo "TODO  $sentence\n      At $run write \$test instead of \$todo.\n";
        continue;
    }
    try {
        $run();
        $passed++;
        echo "ok    $sentence\n";
    } catch (Throwable $error) {
        $failed++;
        echo "FAIL  $sentence\n", preg_replace('/^/m', '      ', $error->getMessage()), "\n";
        if (in_array('--stop-on-failure', $argv, true)) {
            break;
        }
    }
}
echo "\n$passed passed, $failed failed, $left to do\n";
exit($failed === 0 ? 0 : 1);
