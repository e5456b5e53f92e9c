import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { type RunningFake, startFake } from '../../src/fake/start-fake.js';
import { describePhp, root, run } from './php.js';

const plain = 'test/php/fixtures/plain.php';
const serve = `${process.execPath} ${join(root, 'dist/cli/main.js')} serve --port 0 --log silent`;

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ticaga-kit-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

let fake: RunningFake;
beforeAll(async () => {
  fake = await startFake();
});
afterAll(() => fake.close());

describePhp('the helper without PHPUnit', () => {
  test.each(['TICAGA_KIT_ADMIN', 'TICAGA_URL'] as const)(
    'finds the fake of %s, and does what it says',
    async (name) => {
      const { status, stdout, stderr } = await run('php', [plain], {
        [name]: name === 'TICAGA_URL' ? `${fake.url}/` : fake.adminUrl,
        TEST_TOKEN: '3',
      });
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(JSON.parse(stdout)).toEqual({
        same: true,
        url: fake.url,
        sandbox: expect.stringMatching(`^${fake.url}/sandbox/plain-a-test-of-the-helper-named-by-w3-\\d+-1$`),
        email: 'admin@example.com',
        violation: expect.stringMatching(
          /^What the plugin sent breaks the API's contract: The request carries no credentials\.\n {2}Expected: .+\n {2}Was: .+\n {2}Where: {5}request\.header\.Authorization of assignBillingId \(credentials-missing, documented\)\n {2}.+CURLOPT_HTTPHEADER/,
        ),
        afterReset: '',
        state: expect.objectContaining({
          id: 1,
          email: 'joedoe@example.com',
          billing_id: '7',
          billing_system: 'WHMCS',
          admin_email: 'admin@example.com',
          admin_token: 'ticaga-demo-token',
          admin_basic: 'YWRtaW5AZXhhbXBsZS5jb206dGljYWdhLWRlbW8tdG9rZW4=',
          other_admin_token: 'ticaga-second-token',
        }),
        linked: '7',
        conflict: 409,
        fault: 500,
        once: 200,
        journal: ['fault', 'success'],
        byEmail: [2, null],
        ticket: ['awaiting_reply', [false, true, false]],
        sameTicket: [true, true, null],
        tickets: [['TCK-000001', 'TCK-000002'], ['TCK-000001', 'TCK-000002'], ['TCK-000003'], []],
        departments: { support: false, sales: false, billing: false, archive: true },
        noRows: '',
        rightRows: '',
        wrongRows: expect.stringMatching(
          /^What the plugin stored is not what the server has: The plugin's own row says that customer 3 is linked to 2, and on the server it is not\.\n {2}Expected: {2}a row only for a link that the server has\n {2}Was: {7}the customer is not linked on the server\n {2}Where: {5}own rows\.ticaga_id 3 of the plugin itself \(own-row-unlinked, documented\)\n {2}Store the row after/,
        ),
        token: 'own-token',
        unknown: null,
        mistake: expect.stringContaining('The nearest are: a customer exists;'),
      });
    },
  );

  test('makes its sandboxes beside the one that a worker was given', async () => {
    const { status, stdout } = await run('php', [plain], { TICAGA_KIT_ADMIN: fake.sandbox('worker').adminUrl });
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ url: fake.url, once: 200 });
  });

  test('starts a fake of its own, and stops it when PHP ends', async () => {
    const { status, stdout, stderr } = await run('php', [plain], { TICAGA_KIT_COMMAND: serve });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const { url } = JSON.parse(stdout) as { url: string };
    expect(url).not.toBe(fake.url);
    await expect(fetch(`${url}/__admin/health`)).rejects.toThrow('fetch failed');
  });

  test.each(['starts', 'is named by TICAGA_URL'])(
    'speaks http to a fake with --tls that it %s, and gives the plugin https',
    async (how) => {
      const tls = await startFake({ tls: true });
      onTestFinished(() => tls.close());
      const script = `require 'php/TicagaKit.php'; $kit = TicagaKit::connect(); $one = $kit->sandbox('one');
      echo $kit->url(), ' ', $one->url(), ' ', $one->customer(1)['id'];`;
      const env: Record<string, string> =
        how === 'starts' ? { TICAGA_KIT_COMMAND: `${serve} --tls` } : { TICAGA_URL: tls.url };
      const { stdout } = await run('php', ['-r', script], env);
      expect(stdout).toMatch(/^(https:\/\/127\.0\.0\.1:\d+) \1\/sandbox\/one-\d+-1 1$/);
    },
  );

  test('says what is wrong when no fake answers where the environment points', async () => {
    const { status, stderr, stdout } = await run('php', [plain], { TICAGA_URL: 'http://127.0.0.1:1' });
    expect(status).toBe(255);
    expect(stdout + stderr).toContain('TICAGA_URL is http://127.0.0.1:1, and no fake of ticaga-kit answers there.');
    expect(stdout + stderr).toContain('unset TICAGA_URL to have a fake started');
  });

  test('says that the kit is not installed, and how to install it, and asks nobody for it', async () => {
    const folder = await emptyFolder();
    await copyFile(join(root, 'php/TicagaKit.php'), join(folder, 'TicagaKit.php'));
    const script = `require 'TicagaKit.php';
      foreach ([1, 2] as $_) try { TicagaKit::connect(); } catch (TicagaKitException $error) { echo $error->getMessage(), "\n"; }`;
    const { stdout } = await run('php', ['-r', script], { PATH: '/usr/bin:/bin' }, folder);
    const once = [
      'ticaga-kit is not installed here.',
      `  Was:  no node_modules/ticaga-kit in ${folder}, in ${folder}, or in a folder above them, and none in PATH`,
      '  Install it with `npm install --save-dev FOLDER` (a clone of ticaga-kit in which `npm ci` has run), with the file that `npm pack` writes there, or with its git address; or say in TICAGA_KIT_COMMAND how to start it.',
      '',
    ].join('\n');
    expect(stdout).toBe(once + once);
  });

  test('says that a clone is not built', async () => {
    const folder = await emptyFolder();
    await writeFile(join(folder, 'package.json'), '{ "name": "ticaga-kit" }');
    await copyFile(join(root, 'php/TicagaKit.php'), join(folder, 'TicagaKit.php'));
    const { status, stdout, stderr } = await run(
      'php',
      ['-r', "require 'TicagaKit.php'; TicagaKit::connect();"],
      { PATH: '/usr/bin:/bin' },
      folder,
    );
    expect(stdout + stderr).toContain(`The kit in ${folder} is not built.\n  Was:  no node_modules/ticaga-kit in `);
    expect(stdout + stderr).toContain(
      '  Run `npm ci` there (Node 20.19 or newer), or have another:\n  Install it with ',
    );
    expect(status).toBe(255);
  });

  test('does not try a start again that failed', async () => {
    const folder = await emptyFolder();
    const script = `require '${join(root, 'php/TicagaKit.php')}';
      foreach ([1, 2] as $_) try { TicagaKit::connect(); } catch (TicagaKitException $error) { echo 'failed '; }`;
    const env = { TICAGA_KIT_COMMAND: 'sh -c "echo tried >> tries"' };
    expect((await run('php', ['-r', script], env, folder)).stdout).toBe('failed failed ');
    expect(await readFile(join(folder, 'tries'), 'utf8')).toBe('tried\n');
  });

  test('finds the kit that it is a part of, from any folder', async () => {
    const script = `require '${join(root, 'php/TicagaKit.php')}'; echo TicagaKit::connect()->url();`;
    const { stdout } = await run('php', ['-r', script], {}, await emptyFolder());
    expect(stdout).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  test('says what the command said when no fake could be started', async () => {
    const { status, stderr, stdout } = await run('php', [plain], { TICAGA_KIT_COMMAND: 'echo nothing of use' });
    expect(status).toBe(255);
    expect(stdout + stderr).toContain('`echo nothing of use` did not say where it listens.\n  Was:  nothing of use');
  });
});

