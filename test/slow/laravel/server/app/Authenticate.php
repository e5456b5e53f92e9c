<?php

namespace App;

use Illuminate\Auth\Middleware\Authenticate as Middleware;
use Symfony\Component\HttpKernel\Exception\UnauthorizedHttpException;

/**
 * As the skeleton of Laravel 8 has it: who does not ask for JSON is sent to the page to log in. With LARAVEL_BASIC=1 it
 * refuses as the middleware auth.basic does.
 */
final class Authenticate extends Middleware
{
    protected function unauthenticated($request, array $guards)
    {
        if (getenv('LARAVEL_BASIC') === '1') {
            throw new UnauthorizedHttpException('Basic', 'Invalid credentials.');
        }
        parent::unauthenticated($request, $guards);
    }

    protected function redirectTo($request)
    {
        if (! $request->expectsJson()) {
            return route('login');
        }
    }
}
