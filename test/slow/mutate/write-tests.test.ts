import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, watch, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runCli, startCli } from '../../helpers/run-cli.js';
import { describePhp, root, run } from '../../php/php.js';

const fixtures = join(import.meta.dirname, 'write-tests');
const longMs = 120_000;

interface Project {
  cwd: string;
  /** Runs mutate --write-tests tests/lies there. */
  write(args?: readonly string[], env?: Record<string, string>): ReturnType<typeof runCli>;
  /** Of the folder of the tests. */
  read(file: string): Promise<string>;
  files(): Promise<string[]>;
}

/** A folder of a plugin, with what of write-tests/ is named: "plugin.php", or "plugin.php -> elsewhere/plugin.php". */
async function project(...parts: readonly string[]): Promise<Project> {
  const cwd = await mkdtemp(join(tmpdir(), 'ticaga-kit-'));
  onTestFinished(() => rm(cwd, { recursive: true }));
  await mkdir(join(cwd, 'tests/lies'), { recursive: true });
  for (const part of parts) {
    const [from = '', to = from] = part.split(' -> ');
    await cp(join(fixtures, from), join(cwd, to));
  }
  const folder = join(cwd, 'tests/lies');
  return {
    cwd,
    write: (args = [], env = {}) => runCli(['mutate', '--write-tests', 'tests/lies', ...args], { cwd, env }),
    read: (file) => readFile(join(folder, file), 'utf8'),
    files: async () => (await readdir(folder)).sort(),
  };
}

const inLies = ['plugin.php -> tests/plugin.php', 'ticaga-steps.php -> tests/lies/ticaga-steps.php'];
const some = ['user-false', 'refused-401-*', 'lost-write', 'accepts-unknown-customer', 'html-200'].flatMap((name) => [
  '--only',
  `assignBillingId/${name}`,
]);

/** Each test is a whole run of Node, and more than one of vitest. */
const few = ['--only', 'assignBillingId/user-false', '--only', 'assignBillingId/accepts-unknown-customer'];

