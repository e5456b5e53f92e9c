import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { HarEntry } from '../../src/recordings/har.js';
import { runCli } from '../helpers/run-cli.js';
import { runFake } from '../helpers/run-fake.js';
import { codesOf, runProxy } from '../proxy/run-proxy.js';
import { closeServer, listen } from '../verify/live-server.js';

const json = {
  Accept: 'application/json',
  'Content-Type': 'application/json',
  Authorization: 'Bearer ticaga-demo-token',
};

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'ticaga-kit-har-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

interface Har {
  log: { version: string; creator: { name: string; version: string }; entries: HarEntry[] };
}

const readHar = async (file: string): Promise<Har> => JSON.parse(await readFile(file, 'utf8'));

test('--har writes what was said as HAR 1.2, oldest first, at the end and without its secrets', async () => {
  const fake = await runFake();
  const file = join(await folder(), 'said.har');
  const { url, cli } = await runProxy(fake.url, ['--har', file, '--allow-writes', '--mask', 'email']);
  await fetch(`${url}/api/customers/get/1?token=secret-of-mine&a=b%20c`, { headers: json });
  const body = JSON.stringify({ email: 'joedoe@example.com', password: 'not-the-password' });
  await fetch(`${url}/api/login`, { method: 'POST', headers: json, body });
  expect(await readdir(join(file, '..'))).toEqual([expect.stringMatching(/^said\.har\.\d+\.part$/)]);
  expect(await cli.stop('SIGINT')).toBe(0);
  expect(cli.stderr()).toBe(`Wrote ${file}: 2 exchanges.\n`);
  expect(await readdir(join(file, '..'))).toEqual(['said.har']);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const text = await readFile(file, 'utf8');
  for (const secret of ['ticaga-demo-token', 'secret-of-mine', 'not-the-password', 'joedoe@'])
    expect(text).not.toContain(secret);
  const { log } = await readHar(file);
  expect(log).toMatchObject({ version: '1.2', creator: { name: 'ticaga-kit' } });
  expect(log.entries).toHaveLength(2);
  const [first, second] = log.entries;
  expect(first).toEqual({
    startedDateTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    time: expect.any(Number),
    request: {
      method: 'GET',
      url: `${fake.url}/api/customers/get/1?token=***&a=b%20c`,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: expect.arrayContaining([{ name: 'Authorization', value: 'Bearer ***' }]),
      queryString: [
        { name: 'token', value: '***' },
        { name: 'a', value: 'b c' },
      ],
      headersSize: -1,
      bodySize: 0,
    },
    response: {
      status: 200,
      statusText: 'OK',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: expect.arrayContaining([{ name: 'content-type', value: 'application/json' }]),
      content: { size: expect.any(Number), mimeType: 'application/json', text: expect.stringContaining('Joe Doe') },
      redirectURL: '',
      headersSize: -1,
      bodySize: -1,
    },
    cache: {},
    timings: { send: 0, wait: expect.any(Number), receive: 0 },
    _operationId: 'getCustomer',
    _notes: [],
    _violations: [],
  });
  expect(second?.request.postData).toEqual({
    mimeType: 'application/json',
    text: '{"email":"email-1@masked.example","password":"***"}',
  });
});

test('bytes that are no text stand in base64, and of a long body there is the beginning, with a note', async () => {
  const bytes = Buffer.from([0, 255, 254, 1]);
  const long = 'a'.repeat(200_000);
  const server = createServer((request, response) => void response.end(request.url === '/api/long' ? long : bytes));
  const target = await listen(server);
  onTestFinished(() => closeServer(server));
  const file = join(await folder(), 'said.har');
  const { url, cli } = await runProxy(target, ['--har', file, '--allow-writes']);
  await fetch(`${url}/api/bytes`, { method: 'POST', body: bytes });
  await fetch(`${url}/api/long`);
  await cli.stop();
  const [first, second] = (await readHar(file)).log.entries;
  expect(first?.request.postData).toEqual({ mimeType: '', text: 'AP/+AQ==', _encoding: 'base64' });
  expect(first?.response.content).toMatchObject({ text: 'AP/+AQ==', encoding: 'base64' });
  expect(second?.response.content.text).toHaveLength(102_400);
  expect(second?._notes.at(-1)).toEqual({
    code: 'body-cut',
    message: 'Of the 200000 bytes of the answer the first 102400 are kept.',
  });
  expect(codesOf(first?._notes ?? [])).not.toContain('body-cut');
});

test('a run without an exchange writes an empty HAR', async () => {
  const file = join(await folder(), 'said.har');
  const { cli } = await runProxy((await runFake()).url, ['--har', file]);
  await cli.stop();
  expect((await readHar(file)).log.entries).toEqual([]);
  expect(cli.stderr()).toBe(`Wrote ${file}: 0 exchanges.\n`);
});

test('one that is killed leaves the file as it was', async () => {
  const file = join(await folder(), 'said.har');
  await writeFile(file, 'what stood there');
  const { url, cli } = await runProxy((await runFake()).url, ['--har', file]);
  await fetch(`${url}/api/customers/get/1`, { headers: json });
  await cli.stop('SIGKILL');
  expect(await readFile(file, 'utf8')).toBe('what stood there');
});

test.each([
  ['in a folder that there is not', (home: string) => join(home, 'no', 'said.har'), 'there is no such file or folder'],
  ['that is a folder', (home: string) => join(home, 'folder'), 'it is no file'],
])('a file %s is refused before anything listens', async (_, place, was) => {
  const home = await folder();
  await mkdir(join(home, 'folder'));
  const { status, stderr, stdout } = await runCli(['proxy', '--target', 'http://127.0.0.1:1', '--har', place(home)]);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toContain('cannot be written');
  expect(stderr).toContain(was);
});

test('a port that is taken leaves nothing beside the file', async () => {
  const home = await folder();
  const fake = await runFake();
  const args = [
    'proxy',
    '--target',
    'http://127.0.0.1:1',
    '--port',
    String(fake.port),
    '--har',
    join(home, 'said.har'),
  ];
  expect((await runCli(args)).status).toBe(2);
  expect(await readdir(home)).toEqual([]);
});

test('a folder that went away meanwhile is told at the end', async () => {
  const home = await folder();
  const { cli } = await runProxy((await runFake()).url, ['--har', join(home, 'said.har')]);
  await chmod(home, 0o700);
  await rm(home, { recursive: true });
  expect(await cli.stop()).toBe(2);
  expect(cli.stderr()).toContain(`${join(home, 'said.har')} cannot be written.`);
});
