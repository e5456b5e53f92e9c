<?php

$home = getenv('LARAVEL_HOME');

// The values of the skeleton of Laravel 8 where it has one; no cookie, no mail, no queue.
return [
    'app' => [
        'name' => 'Laravel',
        'env' => 'production',
        'debug' => false,
        'url' => 'http://localhost',
        'timezone' => 'UTC',
        'locale' => 'en',
        'fallback_locale' => 'en',
        'key' => 'base64:'.base64_encode(str_repeat('k', 32)),
        'cipher' => 'AES-256-CBC',
        'aliases' => [],
        'providers' => [
            Illuminate\Auth\AuthServiceProvider::class,
            Illuminate\Cache\CacheServiceProvider::class,
            Illuminate\Cookie\CookieServiceProvider::class,
            Illuminate\Database\DatabaseServiceProvider::class,
            Illuminate\Encryption\EncryptionServiceProvider::class,
            Illuminate\Filesystem\FilesystemServiceProvider::class,
            Illuminate\Foundation\Providers\FoundationServiceProvider::class,
            Illuminate\Hashing\HashServiceProvider::class,
            Illuminate\Session\SessionServiceProvider::class,
            Illuminate\Translation\TranslationServiceProvider::class,
            Illuminate\Validation\ValidationServiceProvider::class,
            Illuminate\View\ViewServiceProvider::class,
            App\AppServiceProvider::class,
        ],
    ],
    'auth' => [
        'defaults' => ['guard' => 'token'],
        'guards' => ['token' => ['driver' => 'staff-token']],
        'providers' => [],
    ],
    'cache' => ['default' => 'file', 'stores' => ['file' => ['driver' => 'file', 'path' => "$home/cache"]], 'prefix' => ''],
    'database' => [
        'default' => getenv('LARAVEL_SOCKET') ? 'mysql' : 'sqlite',
        'connections' => [
            'sqlite' => ['driver' => 'sqlite', 'database' => "$home/database.sqlite", 'prefix' => ''],
            'mysql' => ['driver' => 'mysql', 'unix_socket' => getenv('LARAVEL_SOCKET'), 'database' => 'ticaga', 'username' => 'root',
                'password' => '', 'charset' => 'utf8mb4', 'collation' => 'utf8mb4_unicode_ci', 'prefix' => '', 'strict' => true],
        ],
    ],
    'logging' => [
        'default' => 'null',
        'deprecations' => 'null',
        'channels' => ['null' => ['driver' => 'monolog', 'handler' => Monolog\Handler\NullHandler::class]],
    ],
    'session' => ['driver' => 'array', 'lifetime' => 120, 'expire_on_close' => false, 'encrypt' => false, 'cookie' => 'laravel_session'],
    'view' => ['paths' => [], 'compiled' => "$home/views"],
];
