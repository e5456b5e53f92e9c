import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { pluginKinds } from '../../src/init/plugin-kind.js';
import { describePhpWith } from '../helpers/describe-php.js';
import { runCli } from '../helpers/run-cli.js';

const run = promisify(execFile);
const root = new URL('../..', import.meta.url).pathname;
const main = join(root, 'dist/cli/main.js');
const describePhp = describePhpWith('a first set of tests for PHP plugins', 'curl', 'pdo_sqlite');

async function folder(files: Record<string, string> = {}): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'ticaga-kit-init-'));
  onTestFinished(() => rm(path, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(path, name)), { recursive: true });
    await writeFile(join(path, name), text);
  }
  return path;
}

const curl = (url: string, key: string) => `
    $curl = curl_init(${url} . '/api/customers/get/' . $id);
    curl_setopt_array($curl, [CURLOPT_RETURNTRANSFER => true, CURLOPT_TIMEOUT => 10,
        CURLOPT_HTTPHEADER => ['Authorization: Bearer ' . ${key}, 'Accept: application/json']]);
    return json_decode(curl_exec($curl), true)['user'];`;

interface Skeleton {
  files: Record<string, string>;
  /** What an author puts where the test says that the plugin goes. */
  call: string;
}

/** A fresh plugin of each kind, with code that its billing system would run as it is. */
const skeletons: Record<Exclude<(typeof pluginKinds)[number], 'js'>, Skeleton> = {
  blesta: {
    files: {
      'demo_plugin.php': '<?php\nclass DemoPlugin extends Plugin {}\n',
      'models/demo_links.php': `<?php
class DemoLinks extends DemoModel
{
    public function customer($id)
    {${curl("Configure::get('Demo.ticaga_url')", "Configure::get('Demo.ticaga_key')")}
    }

    public function store($clientId, $ticagaId)
    {
        $this->Record->insert('demo_links', ['client_id' => $clientId, 'ticaga_id' => $ticagaId]);
        $this->Record->where('client_id', '=', $clientId)->update('demo_links', ['ticaga_id' => $ticagaId]);
        return $this->Record->select()->from('demo_links')->where('client_id', '=', $clientId)->fetch()->ticaga_id;
    }
}
`,
      'demo_model.php': `<?php
class DemoModel extends AppModel
{
    public function __construct()
    {
        parent::__construct();
        Loader::loadComponents($this, ['Record', 'Input', 'Session']);
        Language::loadLang('demo', null, dirname(__FILE__) . '/language/');
        Configure::load('demo', dirname(__FILE__) . '/config/');
    }
}
`,
    },
    call: `
    Configure::set('Demo.ticaga_url', $set['ticaga_url']);
    Configure::set('Demo.ticaga_key', $set['ticaga_key']);
    Record::pdo()->exec('CREATE TABLE demo_links (client_id INTEGER, ticaga_id INTEGER)');
    Loader::load(__DIR__ . '/../../demo_model.php');
    Loader::loadModels($plugin = new stdClass(), ['Demo.DemoLinks']);
    $same('Joe Doe', $plugin->DemoLinks->customer(1)['name'], 'the name of customer 1');
    $same('1', (string) $plugin->DemoLinks->store(7, 1), 'the row');`,
  },
  whmcs: {
    files: {
      'demo.php': `<?php
use WHMCS\\Database\\Capsule;

if (!defined('WHMCS')) {
    die('This file cannot be opened itself.');
}

function demo_config()
{
    return ['name' => 'Demo', 'fields' => ['base_url' => ['Type' => 'text'], 'access_token' => ['Type' => 'password']]];
}

function demo_customer($vars, $id)
{
    logModuleCall('demo', 'customer', ['id' => $id], '', '', [$vars['access_token']]);${curl("$vars['base_url']", "$vars['access_token']")}
}

add_hook('ClientAdd', 1, function (array $vars) {
    $names = localAPI('GetClientsDetails', ['clientid' => $vars['client_id']]);
    Capsule::table('tblclients')->insert(['id' => $vars['client_id'], 'firstname' => $names['firstname']]);
    return Capsule::table('tblclients')->where('id', $vars['client_id'])->value('firstname');
});
`,
    },
    call: `
    require_once __DIR__ . '/../../demo.php';
    $same('Joe Doe', demo_customer($set, 1)['name'], 'the name of customer 1');
    $same(1, count($GLOBALS['whmcs_log']), 'the lines of the log');
    $GLOBALS['whmcs_answers']['GetClientsDetails'] = ['firstname' => 'Joe'];
    $same(['Joe'], run_hook('ClientAdd', ['client_id' => 7]), 'what the hook stored');`,
  },
  clientexec: {
    files: {
      'PluginDemo.php': `<?php
class PluginDemo extends SnapinPlugin
{
    public function getVariables()
    {
        return [lang('api_url') => ['type' => 'text'], lang('api_key') => ['type' => 'password']];
    }

    public function customer($id)
    {
        CE_Lib::log(4, 'Demo asks for customer ' . $id);${curl("$this->getVariable('api_url')", "$this->settings->get('plugin_demo_api_key')")}
    }
}
`,
    },
    call: `
    require_once __DIR__ . '/../../PluginDemo.php';
    $snapin = new PluginDemo(new CE_User(1), NE_Settings::of($set));
    $same('Joe Doe', $snapin->customer(1)['name'], 'the name of customer 1');`,
  },
  php: {
    files: { 'lib/api.php': `<?php\nfunction customer($url, $key, $id)\n{${curl('$url', '$key')}\n}\n` },
    call: `
    require_once __DIR__ . '/../../lib/api.php';
    $same('Joe Doe', customer($set['api_url'], $set['api_key'], 1)['name'], 'the name of customer 1');`,
  },
};

