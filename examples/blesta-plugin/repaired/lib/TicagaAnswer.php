<?php

/**
 * What an answer of Ticaga's API means. Only what the API itself says counts: a page of HTML, a redirect to a login
 * or an empty body is never a success, whatever its status.
 */
class TicagaAnswer
{
    const OK = 'ok';
    const UNKNOWN_CUSTOMER = 'unknown-customer';
    const BAD_CREDENTIALS = 'bad-credentials';
    const INVALID = 'invalid';
    const CONFLICT = 'conflict';
    const REFUSED = 'refused';
    const RATE_LIMITED = 'rate-limited';
    const SERVER_ERROR = 'server-error';
    const NOT_THE_API = 'not-the-api';
    const NO_ANSWER = 'no-answer';

    /** @var string one of the constants above */
    public $kind;

    /** @var array the decoded body when the API answered, an object or a list; otherwise empty */
    public $body;

    /** @var string a sentence for the administrator; empty when kind is OK */
    public $problem;

    private function __construct($kind, $problem, array $body = [])
    {
        $this->kind = $kind;
        $this->problem = $problem;
        $this->body = $body;
    }

    /**
     * @param string $why what curl said
     * @return TicagaAnswer no answer: not reached, broken off, or too late
     */
    public static function none($why)
    {
        return new self(self::NO_ANSWER, "Ticaga did not answer: $why.");
    }

    /**
     * @param string $why what is wrong with the answer
     * @return TicagaAnswer an answer that the API never gives
     */
    public static function notTheApi($why)
    {
        return new self(self::NOT_THE_API, "What answered is not Ticaga's API: $why. Check the API URL.");
    }

    /**
     * @param int $status
     * @param string $contentType the header's value, '' without one
     * @param string $text the body as it came
     * @return TicagaAnswer
     */
    public static function read($status, $contentType, $text)
    {
        if ($status === 429) {
            return new self(self::RATE_LIMITED, 'Ticaga asks to wait before the next request. Try again later.');
        }
        if ($status >= 500) {
            return new self(self::SERVER_ERROR, "Ticaga failed with status $status. Try again later.");
        }
        if ($status >= 300 && $status < 400) {
            return self::notTheApi("it redirects with status $status");
        }
        if (!preg_match('#^application/json\s*(;|$)#i', $contentType)) {
            return self::notTheApi("its Content-Type is \"$contentType\"");
        }
        $body = json_decode($text, true);
        if (!is_array($body)) {
            return self::notTheApi('its body is no JSON object and no list');
        }

        return self::readBody($status, $body);
    }

    /**
     * The status of a refusal is not documented, so an unknown customer is told from bad credentials by the body.
     */
    private static function readBody($status, array $body)
    {
        $refused = in_array($status, [401, 403], true);
        $success = $status >= 200 && $status < 300;
        $error = isset($body['error']) && is_string($body['error']) ? $body['error'] : null;
        $message = isset($body['message']) && is_string($body['message']) ? $body['message'] : null;

        if ($error === 'User not authenticated' && ($success || $refused || $status === 404)) {
            return new self(self::UNKNOWN_CUSTOMER, 'Ticaga knows no such customer.', $body);
        }
        if ($refused && $message !== null) {
            return new self(self::BAD_CREDENTIALS, 'Ticaga refuses the API key. Check it in the settings.', $body);
        }
        if ($status === 409 && $error !== null) {
            return new self(self::CONFLICT, "Ticaga refuses the link: $error.", $body);
        }
        if (in_array($status, [400, 422], true) && $message !== null && self::namesFields($body)) {
            return new self(self::INVALID, "Ticaga refuses what was sent: $message", $body);
        }
        if ($error !== null && ($success || $refused || $status === 404)) {
            return new self(self::REFUSED, "Ticaga refuses that: $error.", $body);
        }
        if ($success) {
            return new self(self::OK, '', $body);
        }

        return self::notTheApi("it answers $status with a body that the API does not have");
    }

    /**
     * Laravel's shape: {"errors": {"field": ["sentence", ...]}}.
     */
    private static function namesFields(array $body)
    {
        if (!isset($body['errors']) || !is_array($body['errors']) || $body['errors'] === []) {
            return false;
        }
        foreach ($body['errors'] as $field => $sentences) {
            if (!is_string($field) || !is_array($sentences) || $sentences === []) {
                return false;
            }
            if (array_filter($sentences, 'is_string') !== $sentences) {
                return false;
            }
        }

        return true;
    }
}
