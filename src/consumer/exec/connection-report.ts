import type { Entry } from '../../journal/entry.js';
import type { Violation } from '../../journal/violation.js';
import { renderEntryCurl } from '../../report/entry-curl.js';
import { type Case, type Finding, type Report, statusOf } from '../../report/report.js';
import { requestsOf, timesOf } from '../words.js';
import { type FailOn, fails } from './fail-on.js';
import type { SuiteRun } from './run-suite.js';

/** A suite that was run against a certificate that nobody should trust: all that is judged is what its client made of it. */
export type TlsRun = Pick<SuiteRun, 'conversation' | 'refusedConnections' | 'status' | 'durationMs'>;

/**
 * The exit status of such a run. The command's own says nothing: where the client is careful its tests cannot connect.
 * @returns 1 when a request got through, 0 when connections were refused and none did, 2 when nobody tried
 */
export function connectionStatus(run: TlsRun, failOn: FailOn): 0 | 1 | 2 {
  if (throughOf(run).length > 0) return fails('own', failOn) ? 1 : 0;
  return run.refusedConnections > 0 ? 0 : 2;
}

/** What became of the connections, as every reporter prints it. */
export function connectionReport(run: TlsRun, { command, failOn }: { command: string; failOn: FailOn }): Report {
  const through = throughOf(run);
  const plain = run.conversation.heard.length - through.length;
  const finding = findingOf(run, through, failOn);
  const sum = sumOf(run, through.length);
  const only: Case = {
    name: 'certificate',
    group: 'exec.connection',
    summary: sum,
    status: statusOf(finding ? [finding] : []),
    findings: finding ? [finding] : [],
    notes: plain === 0 ? [] : [`${requestsOf(plain)} came over plain HTTP, where no certificate is shown.`],
    durationMs: Math.round(run.durationMs),
  };
  return {
    name: 'exec',
    subject: command,
    preamble: [`ticaga-kit showed \`${command}\` a certificate that nobody should trust.`],
    cases: [only],
    summary: [
      ...(run.status === 0
        ? []
        : [
            `The command itself ended with status ${run.status}, which does not count here: a careful one cannot connect.`,
          ]),
      sum,
    ],
    data: {
      status: run.status,
      failOn,
      refused: run.refusedConnections,
      requests: through.length,
      plainRequests: plain,
    },
  };
}

const throughOf = ({ conversation }: TlsRun): Entry[] =>
  conversation.heard.map(({ entry }) => entry).filter(({ encrypted }) => encrypted);

const connectionsOf = (count: number): string => (count === 1 ? '1 connection was' : `${count} connections were`);

function sumOf({ refusedConnections }: TlsRun, through: number): string {
  const refused = `${connectionsOf(refusedConnections)} refused by the client, as ${refusedConnections === 1 ? 'it' : 'they'} should be`;
  if (through === 0) return refusedConnections === 0 ? 'Nobody tried to connect.' : `${refused}; no request came.`;
  return `${requestsOf(through)} came all the same${refusedConnections === 0 ? '' : `; ${refused}`}.`;
}

function findingOf({ refusedConnections }: TlsRun, through: readonly Entry[], failOn: FailOn): Finding | undefined {
  const [first] = through;
  if (first === undefined) {
    if (refusedConnections > 0) return undefined;
    return {
      severity: 'error',
      title: 'The command never called the fake over TLS, so nothing was judged.',
      advice: ['If its tests read the address from another variable than TICAGA_URL, name it: --env NAME.'],
    };
  }
  const { code, message, expected, received, grade, source, hint } = first.violations.find(
    (one) => one.code === 'certificate-unchecked',
  ) as Violation;
  return {
    severity: fails(grade, failOn) ? 'failure' : 'remark',
    title: `${message} (${code}, ${timesOf(through.length)})`,
    expected: `${expected}  (${grade})`,
    was: received,
    details: [
      {
        label: 'From',
        text: [...new Set(through.map(({ operationId }) => operationId ?? 'another address'))].join(', '),
      },
      { label: 'Because', text: source as string },
    ],
    request: renderEntryCurl(first),
    advice: [hint],
    data: { code, count: through.length },
  };
}
