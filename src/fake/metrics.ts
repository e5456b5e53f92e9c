import { version } from '../generated/contract.js';
import type { Entry } from '../journal/entry.js';

/** How much there is of a server, in all its processes. */
export interface Counts {
  worlds: number;
  replicas: number;
}

/** What a process has answered since it began, for Prometheus. Nothing in it tells one world from another. */
export interface Metrics {
  /** Told of each exchange of any world. */
  count(entry: Pick<Entry, 'operationId' | 'outcome' | 'violations'>): void;
  /** Told how long each took, in milliseconds. */
  time(ms: number): void;
  /** Told of each request that was answered by 503, for the database did not keep it. */
  countUnavailable(): void;
  /** In Prometheus' text format 0.0.4. @param counts absent when nobody can tell now */
  render(counts: Counts | undefined): string;
}

/** The buckets of the histogram: up to so many seconds. */
const bounds = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5];

export function createMetrics(): Metrics {
  const requests = new Map<string, Map<string, number>>();
  const violations = new Map<string, number>();
  const buckets = new Array<number>(bounds.length + 1).fill(0);
  let seconds = 0;
  let unavailable = 0;
  return {
    count({ operationId = 'none', outcome, violations: found }) {
      const outcomes = requests.get(operationId) ?? new Map<string, number>();
      if (outcomes.size === 0) requests.set(operationId, outcomes);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      for (const { code } of found) violations.set(code, (violations.get(code) ?? 0) + 1);
    },
    time(ms) {
      let at = 0;
      while (at < bounds.length && ms > (bounds[at] as number) * 1000) at++;
      buckets[at] = (buckets[at] as number) + 1;
      seconds += ms / 1000;
    },
    countUnavailable() {
      unavailable++;
    },
    render(counts) {
      const answered = [...requests].flatMap(([operation, outcomes]) =>
        [...outcomes].map(([outcome, number]) => [label({ operation, outcome }), number] as const),
      );
      const broken = [...violations].map(([code, number]) => [label({ code }), number] as const);
      const upTo = buckets.map((_, at) => buckets.slice(0, at + 1).reduce((sum, number) => sum + number));
      const histogram = [
        ...upTo.map((number, at) => [`_bucket${label({ le: String(bounds[at] ?? '+Inf') })}`, number] as const),
        ['_sum', seconds] as const,
        ['_count', upTo.at(-1) as number] as const,
      ];
      return [
        family(
          'requests_total',
          'counter',
          'Requests in the journals, by what they asked for and what came of it.',
          answered,
        ),
        family('violations_total', 'counter', 'What in these requests broke the contract.', broken),
        family('unavailable_total', 'counter', 'Requests answered by 503: the database did not keep them.', [
          ['', unavailable],
        ]),
        family('request_duration_seconds', 'histogram', 'From a request to its answer.', histogram),
        counts && family('worlds', 'gauge', "The server's own world and its sandboxes.", [['', counts.worlds]]),
        counts && family('replicas', 'gauge', 'Processes that serve these worlds.', [['', counts.replicas]]),
        family('info', 'gauge', 'The release of the kit.', [[label({ version }), 1]]),
      ].join('');
    },
  };
}

/** @param samples what stands between the name and the value, with the value */
function family(name: string, type: string, help: string, samples: readonly (readonly [string, number])[]): string {
  const whole = `ticaga_kit_${name}`;
  const lines = samples.map(([rest, value]) => `${whole}${rest} ${value}`);
  return `${[`# HELP ${whole} ${help}`, `# TYPE ${whole} ${type}`, ...lines].join('\n')}\n`;
}

/** An id of a user's own document may hold anything. */
function label(values: Readonly<Record<string, string>>): string {
  const escaped = (text: string) => text.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n');
  return `{${Object.entries(values)
    .map(([name, value]) => `${name}="${escaped(value)}"`)
    .join()}}`;
}
