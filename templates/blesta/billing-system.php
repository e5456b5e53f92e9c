<?php

/*
 * Stands in for Blesta: just enough of its loader, its database, its session and its texts that the models of a plugin run
 * unchanged. The database is SQLite's and lives as long as the run. Add here what your models ask for besides.
 */

class Configure
{
    private static $values = [];

    public static function get($name)
    {
        return isset(self::$values[$name]) ? self::$values[$name] : null;
    }

    public static function set($name, $value)
    {
        self::$values[$name] = $value;
    }

    public static function load($file, $folder = null)
    {
    }
}

class Language
{
    public static function loadLang($file, $language = null, $folder = null)
    {
    }

    /** The text's own name: no test should hang on a translation. */
    public static function _($name, $return = false, ...$values)
    {
        if ($return) {
            return $name;
        }
        echo $name;

        return null;
    }
}

class Session
{
    public function read($name)
    {
        return isset($_SESSION[$name]) ? $_SESSION[$name] : '';
    }

    public function write($name, $value)
    {
        $_SESSION[$name] = $value;
    }

    public function clear($name = null)
    {
        $_SESSION = $name === null ? [] : array_diff_key((array) $_SESSION, [$name => true]);
    }
}

class Input
{
    private $errors = [];

    public function setErrors(array $errors)
    {
        $this->errors = $errors;
    }

    public function errors()
    {
        return $this->errors === [] ? false : $this->errors;
    }
}

/** Writes and reads rows. query() takes any other statement. */
class Record
{
    /** @var PDO|null */
    private static $pdo;
    private $table = '';
    private $fields = '*';
    private $conditions = [];
    private $order = '';

    public static function pdo(): PDO
    {
        if (self::$pdo === null) {
            self::$pdo = new PDO('sqlite::memory:');
            self::$pdo->setAttribute(PDO::ATTR_ERRMODE, PDO::ERRMODE_EXCEPTION);
            self::$pdo->setAttribute(PDO::ATTR_DEFAULT_FETCH_MODE, PDO::FETCH_OBJ);
        }

        return self::$pdo;
    }

    public function query($sql, ...$values)
    {
        $statement = self::pdo()->prepare($sql);
        $statement->execute(count($values) === 1 && is_array($values[0]) ? $values[0] : $values);

        return $statement;
    }

    public function select($fields = '*')
    {
        $this->fields = is_array($fields) ? implode(', ', $fields) : $fields;

        return $this;
    }

    public function from($table)
    {
        $this->table = $table;

        return $this;
    }

    public function where($field, $operator, $value)
    {
        $this->conditions[] = [$field, $operator, $value];

        return $this;
    }

    public function order(array $fields)
    {
        $each = array_map(function ($field, $direction) {
            return "$field $direction";
        }, array_keys($fields), $fields);
        $this->order = ' ORDER BY ' . implode(', ', $each);

        return $this;
    }

    public function insert($table, array $row)
    {
        $marks = implode(', ', array_fill(0, count($row), '?'));
        $this->query("INSERT INTO $table (" . implode(', ', array_keys($row)) . ") VALUES ($marks)", array_values($row));
        $this->reset();
    }

    public function update($table, array $row)
    {
        $sets = implode(', ', array_map(function ($field) {
            return "$field = ?";
        }, array_keys($row)));
        $this->query("UPDATE $table SET $sets" . $this->conditionsOf(), array_merge(array_values($row), $this->values()));
        $this->reset();
    }

    public function delete()
    {
        $this->query("DELETE FROM $this->table" . $this->conditionsOf(), $this->values());
        $this->reset();
    }

    public function fetch()
    {
        $rows = $this->fetchAll();

        return $rows === [] ? false : $rows[0];
    }

    public function fetchAll()
    {
        $sql = "SELECT $this->fields FROM $this->table" . $this->conditionsOf() . $this->order;
        $values = $this->values();
        $this->reset();

        return $this->query($sql, $values)->fetchAll();
    }

    public function numResults()
    {
        return count($this->fetchAll());
    }

    public function lastInsertId()
    {
        return self::pdo()->lastInsertId();
    }

    public function reset()
    {
        $this->table = $this->order = '';
        $this->fields = '*';
        $this->conditions = [];
    }

    private function conditionsOf()
    {
        $each = array_map(function (array $condition) {
            return "$condition[0] $condition[1] ?";
        }, $this->conditions);

        return $each === [] ? '' : ' WHERE ' . implode(' AND ', $each);
    }

    private function values()
    {
        return array_column($this->conditions, 2);
    }
}

class Loader
{
    /** 'MyPlugin.MyModel' is the class MyModel of models/my_model.php; 'MyModel' likewise. */
    public static function loadModels($parent, array $names)
    {
        foreach ($names as $name) {
            $class = preg_replace('/^.*\./', '', $name);
            if (!class_exists($class)) {
                self::load(dirname(__DIR__, 2) . '/models/' . self::snake($class) . '.php');
            }
            $parent->$class = new $class();
        }
    }

    public static function loadComponents($parent, array $names)
    {
        foreach ($names as $key => $name) {
            $class = is_int($key) ? $name : $key;
            $parent->$class = new $class();
        }
    }

    public static function loadHelpers($parent, array $names)
    {
    }

    public static function load($file)
    {
        if (!is_file($file)) {
            throw new RuntimeException("There is no $file. What Blesta itself has there, add to " . __FILE__ . '.');
        }
        require_once $file;

        return true;
    }

    private static function snake($class)
    {
        return strtolower(preg_replace('/(?<=[a-z0-9])(?=[A-Z])/', '_', $class));
    }
}

class AppModel
{
    public $Record;
    public $Input;
    public $company_id = 1;

    public function __construct()
    {
        $this->Record = new Record();
        $this->Input = new Input();
    }

    public function errors()
    {
        return $this->Input->errors();
    }
}

class AppController
{
    public $Session;
    public $get = [];
    public $post = [];

    public function __construct()
    {
        $this->Session = new Session();
    }
}

class Plugin
{
    public $Input;

    public function __construct()
    {
        $this->Input = new Input();
    }

    protected function loadConfig($file)
    {
    }
}

Configure::set('Blesta.company_id', 1);
