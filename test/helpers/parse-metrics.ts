/** A family of Prometheus' text format: its samples by their names and labels, as they are written. */
export interface MetricFamily {
  type: string;
  help: string;
  samples: Map<string, number>;
}

const name = '[a-zA-Z_:][a-zA-Z0-9_:]*';
const labelPair = '[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\\\\n]|\\\\[\\\\"n])*"';
const sampleLine = new RegExp(`^(${name})((?:\\{${labelPair}(?:,${labelPair})*\\})?) (\\S+)$`);
const number = /^(?:[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|\+Inf|-Inf|NaN)$/i;

/**
 * Reads text format 0.0.4 more strictly than Prometheus does: HELP, TYPE and samples of each family together and in this
 * order, no series twice, counters named _total, buckets in order that add up.
 * @throws Error for the first line that breaks it
 */
export function parseMetrics(text: string): Map<string, MetricFamily> {
  const families = new Map<string, MetricFamily>();
  if (!text.endsWith('\n')) throw new Error('The last line does not end.');
  const lines = text.slice(0, -1).split('\n');
  for (let at = 0; at < lines.length; ) {
    const [, family = '', help = ''] = /^# HELP (\S+) (.+)$/.exec(lines[at++]!) ?? fail(lines[at - 1]!);
    if (!new RegExp(`^${name}$`).test(family) || families.has(family)) fail(lines[at - 1]!);
    const [, typed, type = ''] = /^# TYPE (\S+) (counter|gauge|histogram)$/.exec(lines[at++]!) ?? fail(lines[at - 1]!);
    if (typed !== family || (type === 'counter') !== family.endsWith('_total')) fail(lines[at - 1]!);
    const samples = new Map<string, number>();
    for (; at < lines.length && !lines[at]!.startsWith('#'); at++) {
      const [, sample = '', labels = '', value = ''] = sampleLine.exec(lines[at]!) ?? fail(lines[at]!);
      const own = type === 'histogram' ? ['_bucket', '_sum', '_count'].map((end) => family + end) : [family];
      if (!own.includes(sample) || !number.test(value) || samples.has(sample + labels)) fail(lines[at]!);
      if (type !== 'gauge' && !(Number(value) >= 0)) fail(lines[at]!);
      samples.set(sample + labels, Number(value));
    }
    if (type === 'histogram') checkHistogram(family, samples);
    families.set(family, { type, help, samples });
  }
  return families;
}

/** One without labels besides le. */
function checkHistogram(family: string, samples: ReadonlyMap<string, number>): void {
  const buckets = [...samples].flatMap(([key, count]) => {
    const le = new RegExp(`^${family}_bucket\\{le="(.+)"\\}$`).exec(key)?.[1];
    return le === undefined ? [] : [{ le: le === '+Inf' ? Number.POSITIVE_INFINITY : Number(le), count }];
  });
  for (const [at, { le, count }] of buckets.entries()) {
    const before = buckets[at - 1] ?? { le: Number.NEGATIVE_INFINITY, count: 0 };
    if (!(le > before.le) || count < before.count) fail(`${family}_bucket ${le}`);
  }
  const last = buckets.at(-1);
  if (last?.le !== Number.POSITIVE_INFINITY || last.count !== samples.get(`${family}_count`)) fail(`${family}_count`);
  if (!samples.has(`${family}_sum`) || samples.size !== buckets.length + 2) fail(family);
}

function fail(line: string): never {
  throw new Error(`No line of the text format: ${JSON.stringify(line)}`);
}

/** The samples of a text, without the prefix that all have. */
export function samplesOf(text: string): Record<string, number> {
  const all = [...parseMetrics(text).values()].flatMap(({ samples }) => [...samples]);
  return Object.fromEntries(all.map(([key, value]) => [key.replace(/^ticaga_kit_/, ''), value]));
}
