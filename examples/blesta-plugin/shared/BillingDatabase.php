<?php

/**
 * The billing system's side, as far as linking needs it: its clients, and the plugin's own table of links.
 * In Blesta both are tables of its database; here they are SQLite's, through PDO.
 */
class BillingDatabase
{
    /** @var PDO */
    private $pdo;

    /**
     * @param string $dsn a PDO address; the default lives as long as this object
     */
    public function __construct($dsn = 'sqlite::memory:')
    {
        $this->pdo = new PDO($dsn);
        $this->pdo->setAttribute(PDO::ATTR_ERRMODE, PDO::ERRMODE_EXCEPTION);
        $this->pdo->setAttribute(PDO::ATTR_DEFAULT_FETCH_MODE, PDO::FETCH_ASSOC);
        $this->pdo->exec('CREATE TABLE IF NOT EXISTS clients (id INTEGER PRIMARY KEY, email TEXT NOT NULL, name TEXT)');
        $this->pdo->exec(
            'CREATE TABLE IF NOT EXISTS ticaga_links (ticaga_userid INTEGER PRIMARY KEY,
            billing_userid INTEGER NOT NULL, email_address TEXT NOT NULL, billing_system TEXT NOT NULL)'
        );
    }

    /**
     * @param int $id the client's id in the billing system
     * @param string $email the email address that the billing system keeps for it
     * @param string $name its full name
     */
    public function addClient($id, $email, $name = '')
    {
        $this->pdo->prepare('INSERT INTO clients (id, email, name) VALUES (?, ?, ?)')->execute([$id, $email, $name]);
    }

    /**
     * @param int $id the client's id in the billing system
     * @return string|null its email address; null when there is no such client
     */
    public function clientEmail($id)
    {
        return $this->value('SELECT email FROM clients WHERE id = ?', $id);
    }

    /**
     * @param int $id the client's id in the billing system
     * @return string|null its full name; null when there is no such client
     */
    public function clientName($id)
    {
        return $this->value('SELECT name FROM clients WHERE id = ?', $id);
    }

    /**
     * @param int $clientId the client's id in the billing system
     * @return int|null the id of the Ticaga customer that it is linked to; null when it is not
     */
    public function ticagaId($clientId)
    {
        $id = $this->value('SELECT ticaga_userid FROM ticaga_links WHERE billing_userid = ?', $clientId);

        return $id === null ? null : (int) $id;
    }

    /**
     * Adds the link of a Ticaga customer, or overwrites the earlier one.
     *
     * @param array $link ticaga_userid, billing_userid, email_address, billing_system
     */
    public function storeLink(array $link)
    {
        $this->pdo->prepare(
            'REPLACE INTO ticaga_links (ticaga_userid, billing_userid, email_address, billing_system)
            VALUES (:ticaga_userid, :billing_userid, :email_address, :billing_system)'
        )->execute($link);
    }

    /**
     * @return array[] every stored link by its Ticaga id, each as storeLink() took it, with every value as a string
     */
    public function links()
    {
        $rows = $this->pdo->query('SELECT * FROM ticaga_links ORDER BY ticaga_userid')->fetchAll();

        // PHP 8.1 began to hand out SQLite's integers as integers; the plugin runs on both sides of that change.
        return array_map(function (array $row) {
            return array_map('strval', $row);
        }, $rows);
    }

    private function value($sql, $parameter)
    {
        $query = $this->pdo->prepare($sql);
        $query->execute([$parameter]);
        $value = $query->fetchColumn();

        return $value === false ? null : $value;
    }
}
