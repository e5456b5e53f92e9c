/** What benches say of numbers, and how. */

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The median of what `a` has of `b`, taken by rounds: what else the machine did in a round slowed both. */
export const ratio = (a, b) => median(a.map((number, round) => number / b[round]));

export function printTable(title, heads, rows) {
  const lines = [heads, ...rows];
  const widths = heads.map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  console.log(`\n${title}`);
  for (const line of lines) {
    console.log(
      `  ${line.map((cell, at) => (at === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[at]))).join('  ')}`,
    );
  }
}

export const whole = (number) => Math.round(number).toLocaleString('en');
export const factor = (number) => `${number.toFixed(2)}x`;
export const megabytes = (bytes) => `${whole(bytes / 2 ** 20)} MB`;
export const loadCells = ({ perSecond, p50, p99, cpu, memory }) => [
  whole(median(perSecond)),
  `${median(p50).toFixed(2)} ms`,
  `${median(p99).toFixed(2)} ms`,
  `${median(cpu).toFixed(1)} us`,
  megabytes(median(memory)),
];
export const loadHeads = ['requests/s', 'p50', 'p99', 'CPU/request', 'memory'];

/** The middle of such times, and what one in a hundred takes longer than. */
export function milliseconds(times) {
  const sorted = [...times].sort((a, b) => a - b);
  return [median(times), sorted[Math.ceil(sorted.length * 0.99) - 1]].map((time) => `${time.toFixed(1)} ms`);
}
