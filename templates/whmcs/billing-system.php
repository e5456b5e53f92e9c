<?php

/*
 * Stands in for WHMCS: just enough of its functions and its database that a module runs unchanged. The database is
 * SQLite's and lives as long as the run. Add here what your module asks for besides.
 */

namespace WHMCS\Database {
    use PDO;

    class Capsule
    {
        /** @var self|null */
        private static $connection;
        private $pdo;

        public static function connection()
        {
            if (self::$connection === null) {
                self::$connection = new self();
                self::$connection->pdo = new PDO('sqlite::memory:');
                self::$connection->pdo->setAttribute(PDO::ATTR_ERRMODE, PDO::ERRMODE_EXCEPTION);
                self::$connection->pdo->setAttribute(PDO::ATTR_DEFAULT_FETCH_MODE, PDO::FETCH_OBJ);
            }

            return self::$connection;
        }

        public function getPdo()
        {
            return $this->pdo;
        }

        public static function table($name)
        {
            return new Table(self::connection()->getPdo(), $name);
        }
    }

    class Table
    {
        private $pdo;
        private $name;
        private $conditions = [];

        public function __construct(PDO $pdo, $name)
        {
            $this->pdo = $pdo;
            $this->name = $name;
        }

        /** where('id', 1), or where('id', '>', 1) */
        public function where($field, ...$rest)
        {
            $this->conditions[] = [$field, count($rest) === 1 ? '=' : $rest[0], end($rest)];

            return $this;
        }

        public function get()
        {
            return $this->run("SELECT * FROM $this->name" . $this->conditionsOf())->fetchAll();
        }

        public function first()
        {
            $rows = $this->get();

            return $rows === [] ? null : $rows[0];
        }

        public function value($field)
        {
            $row = $this->first();

            return $row === null ? null : $row->$field;
        }

        public function insert(array $row)
        {
            $marks = implode(', ', array_fill(0, count($row), '?'));
            $fields = implode(', ', array_keys($row));

            return (bool) $this->run("INSERT INTO $this->name ($fields) VALUES ($marks)", array_values($row));
        }

        public function update(array $row)
        {
            $sets = implode(', ', array_map(function ($field) {
                return "$field = ?";
            }, array_keys($row)));

            return $this->run("UPDATE $this->name SET $sets" . $this->conditionsOf(), array_values($row))->rowCount();
        }

        public function delete()
        {
            return $this->run("DELETE FROM $this->name" . $this->conditionsOf())->rowCount();
        }

        private function conditionsOf()
        {
            $each = array_map(function (array $condition) {
                return "$condition[0] $condition[1] ?";
            }, $this->conditions);

            return $each === [] ? '' : ' WHERE ' . implode(' AND ', $each);
        }

        private function run($sql, array $values = [])
        {
            $statement = $this->pdo->prepare($sql);
            $isInsert = strpos($sql, 'INSERT') === 0;
            $statement->execute($isInsert ? $values : array_merge($values, array_column($this->conditions, 2)));

            return $statement;
        }
    }
}

namespace {
    define('WHMCS', true);

    /** What the module wrote into the module log, what it hooked, and what localAPI is to answer by its command. */
    $GLOBALS['whmcs_log'] = $GLOBALS['whmcs_hooks'] = $GLOBALS['whmcs_answers'] = [];

    function logModuleCall($module, $action, $request, $response, $processed = '', $replace = [])
    {
        $line = json_encode([$module, $action, $request, $response, $processed]);
        $GLOBALS['whmcs_log'][] = str_replace((array) $replace, '***', $line);
    }

    function logActivity($text, $client = 0)
    {
        $GLOBALS['whmcs_log'][] = $text;
    }

    function localAPI($command, array $values = [], $administrator = '')
    {
        if (!isset($GLOBALS['whmcs_answers'][$command])) {
            return ['result' => 'error', 'message' => "Give \$GLOBALS['whmcs_answers']['$command'] an answer."];
        }

        return $GLOBALS['whmcs_answers'][$command];
    }

    function add_hook($name, $priority, callable $act)
    {
        $GLOBALS['whmcs_hooks'][$name][] = $act;
    }

    /** Does what WHMCS does when something happens: calls what was hooked. */
    function run_hook($name, array $vars = [])
    {
        $hooked = isset($GLOBALS['whmcs_hooks'][$name]) ? $GLOBALS['whmcs_hooks'][$name] : [];

        return array_map(function (callable $act) use ($vars) {
            return $act($vars);
        }, $hooked);
    }

    \WHMCS\Database\Capsule::connection()->getPdo()->exec(
        'CREATE TABLE tblclients (id INTEGER PRIMARY KEY, firstname TEXT, lastname TEXT, email TEXT);
        CREATE TABLE tbladdonmodules (module TEXT, setting TEXT, value TEXT);'
    );
}
