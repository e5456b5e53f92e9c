<?php

/**
 * ticaga-kit for PHP tests: a fake Ticaga server, a sandbox of it for each test, and the judgement of what your plugin
 * sent. One file without dependencies: PHP 7.2 or newer with ext-curl, with PHPUnit 8 to 12 or with none.
 *
 * With PHPUnit:
 *
 *     require_once __DIR__ . '/TicagaKit.php';
 *
 *     final class LinkingTest extends \PHPUnit\Framework\TestCase
 *     {
 *         use TicagaKitTests; // a sandbox for each test; a test that breaks the API's contract fails
 *
 *         public function testLinksACustomer()
 *         {
 *             $api = new MyApi($this->ticaga()->url(), $this->ticaga()->token());
 *             // ... run your plugin ...
 *             $this->assertSame('2', $this->ticaga()->customer(1)['billing_id']);
 *         }
 *     }
 *
 * What the server holds now, for assertions: customer(), customerByEmail(), ticket(), tickets(), departments().
 * Whether your plugin's own table agrees with it: compareRows().
 *
 * TicagaKitExtension, named in phpunit.xml, gives a sandbox to every test without a change to it.
 *
 * Without PHPUnit: $ticaga = TicagaKit::connect()->sandbox('links a customer'); ... $ticaga->assertNoViolations();
 *
 * Environment:
 *   TICAGA_KIT_ADMIN, TICAGA_URL  a fake that runs already (`ticaga-kit exec` sets both); without them one is started
 *   TICAGA_KIT_ADMIN_TOKEN        its admin token, or your team's key; TICAGA_URL then names a sandbox of the team,
 *                                 https://kit.example.com/sandbox/acme.ci, and those of your tests are the team's, too
 *   TICAGA_KIT_COMMAND            how to start one, `COMMAND serve ...`; default: the kit that this file is a part of, or
 *                                 that is installed in a node_modules folder above this file or above the working
 *                                 folder, or in PATH. Nothing is ever fetched.
 */

/** The kit itself could not do what a test asked of it. Your plugin is not to blame. */
class TicagaKitException extends RuntimeException
{
}

/** The contract was broken, in a run without PHPUnit. */
class TicagaKitViolation extends RuntimeException
{
}

/** A fake Ticaga server that is running. */
final class TicagaKit
{
    /** @var TicagaKit|null */
    private static $shared;

    /** @var TicagaKitException|null why the first start failed: every test would wait for the same */
    private static $failed;

    /** @var string for the plugin */
    private $url;

    /** @var string for this helper: always the address whose scheme needs no certificate */
    private $base;

    /** @var resource|null of proc_open(), when this helper started the fake */
    private $process;

    /** @var resource[] */
    private $pipes = [];

    /** @var int */
    private $sandboxes = 0;

    /** @var string[] values of the environment that lead to this fake, by what they are: url, admin */
    private $given = [];

    /** @var TicagaSandbox|null of the test that TicagaKitExtension was told of */
    private $running;

    /** @var array[] what files of steps have, by their paths */
    private static $steps = [];

    /**
     * The fake that the environment names; without one, a fake that is started now and stopped when PHP ends.
     * Every call in one PHP process gives the same.
     *
     * @throws TicagaKitException when the named one does not answer, or none could be started
     */
    public static function connect(): TicagaKit
    {
        if (self::$failed !== null) {
            throw self::$failed;
        }
        if (self::$shared === null) {
            try {
                self::$shared = self::named() ?: self::started();
            } catch (TicagaKitException $error) {
                self::$failed = $error;
                throw $error;
            }
        }

        return self::$shared;
    }

    /** @param bool $tls with --tls the API is at https and the control plane at http, both on one port */
    private function __construct(string $base, bool $tls)
    {
        $this->base = $base;
        $this->url = $tls ? preg_replace('#^http:#', 'https:', $base) : $base;
    }

    /** The base URL of the fake, without /api: what an operator would type as your plugin's API URL. */
    public function url(): string
    {
        return $this->url;
    }

    /**
     * A part of the fake with customers, tickets, faults and a journal of its own, as fresh as the fake's seed.
     *
     * @param string $title of the test: reports name it, and mutate tries a lie against the tests that meet it alone. Two
     *     tests have two titles.
     */
    public function sandbox(string $title = ''): TicagaSandbox
    {
        // Workers of ParaTest share one fake, and a fake that keeps running sees many runs: names must not meet.
        $unique = sprintf('-%s%d-%d', self::worker(), getmypid(), ++$this->sandboxes);
        // The name of a sandbox has 64 characters at most.
        $team = self::team();
        $length = min(36, 64 - strlen($unique) - strlen($team));
        $method = preg_replace('/^.*::/s', '', $title);
        $slug = trim(substr(trim(preg_replace('/[^A-Za-z0-9]+/', '-', $method), '-'), 0, $length), '-') ?: 'test';

        $path = '/sandbox/' . $team . $slug . $unique;
        if ($title !== '') {
            self::tellTest($this->base . $path . '/__admin', $title);
        }

        return new TicagaSandbox($this->url . $path, $this->base . $path . '/__admin', $title);
    }

