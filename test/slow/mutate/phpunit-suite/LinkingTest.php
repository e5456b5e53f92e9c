<?php

/** Tests that know nothing of the kit, and the plugin that they are of: one looks away, and none looks at the email. */
final class LinkingTest extends PHPUnit\Framework\TestCase
{
    public function testLinks()
    {
        $this->assertSame([200, ['user' => true]], self::call('assign', 1));
    }

    public function testRefuses()
    {
        $this->assertSame(422, self::call('assign', 'x')[0]);
    }

    public function testLinksAndLooksAway()
    {
        self::call('assign', 1);
        $this->addToAssertionCount(1);
    }

    /** @dataProvider provideCustomers */
    public function testReads(int $id)
    {
        [$status, $body] = self::call("get/$id");
        $this->assertSame(200, $status);
        $this->assertSame($id, isset($body['error']) ? null : $body['user']['id']);
    }

    public function provideCustomers(): array
    {
        return ['the "first" one' => [1], [2]];
    }

    private static function call(string $path, $ticagaId = null): array
    {
        $curl = curl_init(getenv('TICAGA_URL') . "/api/customers/$path");
        $fields = ['ticaga_id' => $ticagaId, 'billing_id' => 2, 'billing_system' => 'Blesta'];
        curl_setopt_array($curl, [
            CURLOPT_RETURNTRANSFER => true,
            CURLOPT_TIMEOUT => 5,
            CURLOPT_HTTPHEADER => [
                'Accept: application/json',
                'Content-Type: application/json',
                'Authorization: Bearer ' . getenv('TICAGA_API_TOKEN'),
            ],
        ] + ($ticagaId === null ? [] : [CURLOPT_POSTFIELDS => json_encode($fields)]));
        $text = curl_exec($curl);

        return [curl_getinfo($curl, CURLINFO_HTTP_CODE), json_decode((string) $text, true)];
    }
}
