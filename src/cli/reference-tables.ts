import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { CommandEntry, ControlEntry, ReferenceTables } from '../docs/reference-page.js';
import { providerStates } from '../document/provider-states.js';
import { readText } from '../document/text-file.js';
import { errorTable } from '../errors.js';
import { factsOf, faultKindNames, isCarriedOut } from '../fake/misbehaviour/fault-kinds.js';
import { remarkCodes, violationCodes } from '../journal/violation.js';
import { loadProfile } from '../verify/profile.js';
import { profileNames } from '../verify/shipped-profiles.js';
import type { Command } from './command.js';
import { describeOption } from './option.js';

/** The tables that the kit works with, in the shape that its reference page prints. */
export async function referenceTables(commands: readonly Command[]): Promise<ReferenceTables> {
  return {
    commands: commands.map(commandEntry),
    errors: Object.entries(errorTable).map(([code, { status, title }]) => ({ code, status, title })),
    violations: Object.entries(violationCodes).map(([code, { title }]) => ({ code, title })),
    remarks: Object.entries(remarkCodes).map(([code, { title }]) => ({ code, title })),
    faults: faultKindNames.map((kind) => ({ kind, ...factsOf(kind), handled: isCarriedOut(kind) })),
    states: providerStates,
    profiles: await shippedProfiles(),
    controlPlane: await controlPlane(),
  };
}

function commandEntry({ name, summary, positionals, options, examples }: Command): CommandEntry {
  return {
    name,
    summary,
    usage: `ticaga-kit ${name} [options] ${positionals}`.trimEnd(),
    options: Object.entries(options).map(([option, value]) => describeOption(option, value)),
    examples,
  };
}

async function shippedProfiles(): Promise<ReferenceTables['profiles']> {
  const names = await profileNames();
  return Promise.all(
    names.map(async (name) => {
      const { summary, assumptions } = await loadProfile(name);
      return { name, summary, assumptions };
    }),
  );
}

async function controlPlane(): Promise<ControlEntry[]> {
  const file = fileURLToPath(new URL('../../control-plane.yaml', import.meta.url));
  const text = await readText(file, 'the description of the control plane');
  const { paths } = parse(text) as { paths: Record<string, Record<string, { summary?: string }>> };
  const methods = /^(get|put|post|delete|patch)$/;
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => methods.test(method))
      .map(([method, { summary = '' }]) => ({ method: method.toUpperCase(), path, summary })),
  );
}