    /**
     * Reads a file that says how your plugin is called: it returns an array of functions by the names of their steps.
     *
     * @return array the functions; under 'rows' the one that gives the plugin's own rows, or null
     * @throws TicagaKitException when it returns something else
     */
    public static function steps(string $file): array
    {
        $path = realpath($file) ?: $file;
        if (!isset(self::$steps[$path])) {
            $steps = is_file($path) ? require $path : null;
            if (!is_array($steps)) {
                $what = is_file($path) ? "$file returns no array." : "There is no $file.";
                throw new TicagaKitException(
                    "$what\n  It must return an array of functions by the names of their steps: "
                    . "['anOperation' => function (TicagaSandbox \$ticaga) { ... return true; }]."
                );
            }
            foreach ($steps as $name => $step) {
                if (!is_callable($step) && !($name === 'rows' && $step === null)) {
                    throw new TicagaKitException("The step $name of $file is no function.");
                }
            }
            self::$steps[$path] = $steps + ['rows' => null];
        }

        return self::$steps[$path];
    }

    /**
     * Runs tests without PHPUnit, and prints a line for each. A test that throws fails, and so does one that breaks the
     * API's contract.
     *
     * @param callable[] $tests by their sentences; each is given a sandbox of its own
     * @param string[] $arguments of the command line: sentences choose the tests that they are of, and
     *     --stop-on-failure ends the run at the first failure
     * @return int the exit status: 0 when all passed, 1 when one failed, 2 when an argument is unknown
     */
    public static function run(array $tests, array $arguments): int
    {
        $chosen = array_diff($arguments, ['--stop-on-failure']);
        $unknown = array_diff($chosen, array_keys($tests));
        if ($unknown !== []) {
            fwrite(STDERR, 'Unknown argument ' . reset($unknown) . ". It is --stop-on-failure, or the sentence of a test.\n");

            return 2;
        }
        $failed = 0;
        foreach ($chosen === [] ? $tests : array_intersect_key($tests, array_flip($chosen)) as $sentence => $test) {
            $ticaga = self::connect()->sandbox($sentence);
            try {
                $test($ticaga);
                $ticaga->assertNoViolations();
                echo "ok    $sentence\n";
            } catch (Throwable $error) {
                $failed++;
                self::tellTest($ticaga->addresses()[1], $sentence, 'failed');
                echo "FAIL  $sentence\n", preg_replace('/^/m', '      ', $error->getMessage()), "\n";
                if (in_array('--stop-on-failure', $arguments, true)) {
                    break;
                }
            }
        }

        return $failed === 0 ? 0 : 1;
    }

    /**
     * A sandbox for a test that begins now. Whatever reads the fake's address from the environment until the next one
     * begins, finds the sandbox there.
     *
     * @internal
     */
    public function begin(string $test): void
    {
        if ($this->given === []) {
            $this->given = [
                'url' => rtrim(getenv('TICAGA_URL') ?: $this->url, '/'),
                'admin' => rtrim(getenv('TICAGA_KIT_ADMIN') ?: $this->base . self::sandboxIn((string) getenv('TICAGA_URL')) . '/__admin', '/'),
            ];
        }
        // What keeps the address from before the first test still speaks to the world that they share.
        self::tellTest($this->given['admin'], $test);
        $before = $this->running === null ? [$this->given['url'], $this->given['admin']] : $this->running->addresses();
        $this->running = $this->sandbox($test);
        $now = $this->running->addresses();
        foreach (['TICAGA_URL' => $before[0], 'TICAGA_KIT_ADMIN' => $before[1]] + getenv() as $name => $value) {
            $at = array_search(rtrim($value, '/'), $before, true);
            if ($at === false) {
                continue;
            }
            putenv("$name={$now[$at]}");
            $_ENV[$name] = $_SERVER[$name] = $now[$at];
        }
    }

    /** @internal */
    public function tellFailed(string $test): void
    {
        self::tellTest($this->given['admin'], $test, 'failed');
    }

    /**
     * The sandbox of the running test, where TicagaKitExtension made one.
     *
     * @internal
     */
    public static function running(): ?TicagaSandbox
    {
        return self::$shared === null ? null : self::$shared->running;
    }

