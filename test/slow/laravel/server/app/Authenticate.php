<?php

namespace App;

use Illuminate\Auth\Middleware\Authenticate as Middleware;

/** As the skeleton of Laravel 8 has it: who does not ask for JSON is sent to the page to log in. */
final class Authenticate extends Middleware
{
    protected function redirectTo($request)
    {
        if (! $request->expectsJson()) {
            return route('login');
        }
    }
}
