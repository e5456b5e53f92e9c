import { execFile, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { serve } from '../../src/cli/commands/serve.js';
import { drainMs } from '../../src/fake/shared/start-replica.js';
import { freePort, untilItListens } from '../helpers/ports.js';
import { startPostgres, type TestPostgres } from '../helpers/postgres.js';
import { startTestFake } from '../helpers/start-test-fake.js';

const run = promisify(execFile);
const root = new URL('../..', import.meta.url).pathname;
const read = (name: string) => readFile(join(root, name), 'utf8');

interface Step {
  name: string;
  rest: string;
}

/** One stage of a Dockerfile that is written with one line a step. */
interface Stage {
  name: string | undefined;
  steps: Step[];
}

function parseDockerfile(text: string): Stage[] {
  const stages: Stage[] = [];
  for (const line of text.split('\n').filter((one) => one !== '' && !one.startsWith('#'))) {
    const [, name = '', rest = ''] = /^([A-Z]+) (.+)$/.exec(line)!;
    if (name === 'FROM') stages.push({ name: / AS (\w+)$/.exec(rest)?.[1], steps: [] });
    else stages.at(-1)!.steps.push({ name, rest });
  }
  return stages;
}

const [build, final] = parseDockerfile(await read('deploy/Dockerfile')) as [Stage, Stage];
const all = ({ steps }: Stage, name: string) => steps.filter((step) => step.name === name).map(({ rest }) => rest);
const one = (name: string) => all(final, name)[0]!;
const healthCheck = /^(.*?) CMD (\[.*\])$/.exec(one('HEALTHCHECK'))!;
const kit = parse(await read('deploy/compose.yaml'), { merge: true }).services;
const [deployment, service] = parseAllDocuments(await read('deploy/kubernetes.yaml')).map((each) => each.toJS());
const pod = deployment.spec.template.spec;
const [container] = pod.containers;

const isRoot = process.getuid?.() === 0;
/** Owns what the build makes, and does not run it. */
const builder = isRoot ? { uid: 65_534, gid: 65_534 } : {};
const [uid, gid] = one('USER').split(':').map(Number);
const user = isRoot ? { uid, gid } : {};

/** What a container sees of the environment, besides what its image and its user set. */
const plain = { PATH: process.env.PATH!, HOME: '/nonexistent' };

let postgres: TestPostgres;
let home: string;
let image: string;

/** Does what docker build does, in two folders: what each stage copies, and what it runs. */
beforeAll(async () => {
  postgres = await startPostgres({ password: 'no-secret' });
  home = await mkdtemp(join(tmpdir(), 'ticaga-kit-deploy-'));
  await chmod(home, 0o755);
  const [context, built] = [join(home, 'context'), join(home, 'build')];
  image = join(home, 'image');
  for (const folder of [context, built, image, join(home, 'npm')]) await mkdir(folder);
  await copyContext(context);
  if (isRoot) for (const folder of [built, join(home, 'npm')]) await chown(folder, 65_534, 65_534);
  for (const { name, rest } of build.steps) {
    if (name === 'COPY') await copy(rest, context, built);
    if (isRoot && name === 'COPY') await run('chown', ['-R', '65534:65534', built]);
    if (name === 'RUN')
      await run('sh', ['-c', rest], { ...builder, cwd: built, env: { ...plain, HOME: join(home, 'npm') } });
  }
  for (const rest of all(final, 'COPY')) await copy(rest, built, image);
  return async () => {
    await postgres.close();
    await rm(home, { recursive: true });
  };
}, 600_000);

/** What .dockerignore lets through of what is no product of a build. */
async function copyContext(to: string): Promise<void> {
  const [nothing, ...lines] = (await read('.dockerignore'))
    .split('\n')
    .filter((line) => line !== '' && line[0] !== '#');
  expect(nothing).toBe('*');
  for (const line of lines) expect(line).toMatch(/^![\w.-]+$/);
  const names = lines.map((line) => line.slice(1));
  for (const name of names) await stat(join(root, name));
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', ...names];
  const { stdout } = await run('git', args, { cwd: root });
  for (const file of stdout.split('\0').filter((each) => each !== '')) {
    await mkdir(dirname(join(to, file)), { recursive: true });
    await cp(join(root, file), join(to, file));
  }
}

/** Fails where a source does not exist, as docker does. */
async function copy(rest: string, from: string, to: string): Promise<void> {
  const words = rest.split(' ').filter((word) => word !== `--from=${build.name}`);
  const target = words.pop()!;
  for (const word of words) {
    const source = join(from, word.replace(/^\/kit\//, ''));
    const isFolder = (await stat(source)).isDirectory();
    await cp(source, isFolder ? join(to, target) : join(to, target, word.replace(/^.*\//, '')), { recursive: true });
  }
}

/** A container of the image, as far as it goes without one: its user, its variables and its command, and nothing else. */
async function start(env: Record<string, string>) {
  const words: string[] = [...JSON.parse(one('ENTRYPOINT')), ...JSON.parse(one('CMD'))];
  const port = String(await freePort());
  const [, name = '', value = ''] = /^(\w+)=(\S+)$/.exec(one('ENV'))!;
  const inside = { ...plain, [name]: value, PORT: port, ...env };
  const options: SpawnOptions = { ...user, cwd: image, env: inside, stdio: ['ignore', 'pipe', 'pipe'] };
  const child = spawn(words[0]!, words.slice(1), options);
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  await new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout!, child.stderr!])
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        if (said.includes('Try it:')) resolve();
      });
    child.once('exit', () => reject(new Error(said)));
  });
  return {
    port,
    said: () => said,
    url: `http://127.0.0.1:${port}`,
    /** Resolves with the exit status of the image's health check. */
    async check() {
      const [program, ...args] = JSON.parse(healthCheck[2]!);
      const checked = spawn(program, args, { ...options, stdio: 'ignore' });
      return (await once(checked, 'exit'))[0];
    },
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      return (await ended)[0];
    },
  };
}