    private static function tellTest(string $admin, string $test, ?string $outcome = null): void
    {
        // Of what is no UTF-8, JSON has no text.
        $text = preg_match('/^.{1,1000}/su', $test, $match) ? $match[0] : preg_replace('/[^ -~]/', '?', $test);
        $name = preg_match('/^.{1,1000}/su', $text, $match) ? $match[0] : $text;
        self::call('PUT', "$admin/test", ['name' => $name] + array_filter(['outcome' => $outcome]));
    }

    /**
     * One request to the control plane.
     *
     * @param array|null $body sent as JSON; null sends none
     * @return array the decoded answer, [] when it is empty
     * @throws TicagaKitException when there is no answer, or none of 2xx
     *
     * @internal
     */
    public static function call(string $method, string $url, ?array $body = null): array
    {
        $key = getenv('TICAGA_KIT_ADMIN_TOKEN');
        $curl = curl_init($url);
        curl_setopt_array($curl, [
            CURLOPT_CUSTOMREQUEST => $method,
            CURLOPT_RETURNTRANSFER => true,
            CURLOPT_TIMEOUT => 10,
            // The fake is on this machine; a proxy of the environment would not find it.
            CURLOPT_NOPROXY => '*',
            CURLOPT_HTTPHEADER => array_merge(
                ['Accept: application/json', 'Content-Type: application/json', 'Expect:'],
                $key === false || $key === '' ? [] : ["Authorization: Bearer $key"]
            ),
        ]);
        if ($body !== null) {
            curl_setopt($curl, CURLOPT_POSTFIELDS, json_encode($body === [] ? new stdClass() : $body));
        }
        $text = curl_exec($curl);
        if ($text === false) {
            throw new TicagaKitException("$method $url was not answered: " . curl_error($curl) . '.');
        }
        $status = curl_getinfo($curl, CURLINFO_HTTP_CODE);
        $answer = json_decode($text, true);
        if ($status < 200 || $status > 299) {
            $error = isset($answer['errors'][0]) ? $answer['errors'][0] : [];
            $said = $error['detail'] ?? $error['title'] ?? '';
            throw new TicagaKitException("$method $url answered $status: " . ($said !== '' ? $said : $text));
        }
        if ($text !== '' && !is_array($answer)) {
            throw new TicagaKitException("$method $url answered something other than JSON: " . substr($text, 0, 200));
        }

        return is_array($answer) ? $answer : [];
    }

    /** What the names of a team's sandboxes begin with, where the environment has a key and leads to one; else nothing. */
    private static function team(): string
    {
        if ((string) getenv('TICAGA_KIT_ADMIN_TOKEN') === '') {
            return '';
        }
        $given = getenv('TICAGA_KIT_ADMIN') ?: (string) getenv('TICAGA_URL');

        return preg_match('#^/sandbox/([^/.]+\.)#', self::sandboxIn($given), $match) ? $match[1] : '';
    }

    /** The sandbox of an address as a path; '' when it has none. */
    private static function sandboxIn(string $address): string
    {
        return preg_match('#(/sandbox/[^/]+)(/__admin)?/*$#', $address, $match) ? $match[1] : '';
    }

    private static function named(): ?TicagaKit
    {
        foreach (['TICAGA_KIT_ADMIN', 'TICAGA_URL'] as $variable) {
            $value = getenv($variable);
            if ($value === false || $value === '') {
                continue;
            }
            // A worker of `exec` is given a sandbox; those of its tests stand beside it, as none can be inside another.
            $base = preg_replace('#(/sandbox/[^/]+)?(/__admin)?/*$#', '', $value);
            // The https address of a fake with --tls shows a certificate that this helper does not take either.
            foreach (array_unique([$base, preg_replace('#^https:#', 'http:', $base)]) as $base) {
                try {
                    $health = self::call('GET', $base . '/__admin/health');
                    break;
                } catch (TicagaKitException $error) {
                    $health = ['status' => $error->getMessage()];
                }
            }
            if (($health['status'] ?? null) !== 'healthy') {
                throw new TicagaKitException(
                    "$variable is $value, and no fake of ticaga-kit answers there.\n"
                    . '  Was:  ' . ($health['status'] ?? 'another server') . "\n"
                    . "  Run your tests under `npx --no-install ticaga-kit exec -- ...`, or unset $variable to have a fake started."
                );
            }

            return new self($base, $health['tls'] ?? false);
        }

        return null;
    }

