<?php

// The front controller of a small real Laravel: the framework is Debian's, everything else stands in ../app.

use App\Application;
use Illuminate\Contracts\Http\Kernel;
use Illuminate\Http\Request;

require __DIR__.'/../app/autoload.php';

$kernel = (new Application)->make(Kernel::class);
$request = Request::capture();
$response = $kernel->handle($request);
$response->send();
$kernel->terminate($request, $response);
