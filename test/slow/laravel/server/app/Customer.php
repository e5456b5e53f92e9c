<?php

namespace App;

use Illuminate\Database\Eloquent\Model;

/** A customer, in the fields and the order of the documented record. */
final class Customer extends Model
{
    protected $table = 'customers';

    protected $casts = ['email_verified_at' => 'datetime', 'billing_id' => 'string'];
}
