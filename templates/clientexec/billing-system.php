<?php

/*
 * Stands in for ClientExec: just enough of its plugins, settings and log that a snapin runs unchanged. Add here what
 * yours asks for besides.
 */

/** What is kept of the log: CE_Lib::$log. */
class CE_Lib
{
    public static $log = [];

    public static function log($level, $text)
    {
        self::$log[] = [$level, $text];
    }
}

class CE_User
{
    private $id;
    private $values;

    public function __construct($id, array $values = [])
    {
        $this->id = $id;
        $this->values = $values;
    }

    public function getId()
    {
        return $this->id;
    }

    public function getEmail()
    {
        return $this->get('email');
    }

    public function get($name)
    {
        return isset($this->values[$name]) ? $this->values[$name] : '';
    }
}

class NE_Settings
{
    private $values = [];

    public static function of(array $values): self
    {
        $settings = new self();
        $settings->values = $values;

        return $settings;
    }

    /** By its own name, or as ClientExec keeps a plugin's: plugin_mysnapin_API URL. */
    public function get($name)
    {
        $own = preg_replace('/^plugin_[^_]*_/', '', $name);
        foreach ([$name, $own] as $one) {
            if (isset($this->values[$one])) {
                return $this->values[$one];
            }
        }

        return '';
    }
}

class NE_Plugin
{
    public $settings;
    protected $user;

    public function __construct(?CE_User $user = null, ?NE_Settings $settings = null)
    {
        $this->user = $user;
        $this->settings = $settings === null ? new NE_Settings() : $settings;
    }

    public function getVariable($name)
    {
        return $this->settings->get($name);
    }

    public function getVariables()
    {
        return [];
    }
}

class SnapinPlugin extends NE_Plugin
{
    /** What the snapin put where: ['public_main', 'My tickets'] and so on. */
    public $mapped = [];

    public function addMappingForPublicMain(...$where)
    {
        $this->mapped[] = $where;
    }

    public function init()
    {
    }
}

function lang($text)
{
    return $text;
}
