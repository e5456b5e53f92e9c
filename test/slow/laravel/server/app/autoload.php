<?php

// Debian's packages have class maps of their own, so no Composer is needed.
require_once 'Illuminate/autoload.php';

spl_autoload_register(function (string $class): void {
    if (strncmp($class, 'App\\', 4) === 0) {
        require __DIR__.'/'.substr($class, 4).'.php';
    }
});
