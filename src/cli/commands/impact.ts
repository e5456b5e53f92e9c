import type { FurtherDocument } from '../../document/further-document.js';
import { olderDocument } from '../../document/older-addresses.js';
import { KitError } from '../../errors.js';
import type { RunningFake } from '../../fake/start-fake.js';
import { impactReport, type PluginImpact, verdictOf } from '../../recordings/impact/impact-report.js';
import type { Judged } from '../../recordings/impact/judge.js';
import { judgeByDocument } from '../../recordings/impact/judge-by-document.js';
import { playChanges, type Stage } from '../../recordings/impact/play-changes.js';
import { loadPlugins, type Plugin } from '../../recordings/impact/plugin.js';
import type { Place } from '../../recordings/replay/send-again.js';
import { createMask } from '../../report/mask.js';
import type { ReporterName } from '../../report/reporters.js';
import { createClient } from '../../wire/http-client.js';
import { defineCommand, type Io } from '../command.js';
import { configOptions } from '../config-options.js';
import { clientOptions, connectionOptions } from '../connection-options.js';
import { fakeOptions, type LoadedFakeOptions, loadFakeOptions } from '../fake-options.js';
import { type ImpactTarget, loadImpactTarget } from '../impact-target.js';
import { placeOf, playedServerOptions, withFake, withWorldsAt, worldsOf } from '../played-worlds.js';
import { printReport } from '../print-report.js';
import { reporterTo } from '../reporter-option.js';
import { signalStatus } from '../signal-status.js';

/** A fault is no contract that anybody was recorded under. */
const { fault: _, ...recordedOptions } = fakeOptions;

/** Says who would break if the contract or the server changed. */
export const impact = defineCommand({
  name: 'impact',
  summary: 'Tell which recorded plugins would break at a changed contract or server, at what, and how that is known',
  positionals: '',
  options: {
    recordings: {
      type: 'text',
      value: 'DIR',
      summary: 'What plugins were recorded to say: a folder, or files of one name, for each plugin',
    },
    to: {
      type: 'text',
      value: 'PROFILE|FILE|URL',
      summary: 'What changed: a profile, NAME=VALUE of a switch, an OpenAPI document, or the address of a server',
    },
    ...playedServerOptions,
    ...recordedOptions,
    ...connectionOptions,
    reporter: reporterTo('stdout'),
    ...configOptions,
  },
  examples: [
    'ticaga-kit impact --recordings recordings --to openapi.yaml',
    'ticaga-kit impact --recordings recordings --to laravel-8-json --reporter pretty --reporter junit=impact.xml',
    'ticaga-kit impact --recordings recordings --to unknown-customer-status=404',
    'ticaga-kit impact --recordings recordings --to https://staging.example.com --reporter markdown=impact.md',
  ],
  async run({ options }, io) {
    const { email = '', token = '' } = options;
    const folder = required(options.recordings, '--recordings', 'the folder of what plugins were recorded to say');
    const to = required(options.to, '--to', 'what changed');
    const target = await loadImpactTarget(to);
    const plugins = await loadPlugins(folder, await noticedReader());
    const chosen = await loadFakeOptions({ ...options, fault: [] });
    const send = createClient(await clientOptions(options, io));
    const further = [...chosen.also, olderDocument];
    const common = { send, further, signal: io.signal };
    const judge = { server: atServer, switches: onFakes, document: byDocument }[target.kind] as Judge;
    const found = await judge(plugins, {
      target,
      chosen,
      place: { baseUrl: '', email, token },
      allowsWrites: options['allow-writes'],
      common,
      io,
    });
    const subject = `${folder} against ${to}`;
    const isShort = (name: ReporterName) => ['pretty', 'github', 'markdown'].includes(name);
    const reportFor = (name: ReporterName) => impactReport(found, subject, !isShort(name));
    await printReport(options.reporter, reportFor, io, { hide: createMask([token]) });
    return io.signal.aborted ? signalStatus(io.signal) : statusFor(found);
  },
});

function required(value: string | undefined, option: string, what: string): string {
  if (value !== undefined && value.trim() !== '') return value;
  throw new KitError('usage', `impact was not told ${what}.`, {
    fix: `Give it with ${option}, for example ticaga-kit impact --recordings recordings --to openapi.yaml.`,
  });
}

/** 1: a plugin breaks. 2: nothing could be judged. */
function statusFor(found: readonly PluginImpact[]): number {
  const verdicts = found.map(({ judged }) => verdictOf(judged)).filter((verdict) => verdict !== undefined);
  if (verdicts.length === 0) return 2;
  return verdicts.includes('breaks') ? 1 : 0;
}

/** Verdicts of mutate are read as mutate reads them. */
async function noticedReader(): Promise<Parameters<typeof loadPlugins>[1]> {
  const { readNoticed } = await import('../../consumer/mutate/noticed.js');
  return readNoticed;
}

interface Judging {
  target: ImpactTarget;
  chosen: LoadedFakeOptions;
  /** Without an address. */
  place: Place;
  allowsWrites: boolean;
  common: Pick<Stage, 'send' | 'further' | 'signal'>;
  io: Io;
}

type Judge = (plugins: readonly Plugin[], judging: Judging) => Promise<PluginImpact[]>;

/** Against two fakes: one as the recorded server was, and one with the changed switches. */
const onFakes: Judge = (plugins, { target, chosen, common }) => {
  const { assumptions } = target as Extract<ImpactTarget, { kind: 'switches' }>;
  const changed = { ...chosen, assume: { ...chosen.assume, ...assumptions } };
  return withFake(chosen, (before) =>
    withFake(changed, (after) =>
      judgeEach(plugins, (plugin) =>
        playChanges(plugin, { before: { ...common, ...stageOn(before) }, after: { ...common, ...stageOn(after) } }),
      ),
    ),
  );
};

function stageOn(fake: RunningFake): Pick<Stage, 'placeFor' | 'setUp' | 'allowsWrites'> {
  const groups = new Map<string, Place>();
  return {
    placeFor(group) {
      const place = groups.get(group) ?? placeOf(fake.sandbox(`impact-${groups.size + 1}`));
      groups.set(group, place);
      return place;
    },
    setUp: worldsOf(fake),
    allowsWrites: true,
  };
}

const atServer: Judge = (plugins, { target, place: credentials, allowsWrites, common, io }) => {
  const place = { ...credentials, baseUrl: (target as Extract<ImpactTarget, { kind: 'server' }>).baseUrl };
  const adminToken = io.env.TICAGA_KIT_ADMIN_TOKEN;
  const recordings = plugins.flatMap((plugin) => plugin.recordings);
  return withWorldsAt(place, recordings, { ...common, adminToken }, (worlds) =>
    judgeEach(plugins, (plugin) =>
      playChanges(plugin, { after: { ...common, ...worlds, placeFor: () => place, allowsWrites } }),
    ),
  );
};

const byDocument: Judge = (plugins, { target, common }) => {
  const { document } = target as Extract<ImpactTarget, { kind: 'document' }>;
  return judgeEach(plugins, (plugin) => judgeByDocument(plugin, document, common.further as FurtherDocument[]));
};

async function judgeEach(
  plugins: readonly Plugin[],
  judge: (plugin: Plugin) => Promise<Judged[]>,
): Promise<PluginImpact[]> {
  const found: PluginImpact[] = [];
  for (const plugin of plugins) found.push({ plugin: plugin.name, judged: await judge(plugin) });
  return found;
}
