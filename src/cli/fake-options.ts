import { parseAssumptions } from '../document/assumptions.js';
import type { FurtherDocument } from '../document/further-document.js';
import { KitError } from '../errors.js';
import type { StartFakeOptions } from '../fake/start-fake.js';
import { mainOperation } from '../operations/calls.js';
import type { Options, Values } from './option.js';

/** The options that every command takes which starts a fake. */
export const fakeOptions = {
  seed: {
    type: 'text',
    value: 'FILE',
    summary: 'The state to start from, as YAML or JSON; default: the shipped seed',
  },
  also: {
    type: 'texts',
    value: 'FILE',
    summary: 'Serve and judge the addresses of this OpenAPI document of yours, too',
  },
  profile: {
    type: 'text',
    value: 'FILE',
    summary: 'Behave as the live server did that verify --learn wrote this profile of; --assume wins over it',
  },
  assume: {
    type: 'texts',
    value: 'NAME=VALUE',
    parse: parseAssumptions,
    summary: 'Set an assumption; ticaga-kit assumptions lists them',
  },
  fault: {
    type: 'texts',
    value: 'KIND[,FIELD=VALUE...]',
    parse: (faults: readonly string[]) => faults.map(parseFaultOption),
    summary: `Arm a fault, for example html-500,operation=${mainOperation},after=1`,
  },
} as const satisfies Options;

/** What startFake takes, its documents loaded. */
export interface LoadedFakeOptions extends StartFakeOptions {
  also: readonly FurtherDocument[];
}

/**
 * What startFake takes of these options.
 * @throws KitError file-unreadable, document-invalid, profile-invalid, assumption-unknown
 */
export async function loadFakeOptions({
  also,
  seed,
  profile,
  assume,
  fault,
}: Values<typeof fakeOptions>): Promise<LoadedFakeOptions> {
  return {
    also: await loadDocuments(also),
    assume: { ...(await loadLearned(profile)), ...assume },
    faults: fault,
    ...(seed === undefined ? {} : { seed }),
  };
}

/** As with a profile: what most runs do without is loaded late. */
async function loadDocuments(files: readonly string[]): Promise<readonly FurtherDocument[]> {
  if (files.length === 0) return [];
  const { loadFurtherDocuments } = await import('../document/load-further-documents.js');
  return loadFurtherDocuments(files);
}

/** The YAML parser comes with it, and so it is loaded only when a profile is named. */
async function loadLearned(profile: string | undefined): Promise<Record<string, string>> {
  if (profile === undefined) return {};
  const { loadProfile } = await import('../verify/profile.js');
  return (await loadProfile(profile)).assumptions;
}

/** KIND[,FIELD=VALUE...] as the object that POST /__admin/faults takes. @throws KitError usage */
function parseFaultOption(text: string): Record<string, unknown> {
  const [kind, ...pairs] = text.split(',');
  return { kind, ...Object.fromEntries(pairs.map((pair) => parseField(pair, text))) };
}

function parseField(pair: string, fault: string): [name: string, value: string | number] {
  const [, name, value] = /^([^=]+)=(.*)$/s.exec(pair) ?? [];
  if (name === undefined || value === undefined) {
    throw new KitError('usage', `--fault ${fault} has a part that is no FIELD=VALUE: ${pair}.`, {
      expected: 'for example --fault reset,after=1,times=2',
    });
  }
  return [name, /^\d+$/.test(value) ? Number(value) : value];
}
