<?php

/*
 * The tests of every PHP plugin of the corpus, as an author would write them: php run.php PLUGIN.php TEST...
 * Four words are no tests: "happy-only" leaves out what a plugin should refuse, "asks-server" asks the server, too,
 * whether what the plugin says is true, "compares-rows" compares the plugin's own rows with the server's links, and with
 * "sandboxes" each test has one.
 * Exit status 0: all passed, 1: one failed; anything else is a plugin that does not run.
 */

require __DIR__ . '/../../../../php/TicagaKit.php';
require __DIR__ . '/SoundPlugin.php';
require __DIR__ . '/Suite.php';
require $argv[1];

$words = ['happy-only', 'asks-server', 'compares-rows', 'sandboxes'];
$suite = new Suite(array_intersect($argv, $words));
try {
    array_map([$suite, 'run'], array_diff(array_slice($argv, 2), $words));
} catch (Failed $failed) {
    echo $failed->getMessage(), "\n";
    exit(1);
}