    private static function started(): TicagaKit
    {
        $command = getenv('TICAGA_KIT_COMMAND')
            ?: implode(' ', array_map('escapeshellarg', self::program())) . ' serve --port 0 --log silent';
        // exec: the signal that stops the fake must reach it, and not end at a shell that waits for it.
        $line = (DIRECTORY_SEPARATOR === '/' ? 'exec ' : '') . $command . ' 2>&1';
        $process = proc_open($line, [['pipe', 'r'], ['pipe', 'w']], $pipes);
        if (!is_resource($process)) {
            throw new TicagaKitException("The fake could not be started: `$command`.");
        }
        $said = '';
        $deadline = time() + 60;
        while (!preg_match('#listen(?:s|ing)\b.*?(https?://[^\s/"]+)#is', $said, $match)) {
            $ready = [$pipes[1]];
            $none = null;
            $waited = stream_select($ready, $none, $none, max(0, $deadline - time()));
            $read = $waited ? fgets($pipes[1]) : false;
            if ($read === false) {
                proc_terminate($process);
                throw new TicagaKitException(
                    "The fake could not be started: `$command` did not say where it listens.\n"
                    . '  Was:  ' . (trim($said) ?: 'nothing') . "\n"
                    . '  See that this command works in a shell (Node 20.19 or newer), or say another in TICAGA_KIT_COMMAND.'
                );
            }
            $said .= $read;
        }
        $tls = strpos($match[1], 'https:') === 0;
        $kit = new self($tls ? 'http:' . substr($match[1], strlen('https:')) : $match[1], $tls);
        $kit->process = $process;
        $kit->pipes = $pipes;
        register_shutdown_function(function () use ($kit) {
            proc_terminate($kit->process);
            array_map('fclose', $kit->pipes);
            proc_close($kit->process);
        });

        return $kit;
    }

    /**
     * The words that start the kit: the one that this file is a part of, or that stands in a node_modules folder around
     * it or around the working folder, or in PATH. bin/ticaga-kit runs the same, so that the two are of one version.
     *
     * @return string[]
     * @throws TicagaKitException when there is none. It is not fetched: nobody vouches for the name in a registry.
     *
     * @internal
     */
    public static function program(): array
    {
        $unbuilt = null;
        foreach ([__DIR__, (string) getcwd()] as $start) {
            for ($folder = $start, $below = null; $folder !== $below; $below = $folder, $folder = dirname($folder)) {
                $package = is_file("$folder/package.json") ? json_decode(file_get_contents("$folder/package.json"), true) : [];
                $isKit = ($package['name'] ?? null) === 'ticaga-kit';
                foreach (array_merge(["$folder/node_modules/ticaga-kit"], $isKit ? [$folder] : []) as $kit) {
                    if (is_file("$kit/dist/cli/main.js")) {
                        return [self::node($kit), "$kit/dist/cli/main.js"];
                    }
                }
                if (self::isStartable("$folder/node_modules/.bin/ticaga-kit")) {
                    return ["$folder/node_modules/.bin/ticaga-kit"];
                }
                $unbuilt = $unbuilt ?? ($isKit ? $folder : null);
            }
        }
        $installed = self::inPath('ticaga-kit');
        if ($installed !== null) {
            return [$installed];
        }
        $was = 'no node_modules/ticaga-kit in ' . __DIR__ . ', in ' . getcwd() . ', or in a folder above them, and none in PATH';
        throw new TicagaKitException(
            ($unbuilt === null ? 'ticaga-kit is not installed here.' : "The kit in $unbuilt is not built.")
            . "\n  Was:  $was\n"
            . ($unbuilt === null ? '' : "  Run `npm ci` there (Node 20.19 or newer), or have another:\n")
            . '  Install it with `npm install --save-dev FOLDER` (a clone of ticaga-kit in which `npm ci` has run), with the '
            . 'file that `npm pack` writes there, or with its git address; or say in TICAGA_KIT_COMMAND how to start it.'
        );
    }

    private static function node(string $kit): string
    {
        $node = self::inPath(DIRECTORY_SEPARATOR === '/' ? 'node' : 'node.exe');
        if ($node === null) {
            throw new TicagaKitException("The kit in $kit is a program of Node, and PATH has none.\n  Install Node 20.19 or newer.");
        }

        return $node;
    }

    private static function inPath(string $name): ?string
    {
        foreach (explode(PATH_SEPARATOR, (string) getenv('PATH')) as $folder) {
            if (self::isStartable("$folder/$name")) {
                return "$folder/$name";
            }
        }

        return null;
    }

    /** A program in PHP under the kit's name is bin/ticaga-kit or Composer's way to it, which would find itself for ever. */
    private static function isStartable(string $file): bool
    {
        return is_file($file) && is_executable($file)
            && !preg_match('/^#!.*php/', (string) @file_get_contents($file, false, null, 0, 128));
    }

