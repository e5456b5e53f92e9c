import { type Block, code, heading, type Page, paragraph, table } from './page.js';

/** A command as the reference prints it. */
export interface CommandEntry {
  name: string;
  summary: string;
  /** How it is called, for example "ticaga-kit serve [options]". */
  usage: string;
  options: readonly OptionEntry[];
  /** Whole command lines. */
  examples: readonly string[];
}

export interface OptionEntry {
  /** With its dashes. */
  name: string;
  /** What it takes, for example FILE; undefined for a switch. */
  takes?: string | undefined;
  default?: string | undefined;
  /** The environment variable that gives the value. */
  env?: string | undefined;
  multiple?: boolean | undefined;
  summary: string;
}

/** One call of the control plane. */
export interface ControlEntry {
  method: string;
  path: string;
  summary: string;
}

/** The tables that the kit itself works with, as plain data: this room may not import the rooms that own them. */
export interface ReferenceTables {
  commands: readonly CommandEntry[];
  errors: readonly { code: string; status: number; title: string }[];
  violations: readonly { code: string; title: string }[];
  /** Of exec. */
  remarks: readonly { code: string; title: string }[];
  faults: readonly {
    kind: string;
    alias?: string | undefined;
    id: number;
    handled: boolean;
    curl: string;
    does: string;
  }[];
  states: readonly {
    name: string;
    description: string;
    params: Readonly<Record<string, string>>;
    returns: readonly string[];
  }[];
  /** The kinds of server that the kit ships a profile of. */
  profiles: readonly { name: string; summary: string; assumptions: Readonly<Record<string, string>> }[];
  controlPlane: readonly ControlEntry[];
}

/** The kit's own reference: commands, errors, violations, remarks, faults, provider states, control plane. */
export function referencePage(tables: ReferenceTables): Page {
  return {
    name: 'reference',
    title: 'Reference of ticaga-kit',
    label: 'Reference',
    summary:
      'Commands, options, errors, violations, remarks, fault kinds, provider states, profiles and the control plane, printed from the tables that the kit works with.',
    blocks: [
      heading(2, 'Commands'),
      ...tables.commands.flatMap(commandBlocks),
      ...errorBlocks(tables),
      ...violationBlocks(tables),
      ...remarkBlocks(tables),
      ...faultBlocks(tables),
      ...stateBlocks(tables),
      ...profileBlocks(tables),
      ...controlPlaneBlocks(tables),
    ],
  };
}

function commandBlocks({ name, summary, usage, options, examples }: CommandEntry): Block[] {
  return [
    heading(3, `ticaga-kit ${name}`),
    paragraph(`${summary}.`),
    code('text', usage),
    ...(options.length > 0 ? [table(['Option', 'Meaning', 'Default'], options.map(optionRow))] : []),
    ...(examples.length > 0 ? [paragraph('For example:'), code('bash', examples.join('\n'))] : []),
  ];
}

function optionRow({ name, takes, default: value, env, multiple, summary }: OptionEntry): string[] {
  const meaning = [
    `${summary}.`,
    multiple ? 'May be given several times.' : undefined,
    env === undefined ? undefined : `Environment variable: \`${env}\`.`,
  ];
  return [
    `\`${takes === undefined ? name : `${name} ${takes}`}\``,
    meaning.filter((sentence) => sentence !== undefined).join(' '),
    value === undefined ? '' : `\`${value}\``,
  ];
}

function errorBlocks({ errors }: ReferenceTables): Block[] {
  return [
    heading(2, 'Errors and exit statuses'),
    paragraph(
      'Exit status 0: all is well. 1: a check failed. 2: the command line, the configuration or the contract itself. A wrapped command keeps its own status.',
    ),
    table(
      ['Error', 'Exit status', 'Meaning'],
      errors.map(({ code, status, title }) => [`\`${code}\``, String(status), title]),
    ),
  ];
}

function violationBlocks({ violations }: ReferenceTables): Block[] {
  return [
    heading(2, 'Violations'),
    paragraph(
      'A violation is a way in which a request breaks the contract. The fake writes it to its journal, its log and the header `X-Ticaga-Kit-Violations`, never into the body of an answer.',
    ),
    table(
      ['Code', 'Meaning'],
      violations.map(({ code, title }) => [`\`${code}\``, title]),
    ),
  ];
}

function remarkBlocks({ remarks }: ReferenceTables): Block[] {
  return [
    heading(2, 'Remarks'),
    paragraph(
      'A remark is what `exec` finds in the order of requests each of which may be right. It fails no run, and a test that means it says so, as with a violation: `--allow CODE`, or `expectViolation()` of the PHP helper. The fake itself, and so the helper, makes none.',
    ),
    table(
      ['Code', 'Meaning'],
      remarks.map(({ code, title }) => [`\`${code}\``, title]),
    ),
  ];
}

function faultBlocks({ faults }: ReferenceTables): Block[] {
  return [
    heading(2, 'Fault kinds'),
    paragraph(
      'A fault spoils an answer on purpose. Arm one with `POST /__admin/faults`, or ask for the customer id that causes it.',
    ),
    table(
      ['Kind', 'What happens', 'Customer id', "PHP's curl sees", 'Request is carried out', 'Also named'],
      faults.map(({ kind, does, id, curl, handled, alias }) => [
        `\`${kind}\``,
        does,
        String(id),
        curl,
        handled ? 'yes' : 'no',
        alias === undefined ? '' : `\`${alias}\``,
      ]),
    ),
  ];
}

function stateBlocks({ states }: ReferenceTables): Block[] {
  return [
    heading(2, 'Provider states'),
    paragraph('A provider state is prepared with `POST /__admin/pact/provider-states`, as a Pact verifier does.'),
    table(
      ['State', 'Meaning', 'Parameters', 'Returns'],
      states.map(({ name, description, params, returns }) => [
        `\`${name}\``,
        description,
        Object.entries(params)
          .map(([name, meaning]) => `\`${name}\`: ${meaning}`)
          .join('; '),
        returns.map((name) => `\`${name}\``).join(', '),
      ]),
    ),
  ];
}

function profileBlocks({ profiles }: ReferenceTables): Block[] {
  return [
    heading(2, 'Profiles'),
    paragraph(
      'A profile makes a whole kind of server of the fake: `--profile NAME`. Which kind a Ticaga is, nobody says, and so each of them is assumed. `exec --profile all` runs a suite once against each.',
    ),
    table(
      ['Profile', 'Kind of server', 'Assumptions'],
      profiles.map(({ name, summary, assumptions }) => [
        `\`${name}\``,
        summary,
        Object.entries(assumptions)
          .map(([assumption, value]) => `\`${assumption}=${value}\``)
          .join(' '),
      ]),
    ),
  ];
}

function controlPlaneBlocks({ controlPlane }: ReferenceTables): Block[] {
  return [
    heading(2, 'Control plane'),
    paragraph('Everything that is not the API itself. `control-plane.yaml` describes it in full.'),
    table(
      ['Call', 'Meaning'],
      controlPlane.map(({ method, path, summary }) => [`\`${method} ${path}\``, summary]),
    ),
  ];
}
