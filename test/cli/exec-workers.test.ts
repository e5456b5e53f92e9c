import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { workerSandbox } from '../../src/consumer/exec/paratest-workers.js';
import { describePhpWith } from '../helpers/describe-php.js';
import { type CliOptions, runCli } from '../helpers/run-cli.js';

const describePhp = describePhpWith('the sandboxes of ParaTest');

/** Starts workers as ParaTest does: the same environment, and a token. Prints what each says, in order. */
const paratest = (...tokens: readonly string[]) => `
  foreach (json_decode('${JSON.stringify(tokens)}') as $token) {
      $worker = proc_open([PHP_BINARY, $argv[1]], [1 => ['pipe', 'w']], $pipes, null, ['TEST_TOKEN' => $token] + getenv());
      echo stream_get_contents($pipes[1]);
      proc_close($worker);
  }`;

async function script(php: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ticaga-kit-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'worker.php');
  await writeFile(file, `<?php ${php}`);
  return file;
}

const exec = (command: string[], args: string[] = [], options: CliOptions = {}) =>
  runCli(['exec', ...args, '--', 'php', ...command], options);

describePhp('ParaTest', () => {
  test('gets a sandbox for each worker, in every variable that holds the URL', async () => {
    const worker = await script(
      "foreach (['TICAGA_URL', 'TICAGA_API_URL', 'TICAGA_KIT_ADMIN', 'OWN'] as $name) echo getenv($name), ' '; echo PHP_EOL;",
    );
    const { stdout } = await exec(['-r', paratest('1', '2'), '--', worker], ['--env', 'OWN']);
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => line.trim().replaceAll(/http:\/\/127\.0\.0\.1:\d+/g, '')),
    ).toEqual([
      '/sandbox/worker-1 /sandbox/worker-1 /sandbox/worker-1/__admin /sandbox/worker-1',
      '/sandbox/worker-2 /sandbox/worker-2 /sandbox/worker-2/__admin /sandbox/worker-2',
    ]);
  });

  test('lets no worker see what another one changed', async () => {
    const worker = await script(`
      $http = ['header' => ['Authorization: Bearer ' . getenv('TICAGA_API_TOKEN'), 'Content-Type: application/json']];
      $get = function () use ($http) {
          $context = stream_context_create(['http' => $http]);
          return json_decode(file_get_contents(getenv('TICAGA_URL') . '/api/customers/get/1', false, $context))->user->billing_id;
      };
      $before = $get();
      $post = $http + ['method' => 'POST', 'content' => '{"ticaga_id": 1, "billing_id": 7, "billing_system": "Blesta"}'];
      file_get_contents(getenv('TICAGA_URL') . '/api/customers/assign', false, stream_context_create(['http' => $post]));
      echo $before, ' ', $get(), PHP_EOL;`);
    const { status, stdout, stderr } = await exec(['-r', paratest('1', '2'), '--', worker]);
    expect(stdout).toBe('0 7\n0 7\n');
    expect(stderr).toContain('6 requests, 0 violations');
    expect(status).toBe(0);
  });

  test('is not needed: PHP without TEST_TOKEN uses the fake itself', async () => {
    const { stdout } = await exec([await script("echo getenv('TICAGA_URL');")]);
    expect(stdout).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  test("leaves the auto_prepend_file of the user's own configuration in force", async () => {
    const file = await script("echo 'main';");
    const folder = join(file, '..');
    await writeFile(join(folder, 'before.php'), "<?php echo 'before ';");
    await writeFile(join(folder, 'own.ini'), `auto_prepend_file = ${join(folder, 'before.php')}\n`);
    expect((await exec([file], [], { env: { PHP_INI_SCAN_DIR: folder } })).stdout).toBe('before main');
  });
});

const helper = fileURLToPath(new URL('../../php/TicagaKit.php', import.meta.url));

describePhpWith('how the kit reads TEST_TOKEN', 'curl')('The name of a worker', () => {
  test('is made from TEST_TOKEN alike by exec, by its PHP workers and by the helper, and fits into any sandbox', async () => {
    const tokens = ['3', 'a.b_c-d', 'two words/\u00fc', '0123456789'.repeat(5)];
    const worker = await script(`
      require '${helper}';
      $sandbox = TicagaKit::connect()->sandbox('a test whose title is longer than the name of a sandbox');
      $sandbox->reset();
      echo basename(getenv('TICAGA_URL')), ' ', basename($sandbox->url()), PHP_EOL;`);
    const { stdout, stderr } = await exec(['-r', paratest(...tokens), '--', worker]);
    const names = tokens.map((token) => workerSandbox(token) as string);
    expect(names).toEqual(['worker-3', 'worker-a.b_c-d', 'worker-twowords', `worker-${'0123456789'.repeat(3)}01`]);
    const ofHelper = names.map((name) => `a-test[a-z-]*-w${name.slice('worker-'.length)}-\\d+-1`);
    expect(stdout, stderr).toMatch(new RegExp(`^${names.map((name, at) => `${name} ${ofHelper[at]}\n`).join('')}$`));
  });
});