    /** The worker that ParaTest numbers in TEST_TOKEN, as `ticaga-kit exec` reads it, too. */
    private static function worker(): string
    {
        $worker = substr(preg_replace('/[^A-Za-z0-9._-]/', '', (string) getenv('TEST_TOKEN')), 0, 32);

        return $worker === '' ? '' : "w$worker-";
    }
}

/** A part of the fake that belongs to one test. */
final class TicagaSandbox
{
    /** @var string */
    private $url;

    /** @var string the base URL of its control plane */
    private $admin;

    /** @var array|null the administrator whose credentials are valid */
    private $administrator;

    /** @var string of its test; '' without one */
    private $title;

    /** @var array|null what the server held before the plugin was called, where that matters */
    private $prepared;

    /** @internal TicagaKit::sandbox() makes them */
    public function __construct(string $url, string $admin, string $title = '')
    {
        $this->url = $url;
        $this->admin = $admin;
        $this->title = $title;
    }

    /** The base URL to give your plugin as its API URL, without /api. */
    public function url(): string
    {
        return $this->url;
    }

    /**
     * @return string[] the base URLs of the API and of the control plane
     *
     * @internal
     */
    public function addresses(): array
    {
        return [$this->url, $this->admin];
    }

    /** An API token that this sandbox takes. */
    public function token(): string
    {
        return $this->administrator()['token'];
    }

    /** The email of the administrator whose token() it is, for plugins that send it. */
    public function email(): string
    {
        return $this->administrator()['email'];
    }

    /** Puts customers, tickets, tokens, assumptions, faults, the lie and journal back to the fake's seed. */
    public function reset(): void
    {
        $this->administrator = null;
        $this->admin('POST', '/reset', []);
        $this->lookAgain();
    }

    /**
     * Replaces what the server holds.
     *
     * @param array $seed the shape of a seed file: customers, departments, tickets, staff, billing_systems, assumptions
     */
    public function seed(array $seed): void
    {
        $this->administrator = null;
        $this->admin('PUT', '/state', $seed);
        $this->lookAgain();
    }

    /**
     * Makes a provider state true, for example state('a customer is linked', ['id' => 1, 'billing_id' => '7']).
     * GET {url}/__admin/states lists them all.
     *
     * @param array $params strings or numbers by their name
     * @return array what the state chose, for example id and email; always admin_email and admin_token as well
     */
    public function state(string $name, array $params = []): array
    {
        $chosen = $this->admin('POST', '/pact/provider-states', [
            'state' => $name,
            'params' => $params === [] ? new stdClass() : $params,
            'action' => 'setup',
        ]);
        $this->lookAgain();

        return $chosen;
    }

    /**
     * Decides what nobody has documented, for example assume(['unknown-customer-status' => '404']).
     * GET {url}/__admin/assumptions lists them all.
     *
     * @param string[] $values by the assumption's name
     */
    public function assume(array $values): void
    {
        $this->admin('PUT', '/assumptions', $values);
    }

    /**
     * Lets an answer go wrong, once, unless $options say otherwise.
     *
     * @param string $kind what goes wrong, for example `hang`, `reset`, `html-200`, `refused-401`
     * @param string $operation the operation that it befalls, for example `linkCustomer` or `createTicket`, as journal()
     *     names it; '' for the next request of any
     * @param array $options times, after (how many to let pass first), delayMs
     */
    public function nextFault(string $kind, string $operation = '', array $options = []): void
    {
        $fault = ['kind' => $kind] + $options + ['times' => 1];
        $this->admin('POST', '/faults', $operation === '' ? $fault : $fault + ['operation' => $operation]);
    }

    /**
     * Lets this sandbox alone be wrong in one way, as a whole fake is under mutate, until null or reset() takes it back.
     *
     * @param string|null $mutant its id, for example `linkCustomer/lost-write`; `ticaga-kit mutate --list -- COMMAND` shows them
     */
    public function lie(?string $mutant): void
    {
        $this->admin('PUT', '/lie', ['mutant' => $mutant]);
    }

    /**
     * @param int|string $id
     * @return array|null the customer as the server holds it now, read past the API; null when there is none
     */
    public function customer($id): ?array
    {
        return $this->first('customers', function (array $customer) use ($id) {
            return (string) $customer['id'] === (string) $id;
        });
    }

    /**
     * @param string $email in any letter case
     * @return array|null the customer as the server holds it now, read past the API; null when there is none
     */
    public function customerByEmail(string $email): ?array
    {
        return $this->first('customers', function (array $customer) use ($email) {
            return strcasecmp($customer['email'], $email) === 0;
        });
    }

