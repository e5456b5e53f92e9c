<?php

namespace App;

use Illuminate\Foundation\Auth\User;

/** An administrator with a token. */
final class Staff extends User
{
    protected $table = 'staff';
}
