import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { didYouMean } from '../document/nearest.js';
import { KitError } from '../errors.js';

/** What a user says of the server to judge. */
export interface Target {
  url?: string;
  email?: string;
  token?: string;
  /** The environment variable that holds the token; reports write its name. */
  tokenVariable: string;
  /** A customer that may be read. */
  customer?: number;
  /** An id that no customer has. */
  unknownCustomer?: number;
  /** Customers that may be changed. */
  allowWrites: readonly number[];
  /** Values of inputs that documents of the user's own ask for. */
  inputs: Record<string, unknown>;
}

/** The target as options and environment give it, before it is checked. */
export interface TargetSettings {
  url?: string | undefined;
  email?: string | undefined;
  token?: string | undefined;
  customer?: string | number | undefined;
  unknownCustomer?: string | number | undefined;
  allowWrites?: string | readonly number[] | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;
const keys = ['url', 'email', 'token', 'customer', 'unknown-customer', 'allow-writes', 'inputs'] as const;

/**
 * Puts a target together: options win over the file, the file over TICAGA_API_EMAIL and TICAGA_API_TOKEN.
 * @param file the path of a target.yaml; its keys are those of the options, and its token is the name of a variable
 * @throws KitError usage, target-invalid, file-unreadable
 */
export async function readTarget(
  settings: TargetSettings,
  file: string | undefined,
  env: Environment,
): Promise<Target> {
  const written = file === undefined ? {} : await readTargetFile(file);
  const variable = written.token === undefined ? 'TICAGA_API_TOKEN' : variableOf(written.token, file ?? '');
  const number = (flag: string, given: unknown) => (given === undefined ? undefined : customerId(flag, String(given)));
  const allowed = settings.allowWrites ?? written['allow-writes'];
  return definedOnly({
    url: settings.url ?? text(written.url),
    email: settings.email ?? text(written.email) ?? env.TICAGA_API_EMAIL,
    token: settings.token ?? env[variable],
    tokenVariable: variable,
    customer: number('--customer', settings.customer ?? written.customer),
    unknownCustomer: number('--unknown-customer', settings.unknownCustomer ?? written['unknown-customer']),
    allowWrites:
      allowed === undefined
        ? []
        : [allowed]
            .flat()
            .flatMap((one) => String(one).split(','))
            .map((one) => customerId('--allow-writes', one)),
    inputs: (written.inputs ?? {}) as Record<string, unknown>,
  });
}

type Written = Partial<Record<(typeof keys)[number], unknown>>;

async function readTargetFile(file: string): Promise<Written> {
  let value: unknown;
  try {
    value = parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new KitError('file-unreadable', `The target file ${file} cannot be read.`, {
      was: (error as Error).message.split('\n')[0] ?? '',
      fix: 'Name an existing YAML file with --target.',
    });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new KitError('target-invalid', `${file} is no mapping.`, { expected: keys.join(', '), where: file });
  }
  const unknown = Object.keys(value).find((key) => !keys.includes(key as (typeof keys)[number]));
  if (unknown !== undefined) {
    throw new KitError('target-invalid', `A target has no key ${unknown}.`, {
      expected: keys.join(', '),
      where: file,
      fix: didYouMean(unknown, keys),
    });
  }
  return value;
}

/** The name of the variable; the value that stands there instead is never repeated, for it may be the secret. */
function variableOf(token: unknown, file: string): string {
  const name = /^\$([A-Za-z_]\w*)$/.exec(String(token))?.[1];
  if (name !== undefined) return name;
  throw new KitError('target-invalid', 'The token of a target file is not the name of an environment variable.', {
    expected: 'token: $TICAGA_API_TOKEN',
    where: file,
    fix: 'Put the token into an environment variable and its name here: a file with a secret ends up in a repository.',
  });
}

/** The id of a customer. @throws KitError usage */
export function customerId(flag: string, given: string): number {
  if (/^[1-9]\d{0,15}$/.test(given.trim())) return Number(given);
  throw new KitError('usage', `${flag} was given ${JSON.stringify(given)}.`, {
    expected: 'the id of a customer, a whole number from 1',
    fix: `For example ${flag} 42.`,
  });
}

const text = (value: unknown): string | undefined => (value === undefined ? undefined : String(value));

/** Drops what is undefined, as exact optional properties ask for. */
function definedOnly<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
