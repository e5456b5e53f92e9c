<?php

/*
 * Runs before every script under `ticaga-kit exec`. ParaTest starts its workers with their number in TEST_TOKEN and
 * otherwise the same environment; here each gets a sandbox of the fake for itself. Without TEST_TOKEN nothing changes.
 */

(static function (): void {
    $worker = substr(preg_replace('/[^A-Za-z0-9._-]/', '', (string) getenv('TEST_TOKEN')), 0, 32);
    if ($worker === '') {
        return;
    }
    foreach (explode(',', (string) getenv('TICAGA_KIT_URL_VARIABLES')) as $name) {
        // One that has a sandbox already keeps it: a worker may start further programs.
        $pattern = '#^(https?://[^/]+)(/__admin)?$#';
        $value = preg_replace($pattern, '$1/sandbox/worker-' . $worker . '$2', (string) getenv($name));
        putenv("$name=$value");
        foreach (['_ENV', '_SERVER'] as $global) {
            if (isset($GLOBALS[$global][$name])) {
                $GLOBALS[$global][$name] = $value;
            }
        }
    }
})();

// The auto_prepend_file of the user's own configuration, which the kit's took the place of, runs as well.
foreach (array_reverse(preg_split('/,?\n/', php_ini_loaded_file() . "\n" . php_ini_scanned_files())) as $ticagaKitIni) {
    $ticagaKitIni = trim($ticagaKitIni, ", \n");
    if ($ticagaKitIni === '' || realpath($ticagaKitIni) === __DIR__ . DIRECTORY_SEPARATOR . 'ticaga-kit.ini') {
        continue;
    }
    $ticagaKitIni = parse_ini_file($ticagaKitIni) ?: [];
    if (isset($ticagaKitIni['auto_prepend_file'])) {
        if ($ticagaKitIni['auto_prepend_file'] !== '') {
            require $ticagaKitIni['auto_prepend_file'];
        }
        break;
    }
}
unset($ticagaKitIni);
