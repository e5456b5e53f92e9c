import { type FurtherOperation, factOf, isFurther } from '../../document/further-document.js';
import { editDistance } from '../../document/nearest.js';
import { factAt } from '../../document/openapi.js';
import {
  addressOf,
  fillPath,
  type Operation,
  operations,
  parametersIn,
  withoutParameters,
} from '../../document/operations.js';
import type { Note, Violation } from '../../journal/violation.js';

/** What is to be said of a request that no operation takes: what it breaks, or that nobody can judge it. */
export type Diagnosis = { violation: Violation } | { note: Note };

/**
 * Says what is wrong with a request that no operation of the contract takes, and what was probably meant. An address that
 * resembles none is not judged: the server may have it all the same.
 * @param own the operations of the user's own documents
 */
export function diagnoseUnmatched(method: string, path: string, own: readonly FurtherOperation[] = []): Diagnosis {
  if (method === 'OPTIONS') return { note: notAsked };
  const known = [...operations, ...own];
  const sameAddress = known.filter((operation) => parametersIn(operation, path));
  // One whose method fits as well came here because its address cannot be decoded.
  if (sameAddress.length > 0 && !sameAddress.some((operation) => operation.method === method)) {
    const allowed = sameAddress.map((operation) => operation.method).join(', ');
    return {
      violation: {
        code: 'method-wrong',
        location: ['request', 'method'],
        message: `${path} was called with ${method}.`,
        expected: allowed,
        received: method,
        hint: `Use ${allowed} for this address.`,
        ...factsOf(sameAddress[0] as Operation),
      },
    };
  }
  const meant = findMeant(known, method, path);
  if (!meant) return { note: notJudged(method, path) };
  return {
    violation: {
      code: 'path-unknown',
      location: ['request', 'path'],
      message: `There is no ${path} in the contract.`,
      expected: addressOf(meant.operation),
      received: `${method} ${path}`,
      hint: meant.hint,
      ...factsOf(meant.operation),
    },
  };
}

/** Browsers and careful clients ask so before they send what is judged. */
const notAsked: Note = { code: 'options', message: 'OPTIONS asks what an address takes, and was not judged.' };

/** The code of the note on an address that no document knows. */
export const notJudgedCode = 'not-judged';

function notJudged(method: string, path: string): Note {
  return {
    code: notJudgedCode,
    message: `No document knows ${method} ${path}, and no known address is like it: it was not judged.`,
  };
}

function factsOf(operation: Operation | FurtherOperation): Pick<Violation, 'grade' | 'source' | 'operationId'> {
  const { pointer, operationId } = operation;
  const { grade, source } = isFurther(operation)
    ? factOf(operation.document, operation.document.api.findFact(pointer))
    : factAt(pointer);
  return { grade, ...(source === undefined ? {} : { source }), operationId };
}

interface Meant {
  operation: Operation;
  hint: string;
}

function findMeant(known: readonly Operation[], method: string, path: string): Meant | undefined {
  const ofMethod = (candidates: readonly Operation[]) =>
    candidates.find((operation) => operation.method === method) ?? candidates[0];
  const once = path.replace(/^\/api(?=\/api\/)/, '');
  const twice = once === path ? undefined : ofMethod(known.filter((operation) => parametersIn(operation, once)));
  if (twice)
    return {
      operation: twice,
      hint: 'The plugin adds /api/ itself: take /api off the end of the base URL in its settings.',
    };
  const bare = ofMethod(known.filter((operation) => parametersIn(operation, `/api${path}`)));
  if (bare) return { operation: bare, hint: `The address lacks /api: did you mean /api${path}?` };
  const operation = nearestOperation(known, method, path);
  return operation && { operation, hint: `Did you mean ${addressOf(operation)}?` };
}

/** The operation whose address differs in a letter or two, with the right method before the others. */
function nearestOperation(known: readonly Operation[], method: string, path: string): Operation | undefined {
  const candidates = known
    .map((operation) => ({ operation, distance: distanceTo(operation, path) }))
    .filter(({ operation, distance }) => distance <= mostDifferent(operation))
    .sort(
      (a, b) =>
        a.distance - b.distance || Number(b.operation.method === method) - Number(a.operation.method === method),
    );
  return candidates[0]?.operation;
}

/** A letter in six may be another: two in customers/assign, and none in a word of five letters. */
function mostDifferent({ path }: Operation): number {
  return Math.max(1, Math.floor(withoutParameters(path).length / 6));
}

/** Values are not compared: what stands where a parameter does, or a number, is any value. */
function distanceTo({ path }: Operation, address: string): number {
  const template = fillPath(`/api${path}`, () => '{}').toLowerCase();
  const given = address.toLowerCase().replace(/\/$/, '');
  const values = given.replaceAll(/\/(\d+|%[^/]*)(?=\/|$)/g, '/{}');
  const [last] = /[^/]*$/.exec(values) ?? [''];
  const withValue = template.endsWith('/{}') && last !== '{}' ? `${values.slice(0, -last.length)}{}` : values;
  const forms = template.endsWith('/{}') ? [withValue, `${values}/{}`] : [values];
  return Math.min(
    ...forms.map((form) => (beginsAlike(form, template) ? editDistance(form, template, mostCompared) : mostCompared)),
  );
}

/** A slip is seldom in the first letter: unassign is another word than assign. */
function beginsAlike(given: string, template: string): boolean {
  const [a, b] = [given.split('/'), template.split('/')];
  return a.length !== b.length || a.every((word, index) => word[0] === b[index]?.[0]);
}

/** No address of the contract is nearly so long. */
const mostCompared = 200;
