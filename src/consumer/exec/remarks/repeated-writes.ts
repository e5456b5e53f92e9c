import { headersOf } from '../../../journal/request-parts.js';
import { ifTwoTests, nameOf, type Remark } from './remark.js';
import { isDone, isLost, isOfContract, type Said, type Talk, writes } from './said.js';

/**
 * The writes that were sent again as the very next request: after a success, or when no whole answer had come. A write
 * that is repeatable by design is none, and so is one that was looked before as often as it was made: those are two
 * tests side by side.
 */
export function findRepeatedWrites(talk: Talk): Remark[] {
  return talk.flatMap((again, index): Remark[] => {
    const first = talk[index - 1];
    if (first?.turn !== again.turn || writes(again) !== true || !isOfContract(again)) return [];
    if (again.known?.behaviour.isRepeatable || !isSame(first, again)) return [];
    if (isLost(first)) return [retryRemark(first, again)];
    return isDone(first) && isDone(again) && !isSideBySide(talk, index) ? [repeatRemark(first, again)] : [];
  });
}

/** Whether two requests are one and the same: address, body and credentials. */
function isSame({ entry: a }: Said, { entry: b }: Said): boolean {
  const credentialsOf = ({ rawHeaders }: typeof a) => headersOf(rawHeaders).get('authorization')?.values.join();
  const [one = '', other = ''] = [a.body?.toString('latin1'), b.body?.toString('latin1')];
  return a.method === b.method && a.url === b.url && one === other && credentialsOf(a) === credentialsOf(b);
}

/** Whether the request before the run of writes was made at least as often as the write, in one turn. */
function isSideBySide(talk: Talk, index: number): boolean {
  const write = talk[index] as Said;
  const before: Said[] = [];
  for (let at = index; talk[at]?.turn === write.turn; at--) before.push(talk[at] as Said);
  const look = before.find((one) => writes(one) === false);
  if (!look) return false;
  const times = (sought: Said) => before.filter((one) => isSame(one, sought)).length;
  return times(look) >= times(write);
}

const both = (first: Said, again: Said): Remark['requests'] => [
  { label: 'First', entry: first.entry },
  { label: 'Then', entry: again.entry },
];

const retryRemark = (first: Said, again: Said): Remark => ({
  code: 'write-retried',
  title: `${nameOf(again)} was sent again after no whole answer had come, and nobody looked whether it had been made.`,
  expected: 'a look at what the server holds before a write is sent again',
  was: `the first ended with the fault ${first.entry.fault}, and the next request was the same`,
  requests: both(first, again),
  entry: again.entry,
  advice: [
    'A write without an answer may have been made: read it back first, and send it again only when it is not there.',
    ifTwoTests,
  ],
});

const repeatRemark = (first: Said, again: Said): Remark => ({
  code: 'write-repeated',
  title: `${nameOf(again)} succeeded, and the same request followed at once and succeeded, too.`,
  expected: 'each write once',
  requests: both(first, again),
  entry: again.entry,
  advice: [
    'Find out who sends it twice: a hook that runs twice, a form that was sent twice, a retry after a success.',
    ifTwoTests,
  ],
});