    /**
     * @param string|int $codeOrId
     * @return array|null the ticket as the server holds it now, read past the API: id, ticket_code, public_hash,
     *     user_id, subject, message, priority, status, department_slug, public_name, public_email, custom_fields,
     *     rating, created_at, responses (the oldest first: content, user_name, employee_response, is_note, created_at);
     *     null when there is none
     */
    public function ticket($codeOrId): ?array
    {
        return $this->first('tickets', function (array $ticket) use ($codeOrId) {
            return (string) $ticket['id'] === (string) $codeOrId
                || strcasecmp($ticket['ticket_code'], (string) $codeOrId) === 0;
        });
    }

    /**
     * @param int|string $customerId 0 for those of guests
     * @return array[] the tickets of the customer, each as ticket() gives it, the oldest first
     */
    public function tickets($customerId): array
    {
        $own = array_filter($this->admin('GET', '/state')['tickets'], function (array $ticket) use ($customerId) {
            return (string) $ticket['user_id'] === (string) $customerId;
        });
        usort($own, function (array $a, array $b) {
            return $a['id'] - $b['id'];
        });

        return $own;
    }

    /**
     * @return array[] every department as the server holds it now, read past the API, disabled ones too: id, slug,
     *     department_name, department_description, is_disabled, is_public, allows_high_priority, cc_enabled,
     *     show_services, custom_fields
     */
    public function departments(): array
    {
        return $this->admin('GET', '/state')['departments'];
    }

    /**
     * @return array[] every request so far with its answer, the first one first: request (method, url, headers, body),
     *     response (status, headers, body), operationId, dialect, outcome
     */
    public function journal(): array
    {
        return array_reverse($this->admin('GET', '/requests')['requests']);
    }

    /**
     * @return array[] what broke the contract so far, in requests and in the rows that compareRows() was given: code,
     *     location, message, expected, received, grade, hint, isExpected
     */
    public function violations(): array
    {
        return $this->admin('GET', '/violations')['violations'];
    }

    /**
     * Says that the test breaks the contract on purpose. That it then does not is a failure as well.
     *
     * @param string|null $method only in requests with this method
     * @param string|null $path only in requests to this address, for example /api/customers/get/{id}
     */
    public function expectViolation(string $code, ?string $method = null, ?string $path = null): void
    {
        $expected = array_filter(['code' => $code, 'method' => $method, 'path' => $path], 'is_string');
        $this->admin('POST', '/expected-violations', $expected);
    }

    /**
     * Fails the test when what it sent broke the API's contract, or did not break it as expected.
     *
     * @param string $failOn documented, observed or assumed: how well the broken fact is known at least, as for exec
     *
     * @throws TicagaKitViolation or, in a run of PHPUnit, its AssertionFailedError
     */
    public function assertNoViolations(string $failOn = 'observed'): void
    {
        // What a document of the user's own says fails always, and so it is no choice.
        $grades = ['own', 'documented', 'observed', 'assumed'];
        $level = array_search($failOn, $grades, true);
        if (!$level) {
            throw new TicagaKitException("assertNoViolations('$failOn'): choose documented, observed or assumed.");
        }
        $sentences = $this->unexpected(function (array $violation) use ($grades, $level) {
            return array_search($violation['grade'], $grades, true) <= $level;
        });
        foreach ($this->admin('GET', '/expected-violations')['violations'] as $expected) {
            if ($expected['came']) {
                continue;
            }
            $where = isset($expected['path']) ? " of {$expected['path']}" : '';
            $sentences[] = "The violation {$expected['code']}$where was expected and did not come.\n"
                . '  Remove expectViolation(), or find out why the plugin no longer sends what the test is about.';
        }
        $this->fail($sentences);
    }

    /**
     * Fails the test unless your plugin's own table agrees with the server: a row for each link that was made, and none
     * that the server does not have. Call it at the end of each test that links, also of one in which the link fails;
     * best in tearDown(), which runs after a failed assertion, too.
     *
     * @param array $rows what the table holds, as arrays or objects with ticaga_id (or ticaga_userid), billing_id (or
     *     billing_userid) and perhaps billing_system; further columns are not looked at
     *
     * @throws TicagaKitViolation or, in a run of PHPUnit, its AssertionFailedError
     */
    public function compareRows(array $rows): void
    {
        $this->admin('POST', '/own-rows', ['rows' => array_values($rows)]);
        $this->fail($this->unexpected([self::class, 'isOfOwnRow']));
    }

    /**
     * Fails the test unless a step of your plugin works, and its rows agree with the server.
     *
     * @param callable $step takes this sandbox, calls your plugin once, and gives true when the plugin says that it worked
     * @param callable|null $rows takes this sandbox and gives the plugin's own rows, as compareRows() takes them
     */
    public function assertWorks(callable $step, ?callable $rows = null): void
    {
        $no = $this->refusalOf($step);
        $this->fail($no === null ? [] : ["Against the right server the step must give true, and it does not.\n  Was:  $no"]);
        $this->compareRowsOf($rows);
    }

