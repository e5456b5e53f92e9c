import { isFurther } from '../../document/further-document.js';
import type { Answer } from '../../fake/answer.js';
import type { Deviation } from '../../fake/misbehaviour/deviation.js';
import type { RecordKind } from '../../operations/behaviour.js';
import { behaviours } from '../../operations/behaviours.js';
import { type Mutant, mutantOf, shorten } from './mutant.js';
import { type UsedOperation, useOf } from './used-operation.js';

/**
 * Each answer is one that a server may give, and what is wrong is when it comes, or what happens besides: too late, twice,
 * too early, at the same time. Of an operation of another document nobody knows what the same request does again.
 */
export function liesOfOrder(known: UsedOperation): Mutant[] {
  if (isFurther(known.operation)) return [];
  if (!known.behaviour.writes) return staleOnce(known);
  return [...lateEffects(known), ...deliveredTwice(known), ...lostUpdate(known)];
}

/** No run lasts as long: whoever waits for the answer is ended. */
const foreverMs = 3_600_000;

const onSuccess =
  (change: (honest: Answer) => Deviation): Mutant['change'] =>
  (honest) =>
    honest.outcome === 'success' ? change(honest) : undefined;

/**
 * The write takes place, and its client cannot know; the next one goes well, so that a client which tries again comes to
 * an end.
 */
function lateEffects(known: UsedOperation): Mutant[] {
  const one = known.behaviour.makes;
  const rest = {
    family: 'transport',
    once: true,
    meaning: 'Your plugin goes on as after a success that nobody told it, or no test looks.',
    advice: `Say no, or read what the server holds and go by that${one ? '; send it again only when it is not there.' : '.'}`,
  } as const;
  return [
    mutantOf(known, {
      ...rest,
      name: 'late-effect',
      did: 'was carried out and did not answer before the client gave up, once',
      change: onSuccess((honest) => ({
        answer: honest,
        keeps: true,
        fault: { kind: 'slow', delayMs: foreverMs },
      })),
    }),
    mutantOf(known, {
      ...rest,
      name: 'stored-500',
      did: 'was carried out and then answered 500 with a page, once',
      change: onSuccess((honest) => ({ answer: honest, keeps: true, fault: { kind: 'stored-500' } })),
    }),
  ];
}

/** A proxy or a client's library sends the request a second time, and the client gets the second answer. */
function deliveredTwice(known: UsedOperation): Mutant[] {
  const { makes } = known.behaviour;
  if (makes === undefined) return deliveredTwiceAndRefused(known);
  const isListed = listsOf(makes).length > 0;
  return [
    mutantOf(known, {
      name: 'delivered-twice',
      family: 'leniency',
      did: 'was delivered twice, and answered what the second got',
      // Who reads no list cannot see one too many; where a second is refused, its answer says so.
      strikes: ({ readBy }) => !isListed || readBy.some((read) => listsOf(makes).includes(read)),
      change: onSuccess((honest) => ({ answer: honest, keeps: true, again: true })),
      ...(isListed
        ? {
            meaning: `Your plugin lists the ${makes} after that, and no test notices one too many. The plugin cannot prevent it.`,
            advice: `Leave it so, or let a test count the ${makes} that the server holds.`,
          }
        : {
            meaning: 'Your plugin goes on although the second was refused, for the first was not; or no test looks.',
            advice: 'Leave it so where your plugin looks at the server before it goes on; else say no.',
          }),
    }),
  ];
}

/** Where the same again changes nothing, a server may refuse it as a conflict with itself. */
function deliveredTwiceAndRefused(known: UsedOperation): Mutant[] {
  const refusal = known.answers.find(({ outcome }) => outcome === 'conflict');
  const status = refusal?.statuses[0];
  if (!refusal || status === undefined || known.behaviour.isRepeatable) return [];
  const body = JSON.stringify(refusal.body);
  return [
    mutantOf(known, {
      name: 'delivered-twice',
      family: 'refusal',
      did: `was delivered twice, and answered ${status} ${shorten(body)} to the second`,
      meaning: 'Your plugin goes on after a refusal without a look at the server, or no test looks.',
      advice: 'Say no, or read what the server holds and go by that: the first may have been carried out.',
      change: onSuccess(() => ({
        answer: { status, body, outcome: refusal.outcome as Answer['outcome'] },
        keeps: true,
      })),
    }),
  ];
}

/** Somebody else's write comes right after, and wins. Only who reads back can know. */
function lostUpdate(known: UsedOperation): Mutant[] {
  const { uses, overtake } = known.behaviour;
  if (!overtake) return [];
  return [
    mutantOf(known, {
      name: 'lost-update',
      family: 'lost-write',
      once: true,
      did: 'answered a success, and at the same moment somebody else linked the customer to another client, once',
      meaning:
        "Your plugin reads the customer after the link and takes another client's link for its own or writes over it, or no test looks.",
      advice:
        "Compare billing_id and billing_system with what was assigned, and tell a person when they are another client's: to link again would take it from them.",
      strikes: (request) => useOf(uses, request) === known.use && request.readBy.length > 0,
      change: (honest, asked) =>
        honest.outcome === 'success'
          ? { answer: honest, keeps: true, meanwhile: (records) => asked && overtake(asked, records) }
          : undefined,
    }),
  ];
}

/** A replica that lags: the first read after a write does not know of it, and the next one does. */
function staleOnce(known: UsedOperation): Mutant[] {
  const { about, uses } = known.behaviour;
  const isHere = known.use ? known.use.confirms === true : !uses?.some(({ confirms }) => confirms);
  // A list may be shown as it is; who confirms a write asks for the record.
  if (!about || about.isList || !isHere) return [];
  return [
    mutantOf(known, {
      name: 'stale-once',
      family: 'record',
      once: true,
      did: 'answered as it was before the write, once',
      meaning: 'Your plugin reads what it has written and does not look at what it reads, or no test looks.',
      advice: 'Compare the record with what was written; when it is not there yet, read again or say no.',
      strikes: ({ isReadBack }) => isReadBack,
      change: (honest, _, before) =>
        before && (before.status !== honest.status || before.body !== honest.body)
          ? { answer: before, keeps: true }
          : undefined,
    }),
  ];
}

/** The operations that list all records of a kind. */
const listsOf = (kind: RecordKind): string[] =>
  Object.entries(behaviours).flatMap(([operationId, { about }]) =>
    about?.isList && about.kind === kind ? [operationId] : [],
  );
