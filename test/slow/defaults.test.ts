import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { loadCommands } from '../../src/cli/commands.js';
import { describeOption, findGiven, readOption } from '../../src/cli/option.js';
import { type Ran, type RunOptions, runCommand } from '../cli/run-command.js';
import { runFake } from '../helpers/run-fake.js';
import { closeServer, listen } from '../verify/live-server.js';
import { credentials } from '../verify/run-verify.js';

const cli = new URL('../../src/cli', import.meta.url).pathname;

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'ticaga-kit-'));
  onTestFinished(() => rm(path, { recursive: true }));
  return path;
}

const node = (script: string) => ['--', process.execPath, '-e', script];
const lookup = 'fetch(process.env.TICAGA_URL + "/api/customers/get/1")';

/** Runs serve until it has greeted. */
const greeting = (args: string[], options: RunOptions): Promise<Ran> =>
  runCommand('serve', args, {
    ...options,
    isEnough: ({ stdout, stderr }) => (stdout + stderr).includes('Try it:'),
  });

const proxyGreeting = (args: string[], options: RunOptions): Promise<Ran> =>
  runCommand('proxy', ['--target', 'http://127.0.0.1:1', ...args], {
    ...options,
    isEnough: ({ stdout, stderr }) => (stdout + stderr).includes('listens on'),
  });

/** A server that takes requests and never answers. */
async function listenInVain(): Promise<string> {
  const server = createServer(() => undefined);
  onTestFinished(() => closeServer(server));
  return listen(server);
}

/** A HAR with one request. */
async function recording(): Promise<string> {
  const file = join(await folder(), 'one.har');
  const request = { method: 'GET', url: 'http://127.0.0.1/api/customers/get/1', headers: [] };
  const response = { status: 200, headers: [], content: { text: '{}' } };
  await writeFile(file, JSON.stringify({ log: { version: '1.2', entries: [{ request, response }] } }));
  return file;
}

/** What a command does when another default stands in its table: with a second copy of it in the code, nothing would change. */
const proofs: Record<string, (instead: (preset: string) => RunOptions) => Promise<void>> = {
  'serve --port': async (instead) => {
    expect((await greeting([], instead('0'))).stdout).not.toMatch(/:4010\b/);
  },
  'serve --host': async (instead) => {
    expect((await greeting(['--port', '0'], instead('localhost'))).stdout).toContain('listens on http://localhost:');
  },
  'serve --log': async (instead) => {
    expect((await greeting(['--port', '0'], instead('json'))).stderr).toContain('listens on');
  },
  'verify --reporter': async (instead) => {
    const { url } = await runFake();
    expect(JSON.parse((await runCommand('verify', [url], instead('json'))).stdout)).toMatchObject({ name: 'verify' });
  },
  'verify --timeout': async (instead) => {
    const server = createServer(() => undefined);
    const url = await listen(server);
    onTestFinished(() => closeServer(server));
    const verify = runCommand('verify', [url], { ...instead('0.1'), env: credentials });
    await expect(verify).rejects.toThrow('took longer than 0.1 s to answer.');
  },
  'exec --fail-on': async (instead) => {
    const { status, stderr } = await runCommand('exec', node(lookup), instead('none'));
    expect(stderr).toContain('credentials-missing');
    expect(status).toBe(0);
  },
  'exec --reporter': async (instead) => {
    const { stderr } = await runCommand('exec', node(lookup), instead('json'));
    expect(JSON.parse(stderr)).toMatchObject({ name: 'exec' });
  },
  'mutate --jobs': async (instead) => {
    const runs = join(await folder(), 'runs');
    await runCommand('mutate', ['--list', ...node(`fs.appendFileSync('${runs}', 'x'); ${lookup}`)], instead('3'));
    expect(await readFile(runs, 'utf8'), 'one run alone, and as many together as there are jobs').toBe('xxxx');
  },
  'mutate --reporter': async (instead) => {
    const args = ['--jobs', '1', '--only', '*/lost-write', ...node(lookup)];
    expect(JSON.parse((await runCommand('mutate', args, instead('json'))).stdout)).toMatchObject({ name: 'mutate' });
  },
  'proxy --port': async (instead) => {
    expect((await proxyGreeting([], instead('0'))).stdout).not.toMatch(/listens on \S+:4020\b/);
  },
  'proxy --host': async (instead) => {
    const { stdout } = await proxyGreeting(['--port', '0'], instead('localhost'));
    expect(stdout).toContain('listens on http://localhost:');
  },
  'proxy --log': async (instead) => {
    expect((await proxyGreeting(['--port', '0'], instead('json'))).stderr).toContain('listens on');
  },
  'proxy --timeout': async (instead) => {
    const target = await listenInVain();
    const proxy = runCommand('proxy', ['--target', target, '--port', '0'], {
      ...instead('0.1'),
      isEnough: ({ stdout, stderr }) => {
        const said = stdout + stderr;
        const [url] = /(?<=listens on )\S+/.exec(said) ?? [];
        if (url && !said.includes('took longer')) fetch(`${url}/api/customers/get/1`).catch(() => undefined);
        return said.includes('took longer');
      },
    });
    const { stdout, stderr } = await proxy;
    expect(stdout + stderr).toContain('took longer than 0.1 s to answer');
  },
  'replay --timeout': async (instead) => {
    const target = await listenInVain();
    const options = { ...instead('0.1'), env: credentials };
    expect((await runCommand('replay', [await recording(), '--to', target], options)).stdout).toContain('0.1 s');
  },
  'impact --timeout': async (instead) => {
    const file = await recording();
    const target = await listenInVain();
    const args = ['--recordings', dirname(file), '--to', target];
    const options = { ...instead('0.1'), env: credentials };
    expect((await runCommand('impact', args, options)).stdout).toContain('0.1 s');
  },
  'impact --reporter': async (instead) => {
    const args = ['--recordings', dirname(await recording()), '--to', 'auth=basic'];
    expect(JSON.parse((await runCommand('impact', args, instead('json'))).stdout)).toMatchObject({ name: 'impact' });
  },
  'replay --reporter': async (instead) => {
    const { stdout } = await runCommand('replay', [await recording()], instead('json'));
    expect(JSON.parse(stdout)).toMatchObject({ name: 'replay' });
  },
  'docs --out': async (instead) => {
    const out = await folder();
    await runCommand('docs', [], instead(out));
    expect(await readdir(out)).toContain('api.md');
  },
  'docs --format': async (instead) => {
    const out = await folder();
    await runCommand('docs', ['--out', out], instead('markdown'));
    expect((await readdir(out)).filter((file) => file.endsWith('.html'))).toEqual([]);
  },
};

