<?php

namespace App;

use Illuminate\Cache\RateLimiting\Limit;
use Illuminate\Http\Request;
use Illuminate\Support\Facades\Auth;
use Illuminate\Support\Facades\RateLimiter;
use Illuminate\Support\Facades\Route;
use Illuminate\Support\ServiceProvider;

/** The guard that reads a token from Basic or Bearer credentials, the limit of requests, and the routes. */
final class AppServiceProvider extends ServiceProvider
{
    public function boot(): void
    {
        Auth::viaRequest('staff-token', function (Request $request): ?Staff {
            $token = $request->bearerToken();
            if ($token !== null) {
                return Staff::where('token', $token)->first();
            }
            if ($request->getUser() === null) {
                return null;
            }

            return Staff::where('email', $request->getUser())->where('token', $request->getPassword())->first();
        });
        RateLimiter::for('api', function (Request $request) {
            return Limit::perMinute(60)->by(optional($request->user())->id ?: $request->ip());
        });

        $limited = getenv('LARAVEL_LIMIT') === '1';
        Route::prefix('api')->middleware($limited ? 'throttled' : 'api')->group(function () {
            Route::middleware('auth')->group(function () {
                Route::post('customers/assign', [CustomerController::class, 'assign']);
                Route::get('customers/get/{id}', [CustomerController::class, 'get']);
            });
        });
        if (getenv('LARAVEL_LOGIN') !== '0') {
            Route::get('login', [CustomerController::class, 'loginPage'])->name('login');
        }
        Route::get('/', [CustomerController::class, 'loginPage']);
        Route::getRoutes()->refreshNameLookups();
    }
}
