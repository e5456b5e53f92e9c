<?php

namespace App;

use Illuminate\Foundation\Auth\User;

/** An administrator with a token. */
final class Staff extends User
{
    protected $table = 'staff';

    /** Whose token it is; the table has a hash of each, as Sanctum keeps them. */
    public static function holding(?string $token)
    {
        return self::where('token', hash('sha256', (string) $token));
    }
}
