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

    public function __construct(bool $isHappyOnly, bool $asksServer)
    {
        $this->isHappyOnly = $isHappyOnly;
        $this->asksServer = $asksServer;
    }

    /** A plugin as an operator set it up. @param string|null $token another one than the right one */
    public function plugin(?string $token = null): SoundPlugin
    {
        return new Plugin(getenv('TICAGA_URL'), $token ?? getenv('TICAGA_API_TOKEN'), getenv('TICAGA_API_EMAIL'));
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
        if (!$this->asksServer) {
            return;
        }
        $state = TicagaKit::call('GET', getenv('TICAGA_KIT_ADMIN') . '/state');
        $index = array_search($value, array_column($state[$collection], $key), true);
        if ($index === false) {
            throw new Failed("The server has no $key $value among its $collection.");
        }
        $actual = array_intersect_key($state[$collection][$index], $expected);
        $this->same($expected, array_merge($expected, $actual), "$collection $value of the server");
    }
}