    /** As assertWorks(), and what the server holds must be another afterwards. */
    public function assertWrites(callable $step, ?callable $rows = null): void
    {
        $this->prepared = $this->admin('GET', '/state');
        $this->assertWorks($step, $rows);
        $same = $this->prepared === $this->admin('GET', '/state');
        $this->prepared = null;
        $this->fail($same ? ['Your plugin says that it worked, and the server holds what it held before.'] : []);
    }

    /** Fails the test unless your plugin says no where the server refuses, and has no row of it. */
    public function assertRefuses(callable $step, ?callable $rows = null): void
    {
        $yes = $this->refusalOf($step) === null;
        $this->fail($yes ? ['The server refuses this step, and your plugin says that it worked.'] : []);
        $this->compareRowsOf($rows);
    }

    /**
     * Fails the test unless your plugin notices a lie, played in another sandbox: it must say no, and have no row of what
     * the server does not have.
     *
     * @param string $lie as lie() takes it
     */
    public function assertNotices(string $lie, callable $step, ?callable $rows = null): void
    {
        $other = TicagaKit::connect()->sandbox($this->title);
        $other->lie($lie);
        $yes = $other->refusalOf($step) === null;
        $lied = array_filter($other->journal(), function (array $entry) {
            return in_array('lie', array_column($entry['notes'], 'code'), true);
        });
        if ($lied === []) {
            $this->fail(["The step never meets the lie $lie.\n  It must call your plugin in the sandbox that it is given, and not reset it."]);
        }
        $this->fail($yes ? ["The server lied ($lie), and your plugin says that it worked."] : []);
        $other->compareRowsOf($rows);
    }

    /** @return string|null why a step is no success; null when it is one */
    private function refusalOf(callable $step): ?string
    {
        try {
            $said = $step($this);
        } catch (TicagaKitException $error) {
            throw $error;
        } catch (Throwable $error) {
            return get_class($error) . ', ' . $error->getMessage() . ' (' . basename($error->getFile()) . ':' . $error->getLine() . ')';
        }

        return $said === true ? null : (is_bool($said) ? 'false' : gettype($said));
    }

    private function compareRowsOf(?callable $rows): void
    {
        if ($rows !== null) {
            $this->compareRows($rows($this));
        }
    }

    /** What a test prepares is no doing of the plugin. */
    private function lookAgain(): void
    {
        if ($this->prepared !== null) {
            $this->prepared = $this->admin('GET', '/state');
        }
    }

    /** @return string[] a text for each violation that no test expected and that $counts */
    private function unexpected(callable $counts): array
    {
        return array_map([self::class, 'sentence'], array_filter($this->violations(), function (array $violation) use ($counts) {
            return !$violation['isExpected'] && $counts($violation);
        }));
    }

    private static function isOfOwnRow(array $violation): bool
    {
        return strpos($violation['code'], 'own-row-') === 0;
    }

    /** @param string[] $sentences why the test fails; none when it does not */
    private function fail(array $sentences): void
    {
        $message = implode("\n", array_unique($sentences));
        $phpunit = class_exists('PHPUnit\Framework\Assert');
        if ($message !== '' && !$phpunit) {
            throw new TicagaKitViolation($message);
        }
        if ($message !== '') {
            PHPUnit\Framework\Assert::fail($message);
        }
        if ($phpunit) {
            // Counted, so that PHPUnit does not call a test risky that asserts nothing else.
            PHPUnit\Framework\Assert::assertTrue(true);
        }
    }

    private static function sentence(array $violation): string
    {
        $ofRow = self::isOfOwnRow($violation);
        $where = $ofRow ? 'the plugin itself' : $violation['operationId'] ?? 'an address that the API does not have';
        $lines = [
            ($ofRow ? 'What the plugin stored is not what the server has: ' : 'What the plugin sent breaks the API\'s contract: ')
                . $violation['message'],
            sprintf('  Expected:  %s', $violation['expected'] ?? ''),
            sprintf('  Was:       %s', $violation['received'] ?? ''),
            sprintf(
                '  Where:     %s of %s (%s, %s)',
                implode('.', $violation['location'] ?? []),
                $where,
                $violation['code'],
                $violation['grade'] ?? 'assumed'
            ),
        ];
        if (isset($violation['hint'])) {
            $lines[] = '  ' . $violation['hint'];
        }

        return implode("\n", $lines);
    }

