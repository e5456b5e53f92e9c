import { isRecord } from '../document/is-record.js';
import { didYouMean } from '../document/nearest.js';
import { parseYaml } from '../document/parse-yaml.js';
import { readText } from '../document/text-file.js';
import type { YamlTree } from '../document/yaml-tree.js';
import { KitError } from '../errors.js';
import type { TokenVariables } from './play/secrets.js';

/** What a user says of the server to judge. */
export interface Target {
  url?: string;
  email?: string;
  token?: string;
  /** The token of another administrator. */
  otherToken?: string;
  /** The environment variables that hold the tokens; reports write their names. */
  variables: TokenVariables;
  /** A customer that may be read. */
  customer?: number;
  /** An id that no customer has. */
  unknownCustomer?: number;
  /** Customers that may be changed. */
  allowWrites: readonly number[];
  /** Those of them that are not linked may stay linked. */
  leaveLinked: boolean;
  /** Values of inputs that documents of the user's own ask for. */
  inputs: Record<string, unknown>;
}

/** The target as options and environment give it, before it is checked. */
export interface TargetSettings {
  url?: string | undefined;
  email?: string | undefined;
  token?: string | undefined;
  otherToken?: string | undefined;
  customer?: string | number | undefined;
  unknownCustomer?: string | number | undefined;
  allowWrites?: string | readonly number[] | undefined;
  leaveLinked?: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;
const keys = [
  'url',
  'email',
  'token',
  'other-token',
  'customer',
  'unknown-customer',
  'allow-writes',
  'leave-linked',
  'inputs',
] as const;
type Key = (typeof keys)[number];

/** What somebody gave as a value, and the place in the file where it stands, if it comes from one. */
interface Given {
  value: unknown;
  where?: string | undefined;
}

/**
 * Puts a target together: options win over the file, the file over TICAGA_API_EMAIL, TICAGA_API_TOKEN and TICAGA_API_OTHER_TOKEN.
 * @param file the path of a target.yaml; its keys are those of the options, and its tokens are names of variables
 * @throws KitError usage, target-invalid, file-unreadable
 */
export async function readTarget(
  settings: TargetSettings,
  file: string | undefined,
  env: Environment,
): Promise<Target> {
  const tree = file === undefined ? undefined : parseTarget(await readText(file, 'the target file', remedy), file);
  const written = (key: Key): YamlTree | undefined => tree?.get(key);
  const given = (key: Key, option: unknown): Given | undefined =>
    option === undefined ? written(key) : { value: option };
  const customer = (key: Key, option: unknown): number | undefined => {
    const one = given(key, option);
    return one && customerId(`--${key}`, String(one.value), one.where);
  };
  const writable = given('allow-writes', settings.allowWrites);
  const secretOf = (key: 'token' | 'other-token', option: string | undefined, usual: string) => {
    const name = written(key);
    const variable = name === undefined ? usual : variableOf(name, key, usual);
    const secret = option ?? readSecret(variable, env, name, key);
    return { variable, secret: secret && checkToken(secret, option === undefined ? variable : `--${key}`) };
  };
  const token = secretOf('token', settings.token, 'TICAGA_API_TOKEN');
  const other = secretOf('other-token', settings.otherToken, 'TICAGA_API_OTHER_TOKEN');
  return definedOnly({
    url: settings.url ?? text(written('url')),
    email: settings.email ?? text(written('email')) ?? (env.TICAGA_API_EMAIL || undefined),
    token: token.secret,
    otherToken: other.secret,
    variables: { token: token.variable, otherToken: other.variable },
    customer: customer('customer', settings.customer),
    unknownCustomer: customer('unknown-customer', settings.unknownCustomer),
    allowWrites: writable ? customerIds('--allow-writes', writable) : [],
    leaveLinked: settings.leaveLinked === true || flag('leave-linked', written('leave-linked')),
    inputs: inputsOf(written('inputs')),
  });
}

const remedy = 'Name an existing YAML file with --target.';

function parseTarget(source: string, file: string): YamlTree {
  const tree = parseYaml(source, file, (was, where) => {
    return new KitError('target-invalid', `${file} is no YAML.`, { was, where, fix: 'Correct its syntax.' });
  });
  if (!tree.isMapping()) {
    throw new KitError('target-invalid', `${file} is no mapping.`, { expected: keys.join(', '), where: tree.where });
  }
  const unknown = tree.keys().find((key) => !(keys as readonly string[]).includes(key));
  if (unknown !== undefined) {
    throw new KitError('target-invalid', `A target has no key ${unknown}.`, {
      expected: keys.join(', '),
      where: tree.get(unknown)!.where,
      fix: didYouMean(unknown, keys),
    });
  }
  return tree;
}

/** The name of the variable; the value that stands there instead is never repeated, for it may be the secret. */
function variableOf({ value, where }: YamlTree, key: Key, usual: string): string {
  const name = /^\$([A-Za-z_]\w*)$/.exec(String(value))?.[1];
  if (name !== undefined) return name;
  throw new KitError('target-invalid', `The ${key} of a target file is not the name of an environment variable.`, {
    expected: `${key}: $${usual}`,
    where,
    fix: 'Put the token into an environment variable and its name here: a file with a secret ends up in a repository.',
  });
}

/** The secret in a variable. One that is empty is none: so a CI server gives a secret that it does not have. */
function readSecret(variable: string, env: Environment, asked: YamlTree | undefined, key: Key): string | undefined {
  const secret = env[variable] || undefined;
  if (secret !== undefined || !asked) return secret;
  throw new KitError('target-invalid', `The environment variable ${variable} is not set.`, {
    expected: 'the API token, for the target file names this variable',
    where: asked.where,
    fix: `Set it, for example export ${variable}=..., or give the token with --${key}.`,
  });
}

/** The token as it is; what no header can carry is refused, without repeating it. @param source where it was given */
function checkToken(token: string, source: string): string {
  const at = token.search(/[^\x21-\x7e]/);
  if (at < 0) return token;
  const code = token.codePointAt(at)!.toString(16).toUpperCase().padStart(4, '0');
  throw new KitError('usage', 'The API token has a character that no token has.', {
    expected: 'letters, digits and signs, without spaces and line ends',
    was: `U+${code} as character ${at + 1} of ${token.length}`,
    where: source,
    fix: 'Copy the token again, and look for a line end behind it.',
  });
}

function flag(key: Key, tree: YamlTree | undefined): boolean {
  if (!tree || typeof tree.value === 'boolean') return tree?.value === true;
  throw new KitError('target-invalid', `${key} is neither true nor false.`, {
    was: JSON.stringify(tree.value),
    where: tree.where,
    fix: `For example ${key}: true.`,
  });
}

function inputsOf(tree: YamlTree | undefined): Record<string, unknown> {
  if (!tree || tree.value === null) return {};
  if (isRecord(tree.value)) return tree.value;
  throw new KitError('target-invalid', 'The inputs of a target file are no mapping.', {
    expected: 'names of inputs with their values',
    was: JSON.stringify(tree.value),
    where: tree.where,
    fix: 'For example inputs: { company: Demo Ltd }.',
  });
}

const customerIds = (flag: string, { value, where }: Given): number[] => {
  const ids = [value].flat().flatMap((one) => String(one).split(','));
  return [...new Set(ids.map((id) => customerId(flag, id, where)))];
};

/**
 * The id of a customer.
 * @param where the place in a file, if it was read there
 * @throws KitError usage
 */
export function customerId(flag: string, given: string, where?: string): number {
  if (/^[1-9]\d{0,15}$/.test(given.trim())) return Number(given);
  throw new KitError('usage', `${flag} was given ${JSON.stringify(given)}.`, {
    expected: 'the id of a customer, a whole number from 1',
    ...(where === undefined ? {} : { where }),
    fix: `For example ${flag} 42.`,
  });
}

const text = (tree: YamlTree | undefined): string | undefined => tree && String(tree.value);

/** Drops what is undefined, as exact optional properties ask for. */
function definedOnly<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
