import { nearest } from '../document/nearest.js';
import { KitError } from '../errors.js';

/** What an option says of itself that takes a value. */
interface Valued {
  /** What stands for the value in the help, for example FILE. */
  value: string;
  summary: string;
  /**
   * What holds when neither the line nor the environment gives a value, written as on the line and read like it. Where
   * the machine decides, `find` asks it, and the help prints what `says` says.
   */
  default?: string | { says: string; find(): string };
  /** The environment variable that gives the value when the line does not. */
  env?: string;
  /** It is never printed. */
  secret?: true;
  /** Why no configuration file gives it, and what does, as a sentence. */
  notInFile?: string;
}

export interface FlagOption {
  type: 'flag';
  summary: string;
  notInFile?: string;
}

export interface ChoiceOption extends Omit<Valued, 'value'> {
  type: 'choice';
  choices: readonly string[];
}

export interface NumberOption extends Valued {
  type: 'number' | 'whole number';
  least: number;
  most: number;
}

export interface TextOption extends Valued {
  type: 'text';
  /** Reads the value; `source` is where it was written, for example "--customer". Throws KitError when it does not fit. */
  parse?(text: string, source: string): unknown;
}

/** May be given several times. */
export interface TextsOption extends Valued {
  type: 'texts';
  /** Reads all the values together, none too. Throws KitError when one does not fit. */
  parse?(texts: readonly string[], source: string): unknown;
}

/** One option of a command: what it takes, where its value comes from, and what is said of it. */
export type Option = FlagOption | ChoiceOption | NumberOption | TextOption | TextsOption;

/** Options by their names, without the dashes. */
export type Options = Readonly<Record<string, Option>>;

/** What a command receives for each of its options. */
export type Values<O extends Options> = { readonly [N in keyof O]: ValueOf<O[N]> };

/** Undefined only where there is no default; of an option that is not known, nothing is known. */
type ValueOf<O extends Option> = Option extends O
  ? unknown
  : O extends FlagOption
    ? boolean
    : O extends TextsOption
      ? ParsedOr<readonly string[], O>
      : SingleOf<O> | (O extends { default: unknown } ? never : undefined);

type SingleOf<O extends Option> = O extends { choices: readonly (infer Choice)[] }
  ? Choice
  : O extends NumberOption
    ? number
    : ParsedOr<string, O>;

type ParsedOr<Plain, O> = O extends { parse(given: Plain, source: string): infer Parsed } ? Parsed : Plain;

/** Where a value comes from. Of two, the later in this list wins. */
export type Origin =
  | { from: 'default' }
  /** `where` is file:line. */
  | { from: 'file'; where: string }
  | { from: 'environment'; variable: string }
  | { from: 'command line' };

/** What was written for an option, and where; for a flag, "true" or "false". */
export interface Given {
  texts: readonly string[];
  origin: Origin;
}

/**
 * What holds of an option: what the line says, else its environment variable, else the configuration file, else its default.
 * @param line what the line has, as it was written; for a flag, one text each time that it stands there
 * @param file what the configuration file has, if anything
 */
export function findGiven(
  option: Option,
  line: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  file?: Given,
): Given {
  if (line.length > 0) return { texts: line, origin: { from: 'command line' } };
  const variable = option.type === 'flag' ? undefined : option.env;
  const fromEnv = variable === undefined ? undefined : env[variable];
  if (variable !== undefined && fromEnv) return { texts: [fromEnv], origin: { from: 'environment', variable } };
  return file ?? { texts: defaultOf(option), origin: { from: 'default' } };
}

function defaultOf(option: Option): readonly string[] {
  if (option.type === 'flag') return ['false'];
  const preset = typeof option.default === 'object' ? option.default.find() : option.default;
  return preset === undefined ? [] : [preset];
}

/**
 * The value of an option.
 * @param name without the dashes
 * @throws KitError usage, and what the option's own parse throws; with the place in the configuration file, if it is there
 */
export function readOption(name: string, option: Option, { texts, origin }: Given): unknown {
  const source = origin.from === 'environment' ? origin.variable : `--${name}`;
  try {
    return readTexts(source, option, texts);
  } catch (error) {
    if (!(error instanceof KitError) || origin.from !== 'file') throw error;
    throw new KitError(error.code, error.message, { where: origin.where, ...error.details });
  }
}

function readTexts(source: string, option: Option, texts: readonly string[]): unknown {
  if (option.type === 'flag') return texts.at(-1) === 'true';
  if (option.type === 'texts') return option.parse ? option.parse(texts, source) : texts;
  const [text] = texts;
  if (text === undefined) return undefined;
  if (option.type === 'text') return option.parse ? option.parse(text, source) : text;
  return option.type === 'choice' ? checkChoice(source, option, text) : readNumber(source, option, text);
}

function checkChoice(source: string, { choices }: ChoiceOption, text: string): string {
  if (choices.includes(text)) return text;
  const [near] = nearest(text, choices, 1);
  throw new KitError('usage', `${source} is ${text}.`, {
    expected: choices.join(' | '),
    fix: near === undefined ? 'Choose one of these.' : `Did you mean ${near}?`,
  });
}

const numberForms: Record<NumberOption['type'], RegExp> = {
  number: /^\d*\.?\d+$/,
  'whole number': /^\d+$/,
};

function readNumber(source: string, { type, least, most }: NumberOption, text: string): number {
  const value = Number(text);
  if (numberForms[type].test(text) && value >= least && value <= most) return value;
  throw new KitError('usage', `${source} is ${text}.`, {
    expected: `a ${type} from ${least} to ${most}`,
    fix: `Correct ${source}, or leave it out.`,
  });
}

/** An option as help and reference print it. */
export interface OptionDescription {
  /** With its dashes. */
  name: string;
  /** What it takes, for example FILE; undefined for a flag. */
  takes: string | undefined;
  default: string | undefined;
  env: string | undefined;
  /** It may be given several times. */
  multiple: boolean;
  summary: string;
}

/** @param name without the dashes */
export function describeOption(name: string, option: Option): OptionDescription {
  const said = { name: `--${name}`, summary: option.summary, multiple: option.type === 'texts' };
  if (option.type === 'flag') return { ...said, takes: undefined, default: undefined, env: undefined };
  return {
    ...said,
    takes: option.type === 'choice' ? option.choices.join('|') : option.value,
    default: typeof option.default === 'object' ? option.default.says : option.default,
    env: option.env,
  };
}
