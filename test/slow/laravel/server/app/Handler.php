<?php

namespace App;

use Illuminate\Foundation\Exceptions\Handler as ExceptionHandler;
use Throwable;

/** The framework's own handler; with LARAVEL_JSON=1 every error below /api is JSON, as in the newest skeleton. */
final class Handler extends ExceptionHandler
{
    protected function shouldReturnJson($request, Throwable $e)
    {
        return (getenv('LARAVEL_JSON') === '1' && $request->is('api/*')) || parent::shouldReturnJson($request, $e);
    }
}