/** Takes the place of the words that ask for the plugin's call, and enables the test. */
async function enable(plugin: string, call: string): Promise<void> {
  const file = join(plugin, 'tests/ticaga/connection-test.php');
  const text = await readFile(file, 'utf8');
  const called = text.replace(/\n {4}\/\/ Your plugin goes here[\s\S]*?\n\n/, () => `${call}\n\n`);
  expect(called).not.toBe(text);
  await writeFile(file, called.replace('$todo(', '$test('));
}

/** The lines of the CI files that call the kit, run as the CI servers would; the same mutants are tried once. */
async function runCi(plugin: string): Promise<void> {
  const { jobs } = parse(await readFile(join(plugin, '.github/workflows/ticaga-kit.yml'), 'utf8'));
  const github = jobs['ticaga-kit'].steps.flatMap((step: { run?: string }) => step.run ?? []);
  const gitlab = parse(await readFile(join(plugin, '.gitlab-ci.yml'), 'utf8'))['ticaga-kit'].script;
  for (const script of [github, gitlab] as string[][]) {
    const calls = script
      .filter((line) => line.startsWith('npx --no-install ticaga-kit '))
      .map((line) => line.split(' ').slice(3));
    expect(calls.map(([name]) => name)).toEqual(['exec', 'mutate']);
    for (const call of calls) {
      const words = script === gitlab && call[0] === 'mutate' ? [...call, '--list'] : call;
      expect((await runCli(words, { cwd: plugin })).status, call.join(' ')).toBe(0);
    }
  }
}

/** The test that passes from the beginning. */
const connection = 'the server of the settings knows the API key of the settings';

describePhp('init, and then exec', () => {
  test.each(['blesta-plugin/repaired', 'whmcs-module'])('is green in one try in %s', async (example) => {
    const plugin = join(await folder(), 'plugin');
    await cp(join(root, 'examples', example), plugin, { recursive: true });
    const made = await runCli(['init'], { cwd: plugin });
    expect(made.status).toBe(0);
    expect(made.stdout).toContain('\nNext: npx --no-install ticaga-kit exec runs the test of the connection.');
    const { status, stdout, stderr } = await runCli(['exec'], { cwd: plugin });
    expect([status, stdout]).toEqual([0, expect.stringContaining('1 passed, 0 failed, 1 to do')]);
    expect(stderr).toContain('1 request, 0 violations');
  });

  test.each(Object.entries(skeletons))(
    'is green in one try in a fresh plugin of the kind %s, whose own code the enabled test runs unchanged',
    async (kind, { files }) => {
      const plugin = await folder(files);
      const { status, stdout } = await runCli(['init'], { cwd: plugin });
      expect([status, stdout]).toEqual([0, expect.stringContaining(`of the kind ${kind}.`)]);
      const first = await runCli(['exec'], { cwd: plugin });
      expect([first.status, first.stdout]).toEqual([0, expect.stringContaining('1 passed, 0 failed, 1 to do')]);
      expect(first.stdout).toContain('At connection-test.php:27 write $test instead of $todo.');
      await enable(plugin, '');
      const red = await runCli(['exec'], { cwd: plugin });
      expect([red.status, red.stdout]).toEqual([1, expect.stringContaining('Your plugin sent nothing. Call it in ')]);
      expect(red.stderr, 'and it is judged all the same').toContain('1 request, 0 violations');
    },
  );

  test.each(Object.entries(skeletons))(
    'a plugin of the kind %s that is put into the test is green, and its CI jobs are',
    async (_, { files, call }) => {
      const plugin = await folder(files);
      await runCli(['init', '--yes'], { cwd: plugin });
      await enable(plugin, call);
      const { status, stdout, stderr } = await runCli(['exec'], { cwd: plugin });
      expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringContaining('2 passed, 0 failed, 0 to do') });
      expect(stderr).toContain('2 requests, 0 violations');
      const one = await runCli(['exec', '--', 'php', 'tests/ticaga/run.php', connection], { cwd: plugin });
      expect(one.stdout).toContain('1 passed, 0 failed, 0 to do');
      const none = await runCli(['exec', '--allow-idle', '--', 'php', 'tests/ticaga/run.php', 'no'], { cwd: plugin });
      expect([none.status, none.stderr]).toEqual([2, expect.stringContaining('No test is named no.')]);
      const byName = ['--select', 'php tests/ticaga/run.php --stop-on-failure {tests}', '--only', 'getCustomer/*'];
      expect((await runCli(['mutate', ...byName], { cwd: plugin })).stdout).toContain('of the lies');
      await runCi(plugin);
    },
  );
});

