import { execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, onTestFinished, test } from 'vitest';

const run = promisify(execFile);
const root = new URL('../..', import.meta.url).pathname;
let home: string;

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ticaga-kit-package-'));
  home = join(folder, 'plugin');
  await mkdir(home);
  await run('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder], { cwd: root });
  const tarball = (await readdir(folder)).find((name) => name.endsWith('.tgz'));
  await writeFile(join(home, 'package.json'), '{ "private": true, "type": "module" }\n');
  await run('npm', ['install', '--silent', '--no-fund', '--no-audit', join(folder, tarball as string)], { cwd: home });
  return () => rm(folder, { recursive: true });
});

async function sizeOf(path: string): Promise<number> {
  const entries = await readdir(path, { withFileTypes: true });
  const sizes = entries.map((entry) =>
    entry.isDirectory()
      ? sizeOf(join(path, entry.name))
      : entry.isFile()
        ? stat(join(path, entry.name)).then(({ size }) => size)
        : 0,
  );
  return (await Promise.all(sizes)).reduce((sum: number, size) => sum + size, 0);
}

test('the packed install stays under 15 MB and 90 packages', async () => {
  const { stdout } = await run('npm', ['ls', '--all', '--parseable'], { cwd: home });
  const packages = stdout.trim().split('\n').length - 1;
  const bytes = await sizeOf(join(home, 'node_modules'));
  console.log(`installed: ${packages} packages, ${(bytes / 1e6).toFixed(1)} MB`);
  expect(packages).toBeLessThan(90);
  expect(bytes).toBeLessThan(15e6);
});

test('npx --no-install ticaga-kit serve answers from the installed package', async () => {
  const child = spawn('npx', ['--no-install', 'ticaga-kit', 'serve', '--port', '0'], { cwd: home, detached: true });
  onTestFinished(() => void process.kill(-(child.pid as number), 'SIGKILL'));
  let said = '';
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk) => {
      said += chunk;
      if (said.includes('\n\n')) resolve();
    });
  });
  const url = /listens on (\S+)/.exec(said)?.[1];
  const answer = await fetch(`${url}/api/customers/get/1`, { headers: { Authorization: 'Bearer ticaga-demo-token' } });
  expect(answer.status).toBe(200);
  expect((await fetch(`${url}/openapi.yaml`)).status).toBe(200);
});

test('impact tells what to install for documents, and does without it for the rest', async () => {
  const request = { method: 'GET', url: '/api/customers/get/0', headers: { Authorization: 'Bearer ***' } };
  const recorded = { requests: [{ request, response: { status: 200, body: '{}' } }] };
  await mkdir(join(home, 'recordings'));
  await writeFile(join(home, 'recordings/plugin.json'), JSON.stringify(recorded));
  const impact = (to: string) =>
    run('npx', ['--no-install', 'ticaga-kit', 'impact', '--recordings', 'recordings', '--to', to], { cwd: home });
  const refused = impact('node_modules/ticaga-kit/openapi.yaml');
  await expect(refused).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringContaining('npm install --save-dev @pactflow/openapi-pact-comparator@1.7.0'),
  });
  await expect(refused).rejects.toMatchObject({
    stderr: expect.stringContaining(
      'impact holds recordings against a document with @pactflow/openapi-pact-comparator, and it is not there.',
    ),
  });
  await expect(impact('auth=basic')).rejects.toMatchObject({ code: 1 });
});

test('the PHP helper finds the installed package from the folder of the tests', async () => {
  const { stdout: helper } = await run('npx', ['--no-install', 'ticaga-kit', 'php-helper'], { cwd: home });
  await mkdir(join(home, 'tests'));
  await writeFile(join(home, 'tests/TicagaKit.php'), helper);
  const script = "require 'tests/TicagaKit.php'; chdir('/'); echo TicagaKit::connect()->url();";
  const { stdout } = await run('php', ['-r', script], { cwd: home });
  expect(stdout).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
});

test('startFake is imported from the installed package, with its types', async () => {
  await writeFile(
    join(home, 'try.mjs'),
    `import { startFake } from 'ticaga-kit';
     const fake = await startFake();
     const sandbox = fake.sandbox('one');
     await fetch(sandbox.url + '/api/customers/assign', { method: 'POST' });
     console.log(JSON.stringify([sandbox.requests().length, sandbox.violations().map((violation) => violation.code), fake.requests().length]));
     await fake.close();`,
  );
  const { stdout } = await run(process.execPath, ['try.mjs'], { cwd: home });
  expect(JSON.parse(stdout)).toEqual([1, ['credentials-missing', 'accept-missing', 'body-missing'], 0]);
  await writeFile(
    join(home, 'try.ts'),
    `import { type components, startFake } from 'ticaga-kit';
     const customer: components['schemas']['Customer']['billing_id'] = '0';
     const fake = await startFake({ port: 0, assume: { auth: 'basic' } });
     console.log(customer, fake.url.length);
     await fake.close();\n`,
  );
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  await run(
    process.execPath,
    [
      tsc,
      '--noEmit',
      '--strict',
      '--skipLibCheck',
      '--module',
      'nodenext',
      '--target',
      'es2022',
      '--types',
      'node',
      '--typeRoots',
      join(root, 'node_modules/@types'),
      'try.ts',
    ],
    { cwd: home },
  );
});
