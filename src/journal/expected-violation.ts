import { didYouMean } from '../document/nearest.js';
import type { Entry } from './entry.js';
import { pathOf } from './request-parts.js';
import { type ExpectableCode, expectableCodes } from './violation.js';
import { withoutSandbox } from './without-sandbox.js';

/** A violation, or a remark of exec, that a test suite says it will cause. */
export interface ExpectedViolation {
  code: ExpectableCode;
  /** In capitals; without one, any. */
  method?: string;
  /** The path of the request, without sandbox and query: /api/customers/get/1. {id} stands for any part. Without one, any. */
  path?: string;
}

/** Whether a violation of a request, or a remark on it, is the one that was expected. */
export function isExpected(
  expected: ExpectedViolation,
  { method, url }: Pick<Entry, 'method' | 'url'>,
  code: string,
): boolean {
  if (expected.code !== code || (expected.method ?? method) !== method) return false;
  if (expected.path === undefined) return true;
  const [wanted, given] = [expected.path.split('/'), pathOf(withoutSandbox(url)).split('/')];
  return (
    wanted.length === given.length && wanted.every((part, index) => /^\{[^{}/]+\}$/.test(part) || part === given[index])
  );
}

/** As --allow takes it: CODE, or CODE:METHOD:/path. */
export const renderExpected = ({ code, method, path }: ExpectedViolation): string =>
  method === undefined && path === undefined ? code : `${code}:${method ?? '*'}:${path ?? '*'}`;

/**
 * @param fields code, and perhaps method and path; a method may be written in small letters
 * @param refuse makes the error, from what was wrong and what to do
 * @throws what `refuse` makes
 */
export function checkExpected(
  { code, method, path }: Record<string, unknown>,
  refuse: (message: string, fix: string) => Error,
): ExpectedViolation {
  if (typeof code !== 'string' || !Object.hasOwn(expectableCodes, code)) {
    throw refuse(
      `There is no violation and no remark with the code ${JSON.stringify(code)}.`,
      didYouMean(String(code), Object.keys(expectableCodes)),
    );
  }
  if (method !== undefined && (typeof method !== 'string' || !/^[A-Za-z]+$/.test(method))) {
    throw refuse(
      `The method of an expected violation is ${JSON.stringify(method)}.`,
      'Write one method, for example POST.',
    );
  }
  if (path !== undefined && (typeof path !== 'string' || !/^\/[^?#\s]*$/.test(path))) {
    throw refuse(
      `The path of an expected violation is ${JSON.stringify(path)}.`,
      'Write the path without the query, for example /api/customers/get/{id}.',
    );
  }
  return {
    code: code as ExpectableCode,
    ...(method === undefined ? {} : { method: method.toUpperCase() }),
    ...(path === undefined ? {} : { path }),
  };
}
