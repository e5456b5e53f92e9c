<?php

namespace App;

use Illuminate\Config\Repository;
use Illuminate\Contracts\Debug\ExceptionHandler;
use Illuminate\Contracts\Http\Kernel as KernelContract;
use Illuminate\Foundation\Application as Framework;

/**
 * The application: what the skeleton of Laravel 8 configures, as far as two calls of an API need it. It keeps all it
 * writes in the folder LARAVEL_HOME: the database, compiled views, the manifest of (no) packages.
 */
final class Application extends Framework
{
    public function __construct()
    {
        parent::__construct(getenv('LARAVEL_HOME'));
        $this->instance('path.lang', __DIR__.'/../lang');
        $this->instance('config', new Repository(require __DIR__.'/config.php'));
        $this->detectEnvironment(function () {
            return 'production';
        });
        $this->singleton(KernelContract::class, Kernel::class);
        $this->singleton(ExceptionHandler::class, Handler::class);
        date_default_timezone_set('UTC');
        mb_internal_encoding('UTF-8');
    }
}
