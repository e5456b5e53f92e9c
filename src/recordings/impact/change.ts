import { isRecord } from '../../document/is-record.js';
import { pointerKey } from '../../document/openapi.js';
import { mask } from '../../journal/mask-passwords.js';
import { kindOfId } from '../replay/correspondence.js';
import { type Heard, isSuccess, told } from './heard.js';

/**
 * What became of an answer. refused: what was a success is none. granted: what was refused is a success. status: another
 * status of the same meaning. missing, null, type, value: of a field. added: a field more.
 */
export type ChangeKind = 'refused' | 'granted' | 'status' | 'missing' | 'null' | 'type' | 'value' | 'added';

/** One difference between the answer that was met and the one that comes now. */
export interface Change {
  kind: ChangeKind;
  /** "status", "body /user/email", "address". */
  subject: string;
  /** Of a field: where it stands, with * for whichever item of a list. */
  path?: string;
  before: string;
  after: string;
  /** The status that comes now, where it is another one. */
  status?: number;
  /** What the field holds now, where it is there. */
  now?: unknown;
}

export interface Comparison {
  /** Whether values count as well: only where both answers come of the same state. */
  byValue: boolean;
  /** Names of fields of which the recorded value is another one. */
  masked: readonly string[];
  /** The first part of the address below /api. */
  segment: string;
}

/** Every difference between two answers to the same request. */
export function changesBetween(before: Heard, after: Heard, comparison: Comparison): Change[] {
  const { status } = after;
  const ofStatus = { subject: 'status', before: told(before), after: told(after), status };
  if (isSuccess(before) && !isSuccess(after)) return [{ ...ofStatus, kind: 'refused' }];
  if (!isSuccess(before) && isSuccess(after)) return [{ ...ofStatus, kind: 'granted' }];
  const changes: Change[] =
    before.status === status
      ? []
      : [{ ...ofStatus, before: String(before.status), after: String(status), kind: 'status' }];
  if (before.body === undefined || after.body === undefined) {
    return before.instead === after.instead || before.body === undefined
      ? changes
      : [...changes, { kind: 'value', subject: 'body', before: 'JSON', after: after.instead ?? 'no JSON' }];
  }
  // What a refusal says is no state of the server.
  const byValue = comparison.byValue || !isSuccess(before);
  return [...changes, ...compare(before.body, after.body, [], { ...comparison, byValue })];
}

function compare(before: unknown, after: unknown, path: readonly string[], comparison: Comparison): Change[] {
  if (Array.isArray(before) && Array.isArray(after)) {
    // One item tells the form of all.
    return before.length === 0 || after.length === 0 ? [] : compare(before[0], after[0], [...path, '*'], comparison);
  }
  if (isRecord(before) && isRecord(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return names.flatMap((name) => {
      if (!Object.hasOwn(after, name)) return [changeAt([...path, name], 'missing', before[name], undefined)];
      if (!Object.hasOwn(before, name)) return [changeAt([...path, name], 'added', undefined, after[name])];
      return compare(before[name], after[name], [...path, name], comparison);
    });
  }
  if (isMasked(before, path, comparison)) return [];
  if (typeOf(before) !== typeOf(after)) {
    // What was null says nothing of the type that it has otherwise.
    return before === null ? [] : [changeAt(path, after === null ? 'null' : 'type', before, after)];
  }
  return isSameValue(before, after, path, comparison) ? [] : [changeAt(path, 'value', before, after)];
}

const time = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/;

function isSameValue(before: unknown, after: unknown, path: readonly string[], comparison: Comparison): boolean {
  const { byValue, segment } = comparison;
  const isTime = typeof before === 'string' && time.test(before) && time.test(String(after));
  return (
    before === after || !byValue || isTime || kindOfId(path.at(-1) ?? '', [segment, ...path.slice(0, -1)]) !== undefined
  );
}

function isMasked(before: unknown, path: readonly string[], { masked }: Comparison): boolean {
  const name = path.at(-1) ?? '';
  return before === mask || masked.some((one) => name === one || name.endsWith(`_${one}`));
}

function changeAt(path: readonly string[], kind: ChangeKind, before: unknown, after: unknown): Change {
  const pointer = path.map((key) => `/${pointerKey(key)}`).join('');
  const show = kind === 'value' ? shown : typeOf;
  const subject = pointer === '' ? 'body' : `body ${pointer}`;
  return { kind, subject, path: pointer, before: show(before), after: show(after), now: after };
}

/** The type of a value, as a person reads it. */
export function typeOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return (
    { string: 'a text', number: 'a number', boolean: 'true or false', object: 'a record' }[typeof value as string] ?? ''
  );
}

/** The longest value that is shown, in characters. */
const longest = 200;

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > longest ? `${text.slice(0, longest)}...` : text;
}
