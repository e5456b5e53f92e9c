import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Ran, runCommand } from '../cli/run-command.js';
import { describePhpWith } from '../helpers/describe-php.js';
import { runCli } from '../helpers/run-cli.js';
import { root } from '../php/php.js';

const exec = (args: string[], command: string[]) => runCommand('exec', ['--tls', ...args, '--', ...command], { env });
const { PATH = '' } = process.env;
const env = { PATH };
const node = (script: string) => [process.execPath, '--no-warnings', '-e', script];

const headers = "{ headers: { Authorization: 'Bearer ' + process.env.TICAGA_API_TOKEN, Accept: 'application/json' } }";
const get = (id: number) => `fetch(process.env.TICAGA_URL + '/api/customers/get/${id}', ${headers})`;
const careless = 'process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0";';
const plain = `fetch(process.env.TICAGA_URL.replace('https', 'http') + '/api/customers/get/1', ${headers})`;

test.each<[what: string, args: string[], script: string, status: number, last: string]>([
  [
    'refuses the certificate, and fails for that',
    [],
    `${get(1)}.catch(() => ${get(2)}).catch(() => { process.exitCode = 1; })`,
    0,
    '2 connections were refused by the client, as they should be; no request came.',
  ],
  [
    'refuses the certificate, and passes',
    [],
    `${get(1)}.catch(() => undefined)`,
    0,
    '1 connection was refused by the client, as it should be; no request came.',
  ],
  ['takes the certificate', [], `${careless} ${get(1)}`, 1, '1 request came all the same.'],
  [
    'takes the certificate, and fails',
    [],
    `${careless} ${get(1)}; process.exitCode = 3`,
    1,
    '1 request came all the same.',
  ],
  [
    'takes the certificate, under --fail-on none',
    ['--fail-on', 'none'],
    `${careless} ${get(1)}`,
    0,
    '1 request came all the same.',
  ],
  [
    'refuses it in one place and takes it in another',
    [],
    `${get(1)}.catch(() => { ${careless} return ${get(1)}; })`,
    1,
    '1 request came all the same; 1 connection was refused by the client, as it should be.',
  ],
  ['never calls the fake', [], '', 2, 'Nobody tried to connect.'],
  ['calls it over plain HTTP alone', [], plain, 2, 'Nobody tried to connect.'],
])('exec --tls of a command that %s', async (_, args, script, status, last) => {
  const ran = await exec(args, node(script));
  expect({ status: ran.status, last: ran.stderr.trimEnd().split('\n').at(-1) }).toEqual({ status, last });
});

test('what comes through is told with its operations, its grade and what to remove', async () => {
  const { stderr } = await exec([], node(`${careless} ${get(1)}.then(() => ${get(2)})`));
  expect(stderr).toContain(
    'FAIL certificate\n  The request came over TLS, although nobody should trust the certificate that this fake shows. (certificate-unchecked, twice)'.replace(
      'twice',
      '2 times',
    ),
  );
  expect(stderr).toMatch(/Expected: {2}no request: .* {2}\(own\)\n/);
  expect(stderr).toContain('From:      getCustomer\n');
  expect(stderr).toMatch(/Request: {3}curl -sS -i -k .*https:\/\/127/);
  expect(stderr).toContain('CURLOPT_SSL_VERIFYPEER => false');
});

test('a command that fails because it cannot connect is told that this does not count', async () => {
  const { stderr } = await exec([], node(`${get(1)}.catch(() => { process.exitCode = 1; })`));
  expect(stderr).toContain('ok   certificate  1 connection was refused');
  expect(stderr).toContain('The command itself ended with status 1, which does not count here');
});

test('a command that never called the fake is told how to find it', async () => {
  const { stderr } = await exec([], node(plain));
  expect(stderr).toContain('The command never called the fake over TLS, so nothing was judged.');
  expect(stderr).toContain('name it: --env NAME.');
  expect(stderr).toContain('1 request came over plain HTTP, where no certificate is shown.');
});

test.each([
  [['--pact', 'a.json'], '--pact'],
  [['--profile', 'all'], '--profile all'],
  [['--allow', 'credentials-missing'], '--allow'],
  [['--strict-paths'], '--strict-paths'],
])('exec --tls %j is refused, for it would have no effect', async (args, option) => {
  const command = runCommand('exec', ['--tls', ...args, '--', 'true']);
  await expect(command).rejects.toThrow(`${option} does not go with --tls.`);
});

test('a worker of ParaTest is given both addresses of its sandbox', async () => {
  const script =
    'console.log(process.env.TICAGA_URL, process.env.TICAGA_KIT_ADMIN, process.env.TICAGA_KIT_URL_VARIABLES)';
  const { stdout } = await runCli(['exec', '--tls', '--', ...node(script)], { env: { TEST_TOKEN: '3' } });
  expect(stdout).toMatch(
    /^https:\/\/127\.0\.0\.1:(\d+)\/sandbox\/worker-3 http:\/\/127\.0\.0\.1:\1\/sandbox\/worker-3\/__admin TICAGA_URL,TICAGA_API_URL,TICAGA_KIT_ADMIN\n$/,
  );
});

describePhpWith('exec --tls with the helper', 'curl')('the PHP helper under exec --tls', () => {
  const suite = (options: string) => [
    'php',
    '-r',
    `require '${join(root, 'php/TicagaKit.php')}';
     $ticaga = TicagaKit::connect()->sandbox('a test');
     $curl = curl_init($ticaga->url() . '/api/customers/get/1');
     curl_setopt_array($curl, [${options} CURLOPT_RETURNTRANSFER => true, CURLOPT_HTTPHEADER => ['Accept: application/json', 'Authorization: Bearer ' . $ticaga->token()]]);
     curl_exec($curl);
     try {
         $ticaga->assertNoViolations();
     } catch (TicagaKitViolation $violation) {
         exit(7);
     }`,
  ];

  test.each<[what: string, options: string, seen: Partial<Ran>]>([
    ['passes a plugin that checks', '', { status: 0, stderr: expect.stringContaining('1 connection was refused') }],
    [
      'fails a plugin that does not',
      'CURLOPT_SSL_VERIFYPEER => false,',
      { status: 1, stderr: expect.stringContaining('ended with status 7') },
    ],
  ])('gives the plugin the https address, talks to the fake at http, and %s', async (_, options, seen) => {
    expect(await exec([], suite(options))).toMatchObject(seen);
  });
});
