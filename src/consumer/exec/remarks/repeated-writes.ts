import { shortName } from '../../../document/operations.js';
import type { Entry } from '../../../journal/entry.js';
import { doubledWords, findDoubledWrites } from '../../doubled-writes.js';
import type { KnownOperations } from '../../known-operation.js';
import { isSameRequest } from '../../same-request.js';
import { ifTwoTests, nameOf, type Remark } from './remark.js';
import { isDone, isLost, isOfContract, isWaitedFor, type Said, type Talk, writes } from './said.js';

/**
 * The writes that were sent again: those that the server now holds twice, as their client could not know of the first;
 * and those that followed as the very next request after a success, or when no whole answer had come. A write that is
 * repeatable by design is none, and so is one that was looked before as often as it was made: those are two tests side
 * by side. After an answer that did not come, one that changes nothing the second time may be sent again.
 */
export function findRepeatedWrites(talk: Talk, known: KnownOperations): Remark[] {
  const doubled = doubledRemarks(talk, known);
  const repeated = talk.flatMap((again, index): Remark[] => {
    const first = talk[index - 1];
    if (first?.turn !== again.turn || writes(again) !== true || !isOfContract(again)) return [];
    if (again.known?.behaviour.isRepeatable || !isSameRequest(first.entry, again.entry)) return [];
    if (isLost(first)) return again.known?.behaviour.makes ? [retryRemark(first, again)] : [];
    return isDone(first) && isDone(again) && !isSideBySide(talk, index) ? [repeatRemark(first, again)] : [];
  });
  const told = new Set(doubled.map(({ entry }) => entry));
  return [...doubled, ...repeated.filter(({ entry }) => !told.has(entry))];
}

/** The writes that were carried out while a fault hid it, and came again in the same turn before anybody had looked. */
function doubledRemarks(talk: Talk, known: KnownOperations): Remark[] {
  const isHidden = (entry: Entry) => entry.fault !== undefined && !isWaitedFor(entry);
  const turns = new Set(talk.filter(({ entry }) => entry.changed && isHidden(entry)).map(({ turn }) => turn));
  return [...turns].flatMap((turn) => {
    const said = talk.filter((one) => one.turn === turn);
    const of = (entry: Entry) => said.find((one) => one.entry === entry) as Said;
    return findDoubledWrites(
      said.map(({ entry }) => entry),
      known,
      isHidden,
    )
      .filter(({ first }) => isHidden(first))
      .map(({ first, again, made }) => doubledRemark(of(first), of(again), made, known));
  });
}

/** Whether the request before the run of writes was made at least as often as the write, in one turn. */
function isSideBySide(talk: Talk, index: number): boolean {
  const write = talk[index] as Said;
  const before: Said[] = [];
  for (let at = index; talk[at]?.turn === write.turn; at--) before.push(talk[at] as Said);
  const look = before.find((one) => writes(one) === false);
  if (!look) return false;
  const times = (sought: Said) => before.filter((one) => isSameRequest(one.entry, sought.entry)).length;
  return times(look) >= times(write);
}

const both = (first: Said, again: Said): Remark['requests'] => [
  { label: 'First', entry: first.entry },
  { label: 'Then', entry: again.entry },
];

function doubledRemark(first: Said, again: Said, made: string, { all }: KnownOperations): Remark {
  const makes = again.known?.behaviour.makes;
  const looks = all.filter(({ behaviour }) => !behaviour.writes && behaviour.about?.kind === makes);
  return {
    code: 'write-doubled',
    title: `${nameOf(again)} was sent again without a look after it had been carried out, and the server holds ${made} of it.`,
    expected: `a look at what the server holds (${looks.map(({ operation }) => shortName(operation)).join(', ')}) before the same is sent again`,
    was: `the first was carried out and ended with the fault ${first.entry.fault}, and the same came again`,
    requests: both(first, again),
    entry: again.entry,
    advice: [doubledWords(made).advice, ifTwoTests],
  };
}

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
