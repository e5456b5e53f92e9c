import { type Assumptions, parseAssumptions } from '../document/assumptions.js';
import { KitError } from '../errors.js';
import type { StartFakeOptions } from '../fake/start-fake.js';
import type { CommandLine, Option } from './command.js';

/** The options that every command takes which starts a fake. */
export const fakeOptions: Record<string, Option> = {
  seed: {
    type: 'string',
    value: 'FILE',
    summary: 'The state to start from, as YAML or JSON; default: the shipped seed',
  },
  profile: {
    type: 'string',
    value: 'FILE',
    summary: 'Behave as the live server did that verify --learn wrote this profile of; --assume wins over it',
  },
  assume: {
    type: 'string',
    value: 'NAME=VALUE',
    multiple: true,
    summary: 'Set an assumption; ticaga-kit assumptions lists them',
  },
  fault: {
    type: 'string',
    value: 'KIND[,FIELD=VALUE...]',
    multiple: true,
    summary: 'Arm a fault, for example html-500,operation=assignBillingId,after=1',
  },
};

/** @throws KitError usage, assumption-unknown, file-unreadable, profile-invalid */
export async function readFakeOptions(line: CommandLine): Promise<StartFakeOptions> {
  const seed = line.text('seed');
  const profile = line.text('profile');
  const learned = profile === undefined ? {} : await learnedBy(profile);
  return {
    assume: { ...learned, ...parseAssumptions(line.texts('assume')) },
    faults: line.texts('fault').map(parseFaultOption),
    ...(seed === undefined ? {} : { seed }),
  };
}

/** KIND[,FIELD=VALUE...] as the object that POST /__admin/faults takes. */
function parseFaultOption(text: string): Record<string, unknown> {
  const [kind, ...pairs] = text.split(',');
  const fault: Record<string, unknown> = { kind };
  for (const pair of pairs) {
    const [name, value] = pair.split('=');
    if (!name || value === undefined) {
      throw new KitError('usage', `--fault ${text} has a part that is no FIELD=VALUE: ${pair}.`, {
        expected: 'for example --fault reset,after=1,times=2',
      });
    }
    fault[name] = /^\d+$/.test(value) ? Number(value) : value;
  }
  return fault;
}

/** Loaded only when a profile is named: it brings the YAML parser. */
async function learnedBy(profile: string): Promise<Partial<Assumptions>> {
  const { loadProfile } = await import('../verify/profile.js');
  return (await loadProfile(profile)).assumptions;
}
