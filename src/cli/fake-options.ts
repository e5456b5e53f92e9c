import { lateLies } from '../consumer/late-lies.js';
import { type Assumptions, parseAssumptions } from '../document/assumptions.js';
import type { FurtherDocument } from '../document/further-document.js';
import { KitError } from '../errors.js';
import type { StartFakeOptions } from '../fake/start-fake.js';
import { mainOperation } from '../operations/calls.js';
import { alsoOption, loadAlso } from './also-option.js';
import type { Options, TextsOption, Values } from './option.js';

export const assumeOption = {
  type: 'texts',
  value: 'NAME=VALUE',
  parse: parseAssumptions,
  summary: 'Set an assumption; ticaga-kit assumptions lists them',
} as const satisfies TextsOption;

/** The options that every command takes which starts a fake. */
export const fakeOptions = {
  seed: {
    type: 'text',
    value: 'FILE',
    summary: 'The state to start from, as YAML or JSON; default: the shipped seed',
  },
  also: alsoOption('Serve and judge the addresses of this OpenAPI document of yours, too'),
  profile: {
    type: 'text',
    value: 'NAME|FILE',
    summary:
      'Behave as this kind of server does (docs/reference lists them), or as the live one that verify --learn wrote the file of; --assume wins',
  },
  assume: assumeOption,
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
    also: await loadAlso(also),
    assume: await loadAssumed({ profile, assume }),
    faults: fault,
    lies: lateLies,
    ...(seed === undefined ? {} : { seed }),
  };
}

/**
 * The switches that a profile and the line set; the line wins. The YAML parser comes with a profile, and so it is loaded
 * only when one is named.
 * @throws KitError file-unreadable, profile-invalid, assumption-unknown
 */
export async function loadAssumed({
  profile,
  assume,
}: Pick<Values<typeof fakeOptions>, 'profile' | 'assume'>): Promise<Partial<Assumptions>> {
  if (profile === undefined) return assume;
  const { loadProfile } = await import('../verify/profile.js');
  return { ...(await loadProfile(profile)).assumptions, ...assume };
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