describePhp('in PHP', () => {
  test.each<[what: string, args: string[], written: RegExp[], absent: RegExp]>([
    [
      'without a command, for every operation',
      [],
      [
        /^\/\*\n \* How your plugin is called/m,
        /^ {4}\/\/ POST \/customers\/assign$/m,
        /^ {4}\/\/ 'assignBillingId' => function \(TicagaSandbox \$ticaga\) \{$/m,
        /^ {4}\/\/ {5}\$ticaga->state\('a customer is unlinked', \['id' => 1\]\);$/m,
        /^ {4}\/\/ Likewise what the server refuses, and the plugin must: assignBillingId\/unknown-customer, /m,
        /^ {4}\/\/ 'createTicket' => /m,
        /^class_exists\('TicagaKit'\) \|\| require_once __DIR__ \. '[./]+.*\/php\/TicagaKit\.php';$/m,
      ],
      /older/,
    ],
    [
      'with one, for those that it calls',
      ['--', 'php', '-r', "file_get_contents(getenv('TICAGA_URL') . '/api/customers/get/1');"],
      [/^ {4}\/\/ 'getCustomer' => /m],
      /assignBillingId/,
    ],
  ])(
    'a file of steps is begun %s, and says what is missing while nobody has filled it',
    async (_, args, written, absent) => {
      const { write, read, files, cwd } = await project('plugin.php');
      const first = await write(args);
      expect(first).toEqual({
        status: 0,
        stdout:
          'Wrote tests/lies/ticaga-steps.php, in which you say how your plugin is called.\nNext: take the comment marks away, put your own calls there, and run the same command again.\n',
        stderr: '',
      });
      const text = await read('ticaga-steps.php');
      for (const part of written) expect(text).toMatch(part);
      expect(text).not.toMatch(absent);
      expect((await run('php', ['-l', 'tests/lies/ticaga-steps.php'], {}, cwd)).status).toBe(0);
      const second = await write(args);
      expect(second.stderr).toBe(
        'tests/lies/ticaga-steps.php has no step.\n  Say there how your plugin is called, a function for each operation that it uses.\n',
      );
      expect(second.status).toBe(2);
      expect(await files()).toEqual(['ticaga-steps.php']);
      expect(await read('ticaga-steps.php')).toBe(text);
    },
  );

  test.each<[steps: string, sentence: string, further: string[]]>([
    ['no-array', 'cannot be read.', ['ticaga-steps.php returns no array. | It must return an array of functions']],
    ['no-step', 'has no step.', ['a function for each operation that it uses.']],
    ['no-function', 'cannot be read.', ['The step getCustomer of ', 'is no function.']],
    [
      'misspelt',
      'The step getCustomers of tests/lies/ticaga-steps.php is of no operation.',
      ['Did you mean getCustomer?'],
    ],
    [
      'throws',
      'The step getCustomer of tests/lies/ticaga-steps.php fails against the right server.',
      [
        'Expected:  true',
        'LogicException, no database here (ticaga-steps.php:',
        'Let it prepare what your plugin needs',
      ],
    ],
    ['forgets', 'The step getCustomer of', ['the step must give true, and it does not. | Was:  NULL']],
    ['no-state', 'The step getCustomer of', ['a customer exists']],
    [
      'idle',
      'The step getCustomer of tests/lies/ticaga-steps.php does not come to success of GET /customers/get/{id}.',
      ['Was:       no such request', 'A step calls your plugin so that it makes that request.'],
    ],
    [
      'granted',
      'The step assignBillingId/conflict of tests/lies/ticaga-steps.php fails against the right server.',
      [
        'Expected:  false, or an exception: its name says that the server refuses it',
        'The server refuses this step, and your plugin says that it worked.',
      ],
    ],
    [
      'otherwise',
      'The step assignBillingId/conflict of tests/lies/ticaga-steps.php does not come to conflict of POST /customers/assign.',
      ['Was:       unknown-customer', ', and the server refuses it so.'],
    ],
    [
      'unchanged',
      'The step assignBillingId of',
      ['Your plugin says that it worked, and the server holds what it held before.'],
    ],
    ['row-too-many', 'The step assignBillingId of', ["The plugin's own row says that customer 3 is linked to 9"]],
  ])(
    'steps that are %s are refused: %s',
    async (steps, sentence, further) => {
      const { write, files } = await project(...inLies);
      const { status, stdout, stderr } = await write([], { STEPS: steps });
      expect(stderr.split('\n')[0]).toContain(sentence);
      for (const part of further) expect(stderr).toContain(part);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(await files()).toEqual(['ticaga-steps.php']);
    },
    longMs,
  );

  test(
    'without a command, each lie that the steps meet has a test, and what each asserts can be read',
    async () => {
      const { cwd, write, read, files } = await project(...inLies);
      const { status, stdout, stderr } = await write(some);
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(stdout).toBe(`Wrote tests/lies/lies.php (plain PHP): 6 tests. Each was run before.
6 of them: the plugin is right, the test passes against the right server and fails against its lie.
To run them: npx --no-install ticaga-kit exec -- php tests/lies/lies.php --stop-on-failure
`);
      expect(await files()).toEqual(['lies.php', 'ticaga-steps.php']);
      const text = await read('lies.php');
      expect(text).toContain(`
/*
 * customers/assign answered {"user":false}.
 * Your plugin believes in a link that the server did not make.
 */
$tests['assignBillingId/user-false: customers/assign answered {"user":false}'] = function (TicagaSandbox $ticaga) use ($steps, $rows) {
    $ticaga->assertWrites($steps['assignBillingId'], $rows);
    $ticaga->assertNotices('assignBillingId/user-false', $steps['assignBillingId'], $rows);
};
`);
      expect(text).toContain(`    $ticaga->assertRefuses($steps['assignBillingId/unknown-customer'], $rows);\n};\n`);
      const command = ['php', 'tests/lies/lies.php', '--stop-on-failure'];
      const judged = await runCli(['exec', '--', ...command], { cwd });
      expect(judged.status).toBe(0);
      expect(judged.stdout).toContain(
        'ok    assignBillingId/lost-write: customers/assign answered {"user":true} and stored nothing\n',
      );
      const again = await runCli(['mutate', '--min-score', '100', ...some, '--', ...command], { cwd });
      expect(again.stdout).toContain('Your plugin and its tests noticed 100 % of the lies');
      expect((await run('php', [...command.slice(1), 'no such test'], {}, cwd)).stderr).toBe(
        'Unknown argument no such test. It is --stop-on-failure, or the sentence of a test.\n',
      );
    },
    longMs,
  );

  test(
    'for a suite of PHPUnit it is a class of PHPUnit, of what the suite does not notice',
    async () => {
      const { cwd, write, read, files } = await project(
        ...inLies,
        'PluginTest.php -> tests/lies/PluginTest.php',
        'phpunit.xml',
      );
      const { status, stdout, stderr } = await write([...some, '--', 'phpunit']);
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(stdout).toContain('  SURVIVED: customers/assign answered {"user":false}, and all your tests passed.\n');
      expect(stdout).toContain(`
Wrote tests/lies/LiesTest.php (PHPUnit): 5 tests. Each was run before.
5 of them: the plugin is right, the test passes against the right server and fails against its lie.
To run them: npx --no-install ticaga-kit exec -- phpunit --do-not-cache-result --stop-on-failure tests/lies/LiesTest.php
`);
      expect(await files()).toEqual(['LiesTest.php', 'PluginTest.php', 'ticaga-steps.php']);
      expect(await read('LiesTest.php')).toContain(`
    public function testAssignBillingIdUserFalse(): void
    {
        $steps = TicagaKit::steps(__DIR__ . '/ticaga-steps.php');
        $this->ticaga()->assertWrites($steps['assignBillingId'], $steps['rows']);
        $this->ticaga()->assertNotices('assignBillingId/user-false', $steps['assignBillingId'], $steps['rows']);
    }
`);
      expect((await run('php', ['-l', 'tests/lies/LiesTest.php'], {}, cwd)).status).toBe(0);
      const again = await runCli(['mutate', ...some, '--select', 'phpunit', '--', 'phpunit', '--do-not-cache-result'], {
        cwd,
      });
      expect(again.stdout).toMatch(/^customers\/assign +5 +0 +0 +0 +100 %$/m);
      const twice = await write([...some, '--', 'phpunit']);
      expect(twice.stderr).toBe(
        'tests/lies/LiesTest.php exists already, and no file is written over.\n  Move it, or name another folder; the steps go with it.\n',
      );
      expect(twice.status).toBe(2);
    },
    longMs,
  );

  test.each<[trait: string, lines: string[]]>([
    [
      'believes',
      [
        'Wrote tests/lies/lies.php (plain PHP): 2 tests. Each was run before.',
        '1 of them: the plugin is right, the test passes against the right server and fails against its lie.',
        'Your plugin is wrong here, and 1 test will fail until it is not:',
        '  customers/assign answered {"user":false}, and your plugin fell for it.',
        '    Your plugin believes in a link that the server did not make.',
      ],
    ],
    ['stores-first', ['Your plugin is wrong here, and 2 tests will fail until it is not:']],
  ])(
    'where the plugin %s, the test is written, fails, and the report says so',
    async (trait, lines) => {
      const { cwd, write } = await project(...inLies);
      const only = ['--only', 'assignBillingId/user-false', '--only', 'assignBillingId/refused-401-bad-credentials'];
      // A row of a refused link is wrong at a refusal that the step brings about itself, too.
      const env: Record<string, string> = {
        TRAITS: trait,
        ...(trait === 'stores-first' ? { STEPS: 'works-only' } : {}),
      };
      const { status, stdout, stderr } = await write(only, env);
      for (const line of lines) expect(stdout.split('\n')).toContain(line);
      expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
      const judged = (traits: string) =>
        runCli(['exec', '--', 'php', 'tests/lies/lies.php'], { cwd, env: { ...env, TRAITS: traits } });
      expect((await judged(trait)).stdout).toMatch(
        trait === 'believes'
          ? /FAIL {2}assignBillingId\/user-false: .*\n {6}The server lied \(assignBillingId\/user-false\), and your plugin says that it worked\.\n/
          : /FAIL .*\n {6}What the plugin stored is not what the server has: The plugin's own row says that customer 1 is linked to 2/,
      );
      expect((await judged('')).status).toBe(0);
    },
    longMs,
  );

  test(
    'a test that passes against its lie as well is not written: a plugin that reads back needs none',
    async () => {
      const { write, files } = await project(...inLies);
      const only = ['--only', 'assignBillingId/accepts-unknown-customer'];
      const { status, stdout } = await write(only, { TRAITS: 'reads-back' });
      expect(stdout).toBe(
        'No test could be proven for 1 lie, and so none of them was written:\n' +
          '  The test passes against it as well: your plugin finds out otherwise, or the step does not look at what it spoils.\n' +
          '    assignBillingId/accepts-unknown-customer\n',
      );
      expect(status).toBe(0);
      expect(await files()).toEqual(['ticaga-steps.php']);
    },
    longMs,
  );

  test(
    'what no test shows is not written, and the report says why',
    async () => {
      const { write, files } = await project(...inLies);
      const { status, stdout } = await write(
        [
          ...['--only', 'assignBillingId/user-false', '--only', 'assignBillingId/accepts-*'],
          ...['--', 'php', '-r', suiteThatLinks],
        ],
        { STEPS: 'resets' },
      );
      expect(stdout).toContain(`No test could be proven for 2 lies, and so none of them was written:
  In a sandbox of its own the step does not meet it.
    assignBillingId/user-false
  No step lets the server refuse it so. Add assignBillingId/unknown-customer.
    assignBillingId/accepts-unknown-customer
`);
      expect(status).toBe(0);
      expect(await files()).toEqual(['ticaga-steps.php']);
    },
    longMs,
  );

  test('a run that is interrupted writes nothing, and leaves nothing behind', async () => {
    const { cwd, files } = await project(...inLies);
    const changes = watch(join(cwd, 'tests/lies'));
    const cli = startCli(['mutate', '--write-tests', 'tests/lies'], { cwd });
    for await (const { filename } of changes) if (filename?.startsWith('ticaga-draft-')) break;
    expect(await cli.stop('SIGINT')).toBe(130);
    expect(cli.stderr()).toBe('Interrupted: no test was written.\n');
    expect(cli.stdout()).toBe('');
    expect(await files()).toEqual(['ticaga-steps.php']);
  });

  test(
    'a lie of a document of your own is no part of the language that the test is in',
    async () => {
      const { cwd, write, read } = await project();
      await writeFile(join(cwd, 'own.yaml'), hostileDocument);
      await writeFile(join(cwd, 'tests/lies/ticaga-steps.php'), hostileSteps);
      const { status, stdout } = await write(['--also', 'own.yaml', '--only', 'getOwn/refused-404-*']);
      expect(stdout).toContain('1 of them: the plugin is right');
      expect(status).toBe(0);
      expect(await read('lies.php')).toContain(String.raw`\'; exit(1); //`);
      expect((await run('php', ['-l', 'tests/lies/lies.php'], {}, cwd)).status).toBe(0);
    },
    longMs,
  );
});

const suiteThatLinks = `
  foreach ([1, 404] as $id) {
    $curl = curl_init(getenv('TICAGA_URL') . '/api/customers/assign');
    curl_setopt_array($curl, [
      CURLOPT_RETURNTRANSFER => true,
      CURLOPT_POSTFIELDS => json_encode(['ticaga_id' => $id, 'billing_id' => 2, 'billing_system' => 'Blesta']),
      CURLOPT_HTTPHEADER => ['Accept: application/json', 'Content-Type: application/json',
        'Authorization: Bearer ' . getenv('TICAGA_API_TOKEN')],
    ]);
    curl_exec($curl);
  }
`;

const hostileDocument = `openapi: 3.1.0
info: { title: Own, version: '1' }
paths:
  /own:
    get:
      operationId: getOwn
      responses:
        '200':
          description: Yes.
          content: { application/json: { schema: { type: object }, example: { own: 1 } } }
        '404':
          description: No.
          content:
            application/json:
              schema: { type: object }
              example: { message: "*/ '; exit(1); // ?> @group \\\\ $x" }
`;

const hostileSteps = `<?php
return ['getOwn' => function (TicagaSandbox $ticaga) {
    $context = stream_context_create(['http' => [
        'header' => "Accept: application/json\\r\\nAuthorization: Bearer " . $ticaga->token(),
        'ignore_errors' => true,
    ]]);
    $answer = json_decode((string) file_get_contents($ticaga->url() . '/api/own', false, $context), true);
    return isset($answer['own']);
}];
`;

/** A project in JavaScript, in which the kit is installed. */
async function jsProject(): Promise<Project> {
  const made = await project('ticaga-steps.mjs -> tests/lies/ticaga-steps.mjs');
  await writeFile(join(made.cwd, 'package.json'), '{"private": true}');
  await mkdir(join(made.cwd, 'node_modules'));
  await symlink(root, join(made.cwd, 'node_modules/ticaga-kit'));
  await symlink(join(root, 'node_modules/vitest'), join(made.cwd, 'node_modules/vitest'));
  return made;
}

test.each<[runner: string, args: string[], command: string[]]>([
  ['node:test', [], ['node', 'tests/lies/lies.test.mjs']],
  ['vitest', [], ['node', 'node_modules/vitest/vitest.mjs', 'run', 'tests/lies/lies.test.mjs']],
])(
  'for %s it is a file of JavaScript',
  async (runner, _, command) => {
    const { cwd, write, read } = await jsProject();
    if (runner === 'vitest') await writeFile(join(cwd, 'package.json'), '{"devDependencies": {"vitest": "4"}}');
    if (runner === 'vitest') await mkdir(join(cwd, 'node_modules/.bin'));
    if (runner === 'vitest') await symlink('../vitest/vitest.mjs', join(cwd, 'node_modules/.bin/vitest'));
    const { status, stdout, stderr } = await write(few);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain(`Wrote tests/lies/lies.test.mjs (${runner}): 2 tests. Each was run before.\n`);
    const text = await read('lies.test.mjs');
    expect(text).toContain(`import { test } from "${runner}";\n`);
    expect(text).toContain(`
/*
 * customers/assign answered {"user":false}.
 * Your plugin believes in a link that the server did not make.
 */
lie("assignBillingId/user-false: customers/assign answered {\\"user\\":false}", async (ticaga) => {
  await ticaga.assertWrites(steps["assignBillingId"], steps.rows);
  await ticaga.assertNotices("assignBillingId/user-false", steps["assignBillingId"], steps.rows);
});
`);
    expect((await runCli(['exec', '--', ...command], { cwd })).status).toBe(0);
    expect((await runCli(['exec', '--', ...command], { cwd, env: { TRAITS: 'believes' } })).status).not.toBe(0);
    // Each run of vitest takes seconds.
    if (runner === 'vitest') return;
    const again = await runCli(['mutate', ...few, '--', ...command], { cwd });
    expect(again.stdout).toMatch(/^customers\/assign +2 +0 +0 +0 +100 %$/m);
  },
  longMs,
);

test.each<[steps: string, parts: string[]]>([
  [
    'no-object',
    ['tests/lies/ticaga-steps.mjs cannot be read.', 'ticaga-steps.mjs has no object as its default export.'],
  ],
  ['no-function', ['The step assignBillingId of ticaga-steps.mjs is no function.']],
  [
    'forgets',
    [
      'The step assignBillingId of tests/lies/ticaga-steps.mjs fails against the right server.',
      'Against the right server the step must give true, and it does not.',
      'a value of type undefined',
    ],
  ],
  ['throws', ['Error: no database here']],
])(
  'steps in JavaScript that are %s are refused',
  async (steps, parts) => {
    const { write } = await jsProject();
    const { status, stderr } = await write([], { STEPS: steps });
    for (const part of parts) expect(stderr).toContain(part);
    expect(status).toBe(2);
  },
  longMs,
);

test('where there is no PHP, a file of steps in JavaScript is begun', async () => {
  const { cwd, write, read } = await project();
  await writeFile(join(cwd, 'package.json'), '{}');
  const { status, stdout } = await write();
  expect(stdout).toContain('Wrote tests/lies/ticaga-steps.mjs, ');
  expect(await read('ticaga-steps.mjs')).toContain(`
  // POST /customers/assign
  // "assignBillingId": async (ticaga) => {
  //   await ticaga.state("a customer is unlinked", {"id":1});
  //   // link customer 1
  //   return (await myPlugin(ticaga.url, ticaga.credentials.token)) === true;
  // },
`);
  expect(status).toBe(0);
});

test.each<[args: string[], sentence: string]>([
  [['--list', '--', 'true'], '--list does not go with --write-tests.'],
  [['--shard', '1/2', '--', 'true'], '--shard does not go with --write-tests.'],
  [['--merge', 'a.json'], '--write-tests does not go with --merge.'],
  [['--select', 'phpunit'], '--select does not go with --write-tests without a command behind --.'],
  [['--incremental', 'a.json'], '--incremental does not go with --write-tests without a command behind --.'],
  [['--min-score', '90'], '--min-score does not go with --write-tests without a command behind --.'],
  [['--rows', 'true'], '--rows does not go with --write-tests without a command behind --.'],
])('%j beside it is refused', async (args, sentence) => {
  const { write } = await project();
  const { status, stderr } = await write(args);
  expect(stderr.split('\n')[0]).toBe(sentence);
  expect(status).toBe(2);
});

test('without it, mutate still needs a command', async () => {
  const { stderr } = await runCli(['mutate'], { cwd: tmpdir() });
  expect(stderr.split('\n')[0]).toBe('ticaga-kit mutate needs a command to run.');
});
