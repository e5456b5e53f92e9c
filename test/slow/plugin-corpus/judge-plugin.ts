import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finding, Report } from '../../../src/report/report.js';
import { root, runTool } from '../tool.js';
import { corpus, type Language, type PluginRow } from './plugin-row.js';

/** A command of the kit with its options. */
export type Run = readonly ['exec' | 'mutate', ...string[]];

/** What the kit says of a plugin. */
export interface Judgement {
  /** Each with all of its text, its title first. */
  findings: string[];
  /** 1 when the kit or the plugin's own tests say no. */
  status: number;
}

/** How a plugin of each language is written, and run. */
const languages: Record<Language, { file: string; source: (change: string) => string; command: string[] }> = {
  php: {
    file: 'Plugin.php',
    source: (change) => `<?php\n\nclass Plugin extends SoundPlugin\n{\n${change}}\n`,
    command: ['php', join(corpus, 'php/run.php')],
  },
  node: {
    file: 'plugin.mjs',
    source: (change) =>
      `import { SoundPlugin } from '${join(corpus, 'node/sound-plugin.mjs')}';\n\nexport class Plugin extends SoundPlugin {\n${change}}\n`,
    command: [process.execPath, join(corpus, 'node/run.mjs')],
  },
  shell: {
    file: 'plugin.sh',
    source: (change) => change,
    command: ['sh', join(corpus, 'shell/run.sh')],
  },
};

/**
 * Runs exec or mutate with the tests of a plugin.
 * @param folder where the plugin and the report are written; nobody else uses it
 * @throws Error when the plugin itself does not run
 */
export async function judgePlugin(
  { name, language = 'php', change = '', tests = ['linking'] }: PluginRow,
  [tool, ...options]: Run,
  folder: string,
): Promise<Judgement> {
  const { file, source, command } = languages[language];
  const [plugin, report] = [join(folder, file), join(folder, 'report.json')];
  await mkdir(folder, { recursive: true });
  await writeFile(plugin, source(change));
  const { status, output } = await runTool(process.execPath, [
    join(root, 'dist/cli/main.js'),
    tool,
    ...options,
    ...(tool === 'mutate' ? ['--jobs', '1'] : []),
    ...['--reporter', `json=${report}`, '--', ...command, plugin, ...tests],
  ]);
  if (status !== 0 && status !== 1) throw new Error(`${name} does not run (status ${status}):\n${output}`);
  return { findings: findingsOf(JSON.parse(await readFile(report, 'utf8'))), status };
}

/** Everything in a report that blames somebody. Answers that the tests never met, and tests that are missing, are no blame. */
function findingsOf({ preamble = [], cases, summary }: Report): string[] {
  const late = summary.find((line) => line.startsWith('Timed out: '));
  return [
    ...preamble.filter((line) => line.startsWith('Even the honest fake refused')),
    ...cases.flatMap(({ findings }) => findings.filter(({ title }) => !title.startsWith('No test lets')).map(textOf)),
    ...cases.filter(({ notes }) => notes?.includes('timed out')).map(({ name }) => `${name} timed out\n${late}`),
  ];
}

function textOf({ title, expected, was, details = [], advice = [] }: Finding): string {
  return [title, expected, was, ...details.map(({ label, text }) => `${label}: ${text}`), ...advice]
    .filter((line) => line !== undefined)
    .join('\n');
}
