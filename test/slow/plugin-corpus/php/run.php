<?php

/*
 * The tests of every PHP plugin of the corpus, as an author would write them: php run.php PLUGIN.php PART...
 * Of these parts two are no tests: "happy-only" leaves out what a plugin should refuse, and "asks-server" asks the
 * server, too, whether what the plugin says is true.
 * Exit status 0: all passed, 1: one failed; anything else is a plugin that does not run.
 */

require __DIR__ . '/../../../../php/TicagaKit.php';
require __DIR__ . '/SoundPlugin.php';
require __DIR__ . '/Suite.php';
require $argv[1];

$parts = array_slice($argv, 2);
$suite = new Suite(in_array('happy-only', $parts, true), in_array('asks-server', $parts, true));
try {
    foreach (array_diff($parts, ['happy-only', 'asks-server']) as $part) {
        (require __DIR__ . "/tests/$part.php")($suite);
    }
} catch (Failed $failed) {
    echo $failed->getMessage(), "\n";
    exit(1);
}
