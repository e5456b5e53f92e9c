<?php

/*
 * What the module takes from WHMCS: its database, here SQLite's, and its module log, here a list.
 */

/**
 * @return PDO a database with the table of clients, and one client
 */
function whmcs_database()
{
    $db = new PDO('sqlite::memory:');
    $db->setAttribute(PDO::ATTR_ERRMODE, PDO::ERRMODE_EXCEPTION);
    $db->exec('CREATE TABLE tblclients (id INTEGER PRIMARY KEY, firstname TEXT, lastname TEXT, email TEXT)');
    $db->exec("INSERT INTO tblclients VALUES (7, 'Joe', 'Doe', 'joedoe@example.com')");
    $db->exec("INSERT INTO tblclients VALUES (8, 'Nora', 'Newcomer', 'nora@example.com')");

    return $db;
}

/**
 * WHMCS's own function of that name, with its arguments.
 */
function logModuleCall($module, $action, $request, $response, $processed = '', array $replace = [])
{
    $line = json_encode([$module, $action, $request, $response, $processed]);
    $GLOBALS['whmcs_log'][] = str_replace($replace, '***', $line);
}
