import { fileURLToPath } from 'node:url';
import { readText } from '../document/text-file.js';
import type { Plugin, PluginKind } from './plugin-kind.js';

/** A file of the first set of tests. */
export interface StartingFile {
  /** From the plugin's folder, with slashes. */
  path: string;
  text: string;
}

const folder = 'tests/ticaga';
const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const template = (name: string) => readText(at(`templates/${name}`), 'the template');

/** How a test calls the plugin, for the reader to put their own names into. */
const calls: Record<Exclude<PluginKind, 'js'>, readonly string[]> = {
  blesta: [
    "Loader::loadModels($plugin = new stdClass(), ['MyPlugin.MyModel']); // models/my_model.php",
    "$same('Joe Doe', $plugin->MyModel->customer(1)['name'], 'the name of customer 1');",
  ],
  whmcs: [
    "require_once __DIR__ . '/../../my_module.php';",
    "$same('Joe Doe', my_module_customer($set, 1)['name'], 'the name of customer 1');",
  ],
  clientexec: [
    "require_once __DIR__ . '/../../PluginMySnapin.php';",
    '$snapin = new PluginMySnapin(new CE_User(1), NE_Settings::of($set));',
    "$same('Joe Doe', $snapin->customer(1)['name'], 'the name of customer 1');",
  ],
  php: [
    "require_once __DIR__ . '/../../lib/MyApi.php';",
    "$same('Joe Doe', (new MyApi($set['api_url'], $set['api_key']))->customer(1)['name'], 'the name of customer 1');",
  ],
};

/**
 * The smallest set of files with which exec runs: a configuration, a test of the connection, what stands in for the
 * billing system, and a job for two CI servers.
 * @param schemaLine the first line of the configuration, for editors
 * @throws KitError file-unreadable when the package is not whole
 */
export async function startingSet(kind: PluginKind, plugin: Plugin, schemaLine: string): Promise<StartingFile[]> {
  const isPhp = kind !== 'js';
  const marks = [isPhp ? 'php' : '', plugin.namesKit ? 'named' : 'unnamed'];
  const command = isPhp ? `php ${folder}/run.php` : `node --test ${folder}/connection.test.mjs`;
  return [
    {
      path: 'ticaga-kit.yaml',
      text: `${schemaLine}# What ticaga-kit exec and mutate run. Every option of theirs can stand here: docs/config.md of the kit.\ncommand: ${command}\n`,
    },
    ...(isPhp ? await phpTests(kind, plugin) : await jsTests(plugin)),
    { path: '.github/workflows/ticaga-kit.yml', text: marked(await template('ci/github.yml'), marks) },
    { path: '.gitlab-ci.yml', text: marked(await template('ci/gitlab.yml'), marks) },
  ];
}

async function phpTests(kind: Exclude<PluginKind, 'js'>, plugin: Plugin): Promise<StartingFile[]> {
  const test = await template('php/connection-test.php');
  const call = calls[kind].join('\n    //     ');
  const host =
    kind === 'php'
      ? []
      : [{ path: `${folder}/billing-system.php`, text: await template(`${kind}/billing-system.php`) }];
  return [
    { path: `${folder}/run.php`, text: await template('php/run.php') },
    {
      path: `${folder}/connection-test.php`,
      text: withSettings(
        test.replace('{call}', () => call),
        plugin,
      ),
    },
    ...host,
    { path: `${folder}/TicagaKit.php`, text: await readText(at('php/TicagaKit.php'), 'the helper') },
  ];
}

async function jsTests(plugin: Plugin): Promise<StartingFile[]> {
  return [
    { path: `${folder}/connection.test.mjs`, text: withSettings(await template('js/connection.test.mjs'), plugin) },
  ];
}

/** The names that the plugin has for its settings, in place of the usual ones. */
function withSettings(text: string, { settings: { url = 'api_url', key = 'api_key' } }: Plugin): string {
  return text.replaceAll('api_url', url).replaceAll('api_key', key);
}

/** Lines that end in "#:mark" stay, without it, when the mark is among these. */
function marked(text: string, marks: readonly string[]): string {
  const lines = text.split('\n').map((line) => /^(.*) #:(\w+)$/.exec(line) ?? line);
  return lines
    .flatMap((line) => (typeof line === 'string' ? line : marks.includes(line[2]!) ? line[1]! : []))
    .join('\n');
}