    private function administrator(): array
    {
        if ($this->administrator === null) {
            $staff = array_values(array_filter($this->admin('GET', '/state')['staff'], function (array $member) {
                return empty($member['revoked']);
            }));
            if ($staff === []) {
                throw new TicagaKitException('The sandbox has no administrator with a valid token. Add one under staff.');
            }
            $this->administrator = $staff[0];
        }

        return $this->administrator;
    }

    private function first(string $kind, callable $fits): ?array
    {
        foreach ($this->admin('GET', '/state')[$kind] as $record) {
            if ($fits($record)) {
                return $record;
            }
        }

        return null;
    }

    private function admin(string $method, string $path, ?array $body = null): array
    {
        return TicagaKit::call($method, $this->admin . $path, $body);
    }
}

/**
 * For a test class of PHPUnit 8 to 12: ticaga() is a sandbox of the running test, and a test that breaks the contract
 * fails. The hooks have names of their own, so that your setUp() and tearDown() stay yours; setUp() may use ticaga().
 */
trait TicagaKitTests
{
    /** @var TicagaSandbox|null */
    private $ticagaSandbox;

    protected function ticaga(): TicagaSandbox
    {
        if ($this->ticagaSandbox === null) {
            $name = method_exists($this, 'name') ? $this->name() : $this->getName(false);
            $this->ticagaSandbox = TicagaKit::running() ?: TicagaKit::connect()->sandbox(static::class . '::' . $name);
        }

        return $this->ticagaSandbox;
    }

    /** @before */
    #[\PHPUnit\Framework\Attributes\Before]
    protected function openTicagaSandbox(): void
    {
        $this->ticagaSandbox = null;
    }

    /** @after */
    #[\PHPUnit\Framework\Attributes\After]
    protected function judgeTicagaSandbox(): void
    {
        if ($this->ticagaSandbox !== null) {
            $this->ticagaSandbox->assertNoViolations();
        }
    }
}

/*
 * An extension of PHPUnit: every test has a sandbox of its own, under the names of the environment by which it finds the
 * fake, and the journal says which test said what. In phpunit.xml, with this file required by the bootstrap file:
 *
 *     <extensions><bootstrap class="TicagaKitExtension"/></extensions>   PHPUnit 10 to 12
 *     <extensions><extension class="TicagaKitExtension"/></extensions>   PHPUnit 8 and 9
 */
if (interface_exists('PHPUnit\Runner\Extension\Extension')) {
    final class TicagaKitExtension implements \PHPUnit\Runner\Extension\Extension
    {
        public function bootstrap(
            \PHPUnit\TextUI\Configuration\Configuration $configuration,
            \PHPUnit\Runner\Extension\Facade $facade,
            \PHPUnit\Runner\Extension\ParameterCollection $parameters
        ): void {
            $facade->registerSubscribers(
                new class implements \PHPUnit\Event\Test\PreparationStartedSubscriber {
                    public function notify(\PHPUnit\Event\Test\PreparationStarted $event): void
                    {
                        TicagaKit::connect()->begin(TicagaKitExtension::nameOf($event->test()));
                    }
                },
                new class implements \PHPUnit\Event\Test\FailedSubscriber {
                    public function notify(\PHPUnit\Event\Test\Failed $event): void
                    {
                        TicagaKit::connect()->tellFailed(TicagaKitExtension::nameOf($event->test()));
                    }
                },
                new class implements \PHPUnit\Event\Test\ErroredSubscriber {
                    public function notify(\PHPUnit\Event\Test\Errored $event): void
                    {
                        TicagaKit::connect()->tellFailed(TicagaKitExtension::nameOf($event->test()));
                    }
                }
            );
        }

        /** Class and method; a .phpt file by its path. @internal */
        public static function nameOf(\PHPUnit\Event\Code\Test $test): string
        {
            return $test->isTestMethod() ? $test->className() . '::' . $test->methodName() : $test->id();
        }
    }
} elseif (interface_exists('PHPUnit\Runner\BeforeTestHook')) {
    final class TicagaKitExtension implements
        \PHPUnit\Runner\BeforeTestHook,
        \PHPUnit\Runner\AfterTestFailureHook,
        \PHPUnit\Runner\AfterTestErrorHook
    {
        public function executeBeforeTest(string $test): void
        {
            TicagaKit::connect()->begin(self::nameOf($test));
        }

        public function executeAfterTestFailure(string $test, string $message, float $time): void
        {
            TicagaKit::connect()->tellFailed(self::nameOf($test));
        }

        public function executeAfterTestError(string $test, string $message, float $time): void
        {
            TicagaKit::connect()->tellFailed(self::nameOf($test));
        }

        /** The sets of data of a test are one test. */
        private static function nameOf(string $test): string
        {
            return preg_replace('/ with data set [#"].*$/s', '', $test);
        }
    }
}