const declared = (await loadCommands()).flatMap(({ name, options }) =>
  Object.entries(options)
    .filter(([, option]) => 'default' in option)
    .map(([option, value]) => ({ key: `${name} --${option}`, option, value })),
);

test('every default that is declared has a proof here', () => {
  expect(Object.keys(proofs).sort()).toEqual(declared.map(({ key }) => key).sort());
});

test.each(declared)('the default of $key stands in the table alone', async ({ key, option }) => {
  await proofs[key]?.((preset) => ({ defaults: { [option]: preset } }));
});

test.each(declared)('the default of $key is what the option has when nothing gives a value', ({ option, value }) => {
  const preset = value.type === 'flag' ? undefined : value.default;
  const written = typeof preset === 'object' ? preset.find() : (preset ?? '');
  const read = (line: string[]) => readOption(option, value, findGiven(value, line, {}));
  expect(read([])).toEqual(read([written]));
});

/** Literals that stand where a default would be applied: behind ??, || or the = of a parameter. */
function appliedLiterals(code: string): string[] {
  const places = code.matchAll(/(?:\?\?=?|\|\|=?|(?<![=!<>])=(?![=>]))\s*(['"`]?)([^'"`\s;,(){}[\]]+)\1/g);
  return [...places].map((match) => (match[2] as string).replaceAll('_', ''));
}

const presets = declared.map(({ option, value }) => describeOption(option, value).default);
const sources = readdirSync(cli, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));

test.each(sources)('src/cli/%s applies no default by hand', (file) => {
  const literals = appliedLiterals(readFileSync(join(cli, file), 'utf8'));
  expect(literals.filter((literal) => presets.includes(literal))).toEqual([]);
});

test.each([
  ["line.text('log') ?? 'pretty'", 'pretty'],
  ['port ?? 4_010', '4010'],
  ['const { out = "docs" } = options', 'docs'],
])('a default that is applied by hand is found in %j', (code, literal) => {
  expect(appliedLiterals(code)).toContain(literal);
});
