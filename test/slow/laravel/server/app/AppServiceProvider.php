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
                return Staff::holding($token)->first();
            }
            if ($request->getUser() === null) {
                return null;
            }

            return Staff::holding($request->getPassword())->where('email', $request->getUser())->first();
        });
        $seconds = (int) getenv('LARAVEL_LIMIT');
        RateLimiter::for('api', function (Request $request) use ($seconds) {
            $limit = Limit::perMinute(60)->by(optional($request->user())->id ?: $request->ip());
            $limit->decayMinutes = $seconds / 60;

            return $limit;
        });

        Route::prefix('api')->middleware($seconds > 0 ? 'throttled' : 'api')->group(function () {
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
