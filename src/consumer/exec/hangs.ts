import { shortName } from '../../document/operations.js';
import { hangNotes } from '../../fake/misbehaviour/transport.js';
import type { Entry } from '../../journal/entry.js';
import { type Case, type Finding, statusOf } from '../../report/report.js';
import type { KnownOperations } from '../known-operation.js';
import { timeLimitAdvice } from '../words.js';

/** How the client bore a request that was never answered. */
export interface FoundHang {
  /** The operation's name in a sentence. */
  name: string;
  /** Whether it gave up by itself, and after how long; else it waited for all of that time. */
  gaveUp: boolean;
  ms: number;
  sandbox: string | undefined;
}

/** A client that waits for longer has no limit of time that helps a customer. */
const longestMs = 20_000;

/** The ends of the hangs that the suite armed; a request that was still waiting when the command ended has none. */
export function findHangs(entries: readonly Entry[], { find }: KnownOperations): FoundHang[] {
  return entries.flatMap(({ operationId, notes, sandbox }) => {
    const end = notes.find(({ code }) => code === hangNotes.gaveUp || code === hangNotes.waited);
    const known = find(operationId);
    if (!end || !known) return [];
    return [{ name: shortName(known.operation), gaveUp: end.code === hangNotes.gaveUp, ms: end.ms as number, sandbox }];
  });
}

/** A client that waited as long as any customer would is remarked on; the others are told. */
export function hangCase(hangs: readonly FoundHang[]): Case[] {
  if (hangs.length === 0) return [];
  const findings = hangs
    .filter(({ gaveUp, ms }) => !gaveUp && ms >= longestMs)
    .map(
      ({ name, ms, sandbox }): Finding => ({
        severity: 'remark',
        title: `The client waited for all of the ${ms} ms in which ${name} did not answer.`,
        expected: `that it gives up before ${longestMs} ms`,
        details: sandbox === undefined ? [] : [{ label: 'In', text: `the sandbox ${sandbox}` }],
        advice: [timeLimitAdvice],
      }),
    );
  const ends = hangs
    .filter(({ gaveUp, ms }) => gaveUp || ms < longestMs)
    .map(({ name, gaveUp, ms }) =>
      gaveUp
        ? `${name} did not answer, and the client gave up after ${ms} ms.`
        : `${name} did not answer for ${ms} ms, and the client waited.`,
    );
  return [
    {
      name: 'time limits',
      group: 'exec',
      status: statusOf(findings),
      findings,
      notes: [...new Set(ends)],
      durationMs: 0,
    },
  ];
}
