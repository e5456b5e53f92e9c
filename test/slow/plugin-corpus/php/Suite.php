<?php

/** A test failed. */
class Failed extends RuntimeException
{
}

/** What the tests of a plugin share. */
class Suite
{
    /** @var bool whether what a plugin should refuse is left out */
    public $isHappyOnly;

    /** @var bool */
    private $asksServer;

    /** @var bool */
    private $comparesRows;

    /** @var bool */
    private $hasSandboxes;

    /** @var string the base URL of the world that the test is in */
    private $url;

    /** @param string[] $words those that are no tests */
    public function __construct(array $words)
    {
        $this->isHappyOnly = in_array('happy-only', $words, true);
        $this->asksServer = in_array('asks-server', $words, true);
        $this->comparesRows = in_array('compares-rows', $words, true);
        $this->hasSandboxes = in_array('sandboxes', $words, true);
        $this->url = getenv('TICAGA_URL');
    }

    public function run(string $test): void
    {
        if ($this->hasSandboxes) {
            $this->url = TicagaKit::connect()->sandbox($test)->url();
        }
        (require __DIR__ . "/tests/$test.php")($this);
    }

    /** A plugin as an operator set it up. @param string|null $token another one than the right one */
    public function plugin(?string $token = null): SoundPlugin
    {
        return new Plugin($this->url, $token ?? getenv('TICAGA_API_TOKEN'), getenv('TICAGA_API_EMAIL'));
    }

    /** @param string $what what is compared */
    public function same($expected, $actual, string $what): void
    {
        if ($expected !== $actual) {
            throw new Failed("$what: expected " . json_encode($expected) . ', was ' . json_encode($actual));
        }
    }

    /** Compares fields of a record that the server holds, in a suite that asks the server. */
    public function stored(string $collection, string $key, $value, array $expected): void
    {
        if ($this->asksServer) {
            $actual = array_intersect_key($this->record($collection, $key, $value), $expected);
            $this->same($expected, array_merge($expected, $actual), "$collection $value of the server");
        }
    }

    /** Compares the plugin's own rows with the links of the server, in a suite that does. */
    public function kept(SoundPlugin $plugin): void
    {
        if ($this->comparesRows) {
            TicagaKit::call('POST', $this->url . '/__admin/own-rows', ['rows' => $plugin->rows()]);
        }
    }

    /** Compares the last response to a ticket that the server holds, in a suite that asks the server. */
    public function answered(int $ticket, string $text): void
    {
        if ($this->asksServer) {
            $responses = $this->record('tickets', 'id', $ticket)['responses'];
            $this->same($text, end($responses)['content'], "the last response to ticket $ticket of the server");
        }
    }

    private function record(string $collection, string $key, $value): array
    {
        foreach (TicagaKit::call('GET', $this->url . '/__admin/state')[$collection] as $record) {
            if ($record[$key] === $value) {
                return $record;
            }
        }
        throw new Failed("The server has no $key $value among its $collection.");
    }
}
