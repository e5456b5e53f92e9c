import type { FurtherDocument } from '../../document/further-document.js';
import { version } from '../../generated/contract.js';
import { parseMaskedFields } from '../../proxy/pseudonyms.js';
import { type RunningProxy, startProxy } from '../../proxy/start-proxy.js';
import { alsoOption, loadAlso } from '../also-option.js';
import { baseUrlOf } from '../base-url.js';
import { defineCommand } from '../command.js';
import { configOptions } from '../config-options.js';
import { clientOptions, connectionOptions } from '../connection-options.js';
import { assumeOption, loadAssumed } from '../fake-options.js';
import { adminTokenOption, defaultJournalMib, hostOption, journalBytesOption } from '../listening-options.js';
import { createLog, logOption } from '../request-log.js';
import { openTrafficFiles } from '../traffic-files.js';
import { untilEnded } from '../until-ended.js';

const askedBy = {
  command: 'proxy',
  example: 'ticaga-kit proxy --target https://helpdesk.example.com',
  credentials: 'Leave them out: the plugin sends its own, and they pass.',
};

/** Stands between a plugin and a real server until it is told to end. */
export const proxy = defineCommand({
  name: 'proxy',
  summary: 'Stand between a plugin and a real server, pass on what both say, and judge both',
  positionals: '',
  options: {
    target: {
      type: 'text',
      value: 'URL',
      summary: 'The server behind, as a plugin is given its address: without /api',
    },
    port: {
      type: 'whole number',
      least: 0,
      most: 65_535,
      value: 'PORT',
      default: '4020',
      summary: 'Where to listen; 0 takes a free port and prints it',
    },
    host: hostOption,
    'allow-writes': {
      type: 'flag',
      summary:
        'Pass on what may write, too; without it such a request is answered with 403 and never reaches the server',
    },
    enforce: {
      type: 'flag',
      summary: 'Answer a request that breaks a documented or observed fact with 422 instead of passing it on',
    },
    also: alsoOption('Judge the addresses of this OpenAPI document of yours, too'),
    profile: {
      type: 'text',
      value: 'NAME|FILE',
      summary: 'Expect what this profile says where the contract only assumes; --assume wins',
    },
    assume: assumeOption,
    mask: {
      type: 'text',
      value: 'FIELD[,FIELD]',
      parse: parseMaskedFields,
      summary:
        'Put something else in the place of these fields wherever they are kept, the same for the same value: email,name',
    },
    har: {
      type: 'text',
      value: 'FILE',
      summary: 'Write what was said to this file at the end, as HAR 1.2, without its secrets',
    },
    learn: {
      type: 'text',
      value: 'FILE',
      summary: 'Write what the traffic taught as a profile at the end, for serve --profile; nothing is asked for it',
    },
    ...connectionOptions,
    'admin-token': adminTokenOption,
    'journal-bytes': journalBytesOption(
      `What the journal may hold, in bytes of memory; ${defaultJournalMib} unless told`,
    ),
    log: logOption,
    ...configOptions,
  },
  examples: [
    'ticaga-kit proxy --target https://helpdesk.example.com',
    'ticaga-kit proxy --target https://helpdesk.example.com --allow-writes --har recording.har --mask email,name',
  ],
  async run({ options }, io) {
    const { port, host, log, enforce, mask: masked = [], 'admin-token': adminToken } = options;
    const { 'journal-bytes': journalBytes, 'allow-writes': allowsWrites } = options;
    const target = baseUrlOf(options.target, askedBy);
    const also = await loadAlso(options.also);
    const client = await clientOptions(options, io);
    const assume = await loadAssumed(options);
    const print = await createLog(log, io);
    const files = await openTrafficFiles(options, target, assume);
    const running = await startProxy({
      ...client,
      target,
      port,
      host,
      also,
      assume,
      allowsWrites,
      enforces: enforce,
      masked,
      adminToken,
      journalBytes,
      onEntry(entry) {
        print?.(entry);
        files.keep(entry);
      },
      onAnswer: files.hear,
    }).catch(async (error: unknown) => {
      await files.abandon();
      throw error;
    });
    const greeting = greet(running, { target, also, allowsWrites, enforce });
    if (log === 'json') io.stderr(greeting);
    else io.stdout(greeting);
    await untilEnded(io.signal, io.env);
    await running.close();
    await files.finish(io);
    return 0;
  },
});

interface Told {
  target: string;
  also: readonly FurtherDocument[];
  allowsWrites: boolean;
  enforce: boolean;
}

function greet({ url, adminUrl }: RunningProxy, { target, also, allowsWrites, enforce }: Told): string {
  return [
    `ticaga-kit ${version}: the proxy in front of ${target} listens on ${url}`,
    `  Plugin settings:  API URL ${url}; email and API token as before`,
    allowsWrites
      ? '  Writes:           passed on (--allow-writes): what the plugin does is done'
      : '  Writes:           refused with 403; --allow-writes passes them on',
    enforce ? '  Broken requests:  refused with 422 (--enforce)' : '  Broken requests:  told below, and passed on',
    `  Inspector:        ${url}/ in a browser: each request, its answer, and what was wrong`,
    `  Journal:          ${adminUrl}/requests, violations at ${adminUrl}/violations`,
    ...also.map(({ name, operations }) => `  Also:             ${operations.length} operations of ${name}`),
    '',
    '',
  ].join('\n');
}