test('a plugin in JavaScript gets a test for node --test, and a CI file that installs what its package.json names', async () => {
  const manifest = '{ "private": true, "devDependencies": { "ticaga-kit": "../kit" } }\n';
  const plugin = await folder({
    'package.json': manifest,
    'index.mjs': "const set = { helpdesk_url: '', api_token: '' };\n",
  });
  expect((await runCli(['init'], { cwd: plugin })).stdout).toContain('of the kind js.');
  const { status, stdout } = await runCli(['exec'], { cwd: plugin });
  expect(status).toBe(0);
  expect(stdout).toMatch(/pass 1\n[\s\S]*skipped 1\n/);
  const file = join(plugin, 'tests/ticaga/connection.test.mjs');
  const text = await readFile(file, 'utf8');
  expect(text).toContain('settings.helpdesk_url');
  await writeFile(file, text.replace(/\{ skip: '.*?' \}, /, ''));
  const red = await runCli(['exec'], { cwd: plugin });
  expect([red.status, red.stdout]).toEqual([1, expect.stringContaining('Your plugin asked nothing.')]);
  const ci = await readFile(join(plugin, '.github/workflows/ticaga-kit.yml'), 'utf8');
  expect(ci).toContain('- run: npm ci\n');
  expect(ci).not.toMatch(/php|TICAGA_KIT|#:/);
});

test('no file is overwritten, and the settings have the names of the plugin', async () => {
  const plugin = await folder({
    ...skeletons.whmcs.files,
    'ticaga-kit.yaml': 'command: mine\n',
    '.gitlab-ci.yml': 'mine:\n',
  });
  const { stdout } = await runCli(['init', plugin]);
  expect(stdout.match(/is there already, left as it is: .*/g)).toEqual([
    'is there already, left as it is:  ticaga-kit.yaml',
    'is there already, left as it is:  .gitlab-ci.yml',
  ]);
  expect(await readFile(join(plugin, 'ticaga-kit.yaml'), 'utf8')).toBe('command: mine\n');
  const written = await readFile(join(plugin, 'tests/ticaga/connection-test.php'), 'utf8');
  expect(written).toContain("['base_url' => $ticaga->url(), 'access_token' => $ticaga->token()]");
});

test('init --dry-run names the files, and writes none', async () => {
  const plugin = await folder();
  for (const kind of pluginKinds) {
    const { status, stdout } = await runCli(['init', '--kind', kind, '--dry-run'], { cwd: plugin });
    expect(status).toBe(0);
    expect(stdout).toContain('  would write  ticaga-kit.yaml\n');
  }
  expect(await readdir(plugin)).toEqual([]);
});

test.each([
  ['holds no source', {}, 'the folder holds no source of a plugin.', 'blesta | whmcs | clientexec | php | js'],
  [
    'is of two kinds',
    { 'a.php': '<?php class A extends AppModel {} logModuleCall();' },
    'one of several: blesta, whmcs',
    'blesta | whmcs',
  ],
])('a folder that %s is refused when nobody can be asked', async (_, files, message, expected) => {
  const cwd = await folder(files as Record<string, string>);
  const { status, stderr } = await runCli(['init'], { cwd });
  expect(status).toBe(2);
  expect(stderr).toContain(message);
  expect(stderr).toContain(`Expected:  ${expected}`);
  expect((await readdir(cwd)).sort()).toEqual(Object.keys(files));
});

test('init --yes takes the first of several kinds', async () => {
  const cwd = await folder({ 'a.php': '<?php class A extends AppModel {} logModuleCall();' });
  const { stdout } = await runCli(['init', '--yes', '--dry-run'], { cwd });
  expect(stdout).toContain('of the kind blesta.');
});

test('a folder that is not there is refused', async () => {
  const { status, stderr } = await runCli(['init', 'no-such-folder']);
  expect([status, stderr]).toEqual([2, expect.stringContaining('The folder no-such-folder cannot be read.')]);
});

test('of several kinds, a person at a terminal is asked', async () => {
  const cwd = await folder({ 'a.php': '<?php class A extends AppModel {} logModuleCall();' });
  const { CI: _, ...env } = process.env;
  const line = `"${process.execPath}" "${main}" init`;
  const child = run('script', ['-qec', line, '/dev/null'], { cwd, env });
  child.child.stdin?.write('whmcs\n');
  expect((await child).stdout).toContain('What is it (blesta, whmcs)?');
  expect(await readFile(join(cwd, 'tests/ticaga/billing-system.php'), 'utf8')).toContain('logModuleCall');
  expect((await stat(join(cwd, 'ticaga-kit.yaml'))).isFile()).toBe(true);
});
