<?php

// Writes the records of the server into its database: php seed.php DSN < {"staff": [...], "customers": [...]}

$dsn = $argv[1];
$isMariadb = strncmp($dsn, 'mysql:', 6) === 0;
$database = new PDO($dsn, 'root', '', [PDO::ATTR_ERRMODE => PDO::ERRMODE_EXCEPTION]);
if ($isMariadb) {
    $database->exec('CREATE DATABASE IF NOT EXISTS ticaga CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci');
    $database->exec('USE ticaga');
}

// The types that the migrations of a Laravel make: $table->id(), string(), text(), timestamps().
$id = $isMariadb ? 'BIGINT UNSIGNED PRIMARY KEY' : 'INTEGER PRIMARY KEY';
$text = $isMariadb ? 'VARCHAR(255)' : 'VARCHAR';
$time = $isMariadb ? 'TIMESTAMP NULL' : 'DATETIME';
$database->exec("CREATE TABLE IF NOT EXISTS staff (id $id, name $text, email $text, token $text)");
$database->exec("CREATE TABLE IF NOT EXISTS customers (id $id, name $text, email $text, email_verified_at $time,
    company $text, phone_number $text, billing_id $text, billing_system $text, account_manager $text,
    biography TEXT, created_at $time, updated_at $time)");

$database->beginTransaction();
foreach (json_decode(stream_get_contents(STDIN), true) as $table => $records) {
    $database->exec("DELETE FROM $table");
    foreach ($records as $record) {
        // Sanctum keeps no token, but a hash of it.
        $record = isset($record['token']) ? ['token' => hash('sha256', $record['token'])] + $record : $record;
        $columns = implode(', ', array_keys($record));
        $places = implode(', ', array_fill(0, count($record), '?'));
        $database->prepare("INSERT INTO $table ($columns) VALUES ($places)")->execute(array_values($record));
    }
}
$database->commit();
