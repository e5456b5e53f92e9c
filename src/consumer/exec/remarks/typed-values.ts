import { isViolationCode } from '../../../journal/violation.js';
import type { Remark } from './remark.js';
import type { Talk } from './said.js';

/** What a person can have typed, as the notes of the requests say it: it has the code of what it would break otherwise. */
export function findTypedValues(talk: Talk): Remark[] {
  return talk.flatMap(({ entry }) =>
    entry.notes.flatMap(({ code, message }): Remark[] =>
      isViolationCode(code)
        ? [{ code, title: message, requests: [{ label: 'Request', entry }], entry, advice: [] }]
        : [],
    ),
  );
}
