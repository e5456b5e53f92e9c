<?php

// Writes the database of the server: php seed.php FILE < {"staff": [...], "customers": [...]}

$database = new PDO('sqlite:'.$argv[1]);
$database->setAttribute(PDO::ATTR_ERRMODE, PDO::ERRMODE_EXCEPTION);
$database->exec('CREATE TABLE staff (id INTEGER PRIMARY KEY, name VARCHAR, email VARCHAR, token VARCHAR)');
$database->exec('CREATE TABLE customers (id INTEGER PRIMARY KEY, name VARCHAR, email VARCHAR, email_verified_at DATETIME,
    company VARCHAR, phone_number VARCHAR, billing_id VARCHAR, billing_system VARCHAR, account_manager VARCHAR,
    biography TEXT, created_at DATETIME, updated_at DATETIME)');

foreach (json_decode(stream_get_contents(STDIN), true) as $table => $records) {
    foreach ($records as $record) {
        $columns = implode(', ', array_keys($record));
        $places = implode(', ', array_fill(0, count($record), '?'));
        $database->prepare("INSERT INTO $table ($columns) VALUES ($places)")->execute(array_values($record));
    }
}