const token = { Authorization: 'Bearer ticaga-demo-token' };

async function startReplicas() {
  const env = { TICAGA_KIT_DB: await postgres.create(), PGPASSWORD: 'no-secret', TICAGA_KIT_ADMIN_TOKEN: 'let-me-in' };
  return [await start(env), await start(env)] as const;
}

describe('the image', () => {
  test('serves from a database as a user who owns nothing, is healthy, never shows the password, and ends with 0', async () => {
    const [replica] = await startReplicas();
    expect(await (await fetch(`${replica.url}/__admin/ready`)).json()).toEqual({ status: 'ready' });
    expect((await fetch(`${replica.url}/api/customers/get/1`, { headers: token })).status).toBe(200);
    expect((await fetch(`${replica.url}/`, { headers: { Accept: 'text/html' } })).status).toBe(200);
    expect((await fetch(`${replica.url}/openapi.yaml`)).status).toBe(200);
    expect(await replica.check()).toBe(0);
    expect(await replica.stop()).toBe(0);
    expect(await replica.check()).toBe(1);
    expect(replica.said()).not.toContain('no-secret');
  });

  test('is healthy without a database, too, with a token and without', async () => {
    for (const env of [{}, { TICAGA_KIT_ADMIN_TOKEN: 'let-me-in' }]) expect(await (await start(env)).check()).toBe(0);
  });

  test('holds what the package holds and the driver, and no tool of the developers', async () => {
    const { files, dependencies, devDependencies } = JSON.parse(await read('package.json'));
    const held = await readdir(image);
    const shipped = files.filter((name: string) => name !== 'CHANGELOG.md');
    expect([...held].sort()).toEqual([...shipped, 'LICENSE', 'node_modules', 'package.json'].sort());
    const lock = JSON.parse(await readFile(join(image, 'node_modules/.package-lock.json'), 'utf8'));
    const packages = Object.keys(lock.packages).map((path) => path.replace(/^.*node_modules\//, ''));
    expect(packages).toEqual(expect.arrayContaining([...Object.keys(dependencies), 'pg']));
    const tools = Object.keys(devDependencies).filter((name) => name !== 'pg');
    expect(packages.filter((name) => tools.includes(name))).toEqual([]);
    const { stdout } = await run('du', ['-sm', image]);
    expect(Number.parseInt(stdout, 10)).toBeLessThan(20);
  });
});

test('nginx.conf is one that nginx takes, and both replicas answer behind it', async () => {
  const replicas = await startReplicas();
  const port = await freePort();
  let text = await read('deploy/nginx.conf');
  for (const [at, replica] of replicas.entries())
    text = text.replace(`kit-${at + 1}:4010`, `127.0.0.1:${replica.port}`);
  text = text.replace('listen 8080;', `listen 127.0.0.1:${port};`);
  const folder = await mkdtemp(join(tmpdir(), 'ticaga-kit-nginx-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'nginx.conf'), text);
  const args = ['-p', folder, '-c', 'nginx.conf', '-e', 'stderr', '-g', `pid ${folder}/pid; daemon off;`];
  await run('nginx', ['-t', ...args]);
  const nginx = spawn('nginx', args, { stdio: 'ignore' });
  onTestFinished(async () => {
    const ended = once(nginx, 'exit');
    nginx.kill('SIGTERM');
    await ended;
  });
  const url = `http://127.0.0.1:${port}`;
  await untilItListens(port);
  expect((await fetch(`${url}/__admin/ready`)).status).toBe(200);
  const admin = { Authorization: 'Bearer let-me-in' };
  const events = await fetch(`${url}/__admin/events`, { headers: admin });
  const reader = events.body!.pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader.read()).value).toBe(':\n\n');
  const body = JSON.stringify({ ticaga_id: 1, billing_id: 7, billing_system: 'Blesta' });
  const headers = { ...token, 'Content-Type': 'application/json', Accept: 'application/json' };
  expect(await (await fetch(`${url}/api/customers/assign`, { method: 'POST', headers, body })).json()).toEqual({
    user: true,
  });
  expect((await reader.read()).value).toContain('assignBillingId');
  await reader.cancel();
  for (let count = 0; count < 4; count++)
    expect(await (await fetch(`${url}/api/customers/get/1`, { headers })).text()).toContain('"billing_id":"7"');
  const counts = await Promise.all(
    replicas.map(async (replica) => (await fetch(`${replica.url}/metrics`, { headers: admin })).text()),
  );
  for (const text of counts) expect(text).toMatch(/operation="getCustomer",outcome="success"} [1-9]/);
  // One that has left is not asked.
  expect(await replicas[0].stop()).toBe(0);
  for (let count = 0; count < 4; count++)
    expect((await fetch(`${url}/api/customers/get/1`, { headers })).status).toBe(200);
});

describe('what stands twice', () => {
  const variables = Object.values(serve.options).flatMap((option) => ('env' in option ? [option.env] : []));
  /** The driver reads it. */
  const known = [...variables, 'PGPASSWORD'];

  test('every variable is one that serve or the driver reads', () => {
    for (const name of ['kit-1', 'kit-2'])
      for (const variable of Object.keys(kit[name].environment)) expect(known).toContain(variable);
    for (const { name } of container.env) expect(known).toContain(name);
  });

  test('the port is that of serve everywhere', async () => {
    const port = serve.options.port.default;
    expect(one('EXPOSE')).toBe(port);
    expect(one('HEALTHCHECK')).toContain(`process.env.PORT || ${port}`);
    expect(container.ports).toEqual([{ name: 'http', containerPort: Number(port) }]);
    expect(service.spec.ports[0].targetPort).toBe('http');
    const nginx = await read('deploy/nginx.conf');
    expect([...nginx.matchAll(/server (\S+):(\d+)/g)].map(([, name, at]) => [name, at])).toEqual(
      Object.keys(kit)
        .filter((name) => name.startsWith('kit-'))
        .map((name) => [name, port]),
    );
    expect(kit.balancer.ports).toEqual([`${port}:${/listen (\d+);/.exec(nginx)![1]}`]);
  });

  test('the user is the same, and no root', () => {
    expect(uid).toBeGreaterThan(0);
    const { runAsNonRoot, runAsUser, runAsGroup } = pod.securityContext;
    expect({ runAsNonRoot, runAsUser, runAsGroup }).toEqual({ runAsNonRoot: true, runAsUser: uid, runAsGroup: gid });
    expect(container.securityContext).toMatchObject({ readOnlyRootFilesystem: true, allowPrivilegeEscalation: false });
    expect(kit['kit-1'].read_only).toBe(true);
  });

  test('every probe asks an address that there is, and waits longer than the server does', async () => {
    const { send } = await startTestFake();
    const paths = [
      container.livenessProbe.httpGet.path,
      container.readinessProbe.httpGet.path,
      /\/__admin\/\w+/.exec(one('HEALTHCHECK'))![0],
    ];
    expect(paths).toEqual(['/__admin/health', '/__admin/ready', '/__admin/ready']);
    for (const path of paths) expect((await send({ path })).status).toBe(200);
    for (const probe of [container.livenessProbe, container.readinessProbe]) {
      expect(probe.httpGet.port).toBe('http');
      expect(probe.timeoutSeconds).toBeGreaterThan(1);
    }
    expect(Number(/--timeout=(\d+)s/.exec(healthCheck[1]!)![1])).toBeGreaterThan(1);
  });

  test('whoever ends a replica waits until it has drained', () => {
    const [, wait] = container.lifecycle.preStop.exec.command;
    const seconds = (drainMs.answers + 2 * drainMs.goodbye) / 1000;
    expect(pod.terminationGracePeriodSeconds).toBeGreaterThan(Number(wait) + seconds);
    expect(Number.parseInt(kit['kit-1'].stop_grace_period, 10)).toBeGreaterThan(seconds);
  });

  test('names agree: the Dockerfile of compose, the selectors and the Secret of Kubernetes, the database', async () => {
    const { context, dockerfile } = kit['kit-1'].build;
    expect(await stat(join(root, 'deploy', context, dockerfile))).toBeTruthy();
    const { matchLabels } = deployment.spec.selector;
    expect([deployment.spec.template.metadata.labels, service.spec.selector]).toEqual([matchLabels, matchLabels]);
    const secrets = container.env.map(({ valueFrom: { secretKeyRef: secret } }: typeof container) => secret);
    const [, created = ''] = /create secret generic (.+)$/m.exec(await read('deploy/kubernetes.yaml'))!;
    for (const { name, key } of secrets) expect(created).toMatch(new RegExp(`^${name} .*--from-literal=${key}=`));
    const { POSTGRES_USER: role, POSTGRES_DB: name, POSTGRES_PASSWORD: password } = kit.db.environment;
    expect(kit['kit-1'].environment).toMatchObject({
      TICAGA_KIT_DB: `postgres://${role}@db/${name}`,
      PGPASSWORD: password,
    });
    expect(kit.db.healthcheck.test).toEqual(['CMD', 'pg_isready', `--username=${role}`, `--dbname=${name}`]);
  });
});
