import { isRecord } from '../../document/is-record.js';
import type { Json } from '../../document/openapi.js';
import type { Lie } from '../../operations/lie.js';
import type { KnownOperation } from '../known-operation.js';

/** A field of a success that a client relies on. */
interface Field {
  name: string;
  /** As PHP's authors write it: user.id. */
  path: string;
  /** Its value in the example of openapi.yaml. */
  sample: Json;
}

/** One wrong value of a field. */
interface WrongValue extends Pick<Lie, 'name' | 'did' | 'mayPass' | 'meaning' | 'advice'> {
  /** Takes the honest value's place; undefined is no field at all. */
  to(honest: unknown): unknown;
  /** It says that there is no success, so that a write has not taken place either. */
  denies?: boolean;
}

type Kind = 'object' | 'true' | 'integer' | 'string';

/** What can be wrong with a value of each kind. */
const wrongValues: Record<Kind, readonly ((field: Field) => WrongValue)[]> = {
  object: [asNull, asFalse, asMissing],
  true: [asFalse, asNull, asMissing, trueAsText],
  integer: [asNull, asMissing, numberAsText, numberWithMore, anotherNumber],
  string: [asNull, asMissing, anotherText],
};

/** The successes of an operation in which one of the fields that its clients rely on is wrong. */
export function wrongContents({ operation, answers, behaviour }: KnownOperation): Lie[] {
  const example = answers.find(({ outcome }) => outcome === 'success')?.body;
  return behaviour.reliedOn.flatMap((pointer) => {
    const keys = pointer.split('/').slice(1);
    const sample = keys.reduce<Json | undefined>((value, key) => (isRecord(value) ? value[key] : undefined), example);
    if (sample === undefined) throw new Error(`no example of a success of ${operation.operationId} has ${pointer}`);
    const field = { name: keys.at(-1) as string, path: keys.join('.'), sample };
    // A body with one field is shown whole, which is shorter than to speak of it.
    const isWhole = keys.length === 1 && Object.keys(example as object).length === 1;
    return wrongValues[kindOf(field)].map((wrong): Lie => {
      const { to, denies = false, did, ...rest } = wrong(field);
      const body: Lie['body'] = (honest) => changeAt(honest, keys, to);
      const shown = isWhole ? JSON.stringify(body(example as Record<string, Json>)) : did;
      return { ...rest, did: `answered ${shown}`, body, keeps: !(behaviour.writes && denies) };
    });
  });
}

/** The kind of a field by its example, which openapi.yaml's schema allows. */
function kindOf({ path, sample }: Field): Kind {
  if (typeof sample === 'object' && sample !== null) return 'object';
  if (sample === true) return 'true';
  if (Number.isInteger(sample)) return 'integer';
  if (typeof sample === 'string') return 'string';
  throw new Error(`no wrong value is known for ${path}, whose example is ${JSON.stringify(sample)}`);
}

/** A record with another value at the end of the keys. */
function changeAt(record: unknown, [key = '', ...rest]: readonly string[], to: WrongValue['to']): unknown {
  const fields = record as Record<string, unknown>;
  return { ...fields, [key]: rest.length === 0 ? to(fields[key]) : changeAt(fields[key], rest, to) };
}

function asNull({ name }: Field): WrongValue {
  return { name: `${name}-null`, did: `a record whose ${name} is null`, to: () => null, denies: true };
}

function asFalse({ name }: Field): WrongValue {
  return { name: `${name}-false`, did: `a record whose ${name} is false`, to: () => false, denies: true };
}

function asMissing({ name }: Field): WrongValue {
  const article = /^[aeio]/.test(name) ? 'an' : 'a';
  return { name: `${name}-missing`, did: `a record without ${article} ${name}`, to: () => undefined, denies: true };
}

function trueAsText({ name }: Field): WrongValue {
  return {
    name: `${name}-as-text`,
    did: `the ${name} as text`,
    meaning: 'Your plugin takes a text for the true that the API promises, or no test looks.',
    to: String,
  };
}

function numberAsText({ name, path }: Field): WrongValue {
  return {
    name: `${name}-as-text`,
    did: `the ${name} as text`,
    mayPass: true,
    meaning: `Your plugin takes ${name}s as text for numbers, or no test looks.`,
    advice: `That is right where yours comes from a form: (string) === (string). Else check that ${path} is an integer.`,
    to: String,
  };
}

function numberWithMore({ name, path }: Field): WrongValue {
  return {
    name: `${name}-loose`,
    did: `the ${name} as a text that only begins with it ("1 or so")`,
    meaning: `Your plugin compares ${name}s loosely, or no test looks: (int) takes "1 or so" for 1, and so did == before PHP 8.`,
    advice: `Compare ${path} as text with text, (string) === (string), or refuse what is no integer; a cast to int is no check.`,
    to: (honest) => `${honest} or so`,
  };
}

function anotherNumber({ name }: Field): WrongValue {
  return { name: `other-${name}`, did: `a record with another ${name}`, to: (honest) => Number(honest) + 1 };
}

function anotherText({ name, sample }: Field): WrongValue {
  return String(sample).includes('@')
    ? { name: `other-${name}`, did: `a record with another ${name} address`, to: () => 'somebody.else@example.com' }
    : { name: `other-${name}`, did: `a record with another ${name}`, to: (honest) => `another ${honest}` };
}