describePhp('the helper under PHPUnit', () => {
  const phpunit = (args: string[]) =>
    run('phpunit', ['--no-configuration', '--testdox', ...args, 'test/php/fixtures/HelperTest.php'], {
      TICAGA_KIT_ADMIN: fake.adminUrl,
    });

  test('gives each test a sandbox, and passes what keeps the contract', async () => {
    const { status, stdout } = await phpunit(['--fail-on-risky', '--fail-on-warning', '--filter', '/(?<!Fails)$/']);
    expect(stdout).toContain('OK (9 tests');
    expect(status).toBe(0);
  });

  test('fails a test whose plugin breaks the contract, with the full sentence', async () => {
    const { status, stdout } = await phpunit(['--filter', 'testThatBreaksTheContractFails']);
    expect(stdout).toContain("What the plugin sent breaks the API's contract: The request carries no credentials.");
    expect(stdout).toContain('CURLOPT_HTTPHEADER');
    expect(stdout).toContain('Tests: 1, Assertions: 1, Failures: 1.');
    expect(status).toBe(1);
  });

  test.each([
    [
      'testWithAViolationExpectedElsewhereFails',
      'The violation credentials-missing of /api/customers/get/{id} was expected and did not come.',
    ],
    ['testWithAViolationExpectedElsewhereFails', 'Where:     request.header.Authorization of assignBillingId'],
    [
      'testWithARowOfARefusedLinkFails',
      "What the plugin stored is not what the server has: The plugin's own row says that customer 1 is linked to 2",
    ],
    ['testThatAsksForAssumedFactsTooFails', 'of getClient (credentials-missing, assumed)'],
    ['testThatAsksForAnUnknownGradeFails', "assertNoViolations('own'): choose documented, observed or assumed."],
  ])('%s: %s', async (name, sentence) => {
    const { status, stdout } = await phpunit(['--filter', name]);
    expect(stdout).toContain(sentence);
    expect(status).not.toBe(0);
  });

  test('fails a test whose expected violation does not come', async () => {
    const { status, stdout } = await phpunit(['--filter', 'testWhoseExpectedViolationDoesNotComeFails']);
    expect(stdout).toContain('The violation field-missing was expected and did not come.');
    expect(stdout).toContain('Tests: 1, Assertions: 1, Failures: 1.');
    expect(status).toBe(1);
  });
});
