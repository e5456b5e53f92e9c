import type { Violation } from './violation.js';

const headerLimit = 4096;
/** Room for the row that says how many were left out. */
const tailLimit = 160;

/**
 * Violations as one header value: JSON in the shape of Prism's sl-violations, ASCII only, at most 4,096 characters.
 * What does not fit is left out whole from the end, and a last row says how many.
 */
export function renderViolationHeader(violations: readonly Violation[]): string {
  const rows = violations.map(({ location, code, message }) =>
    asciiJson({ location, severity: 'Error', code, message }),
  );
  const whole = `[${rows.join(',')}]`;
  if (whole.length <= headerLimit) return whole;
  let length = 2;
  let kept = 0;
  while (length + rows[kept]!.length + 1 <= headerLimit - tailLimit) length += rows[kept++]!.length + 1;
  const left = rows.length - kept;
  const message = `${left} more ${left === 1 ? 'violation is' : 'violations are'} in the journal.`;
  return `[${[...rows.slice(0, kept), asciiJson({ location: [], severity: 'Information', code: 'more', message })].join(',')}]`;
}

function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
