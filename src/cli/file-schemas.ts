import { assumptionList } from '../document/assumptions.js';
import type { Command } from './command.js';
import { type ConfigKey, configKeys } from './config-keys.js';
import { isConfigurable } from './config-options.js';
import type { Option } from './option.js';

type Schema = Record<string, unknown>;

const scalar: Schema = { type: ['string', 'number'] };
const listOf = (items: Schema, rest: Schema = {}): Schema => ({ type: 'array', items, ...rest });
const record = (properties: Record<string, Schema>, rest: Schema = {}): Schema => ({
  type: 'object',
  additionalProperties: false,
  properties,
  ...rest,
});
const titled = (title: string, schema: Schema): Schema => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title,
  $comment: 'Written by npm run schemas from the tables that the kit works with.',
  ...schema,
});

/** The JSON Schemas that follow from the tables of the commands, by the name of the kind of file. */
export function fileSchemas(commands: readonly Command[]): Record<'config' | 'target' | 'profile', Schema> {
  const verify = commands.find(({ name }) => name === 'verify')!;
  return {
    config: configSchema(commands.filter(isConfigurable)),
    target: targetSchema(verify),
    profile: profileSchema(),
  };
}

function configSchema(commands: readonly Command[]): Schema {
  const sections = commands.map((command) => [command.name, keySchemas(command)] as const);
  const shared = new Map<string, Schema[]>();
  for (const [key, schema] of sections.flatMap(([, keys]) => Object.entries(keys))) {
    const known = shared.get(key) ?? [];
    if (!known.some((one) => JSON.stringify(one) === JSON.stringify(schema))) shared.set(key, [...known, schema]);
  }
  return titled(
    'ticaga-kit.yaml: what the command line would say',
    record({
      ...Object.fromEntries([...shared].map(([key, schemas]) => [key, oneOfThem(schemas)])),
      ...Object.fromEntries(
        sections.map(([name, keys]) => [
          name,
          record(keys, { type: ['object', 'null'], description: `What holds for ticaga-kit ${name} alone; it wins` }),
        ]),
      ),
    }),
  );
}

/** The commands that have an option may say different things of it. */
function oneOfThem([first, ...others]: Schema[]): Schema {
  if (others.length === 0) return first!;
  const isSame = others.every(
    (one) => JSON.stringify({ ...one, description: '' }) === JSON.stringify({ ...first, description: '' }),
  );
  return isSame ? first! : { anyOf: [first, ...others], description: first!.description };
}

function keySchemas(command: Command): Record<string, Schema> {
  const keys = [...configKeys(command)].filter(([, { notInFile }]) => notInFile === undefined);
  return Object.fromEntries(
    keys.map(([name, key]) => [name, { ...valueSchema(key, command.options[name]), description: key.summary }]),
  );
}

function valueSchema({ form, separator, takesPairs }: ConfigKey, option: Option | undefined): Schema {
  if (form === 'flag') return { type: 'boolean' };
  if (form === 'command') return { anyOf: [{ type: 'string', minLength: 1 }, listOf(scalar, { minItems: 1 })] };
  if (option?.type === 'choice') return { enum: option.choices };
  if (option?.type === 'number' || option?.type === 'whole number') {
    return { type: option.type === 'number' ? 'number' : 'integer', minimum: option.least, maximum: option.most };
  }
  if (form === 'one' && separator === undefined) return scalar;
  const pairs = takesPairs ? [{ type: 'object', additionalProperties: scalar }] : [];
  return { anyOf: [scalar, listOf(scalar), ...pairs] };
}

/** Those of its keys that are options are described as these are. */
/** A secret never stands in a file. */
const secret = (what: string): Schema => ({
  type: 'string',
  pattern: '^\\$[A-Za-z_]\\w*$',
  description: `The environment variable that holds ${what}, as $NAME; never the token itself`,
});

function targetSchema(verify: Command): Schema {
  const id: Schema = { type: 'integer', minimum: 1 };
  const keys: Record<string, Schema> = {
    url: { type: 'string', description: 'The address of the server, without /api' },
    email: { type: 'string' },
    token: secret('the API token'),
    'other-token': secret('the API token of another administrator'),
    customer: id,
    'unknown-customer': id,
    'allow-writes': { anyOf: [id, listOf(id), { type: 'string', pattern: '^\\d+(,\\d+)*$' }] },
    'leave-linked': { type: 'boolean' },
    inputs: {
      type: ['object', 'null'],
      description: 'Values of inputs that contracts of your own ask for, by their names',
    },
  };
  const described = Object.entries(keys).map(([name, schema]) => [
    name,
    { description: verify.options[name]?.summary, ...schema },
  ]);
  return titled('A target: the server that verify judges', record(Object.fromEntries(described)));
}

function profileSchema(): Schema {
  const switches = assumptionList.map(({ name, states, values }): [string, Schema] => {
    const texts = values.map(({ value }) => value);
    const numbers = texts.filter((text) => /^\d+$/.test(text)).map(Number);
    return [name, { enum: [...texts, ...numbers], description: states }];
  });
  return titled(
    'A profile: how a kind of server behaves where the contract only assumes',
    record({
      summary: { type: 'string', description: 'What kind of server it is, in a sentence' },
      target: { type: 'string', description: 'The base URL that verify --learn asked' },
      learned: { type: 'string', description: 'The day on which it did, as YYYY-MM-DD' },
      assumptions: record(Object.fromEntries(switches), {
        type: ['object', 'null'],
        description: 'Switches that differ from their defaults',
      }),
      confirmed: {
        ...listOf({ enum: assumptionList.map(({ name }) => name) }),
        type: ['array', 'null'],
        description: 'Switches that the server was seen to leave at their defaults',
      },
    }),
  );
}
