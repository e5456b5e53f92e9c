import { styleText } from 'node:util';
import type { Entry } from '../journal/entry.js';
import { redactUrl } from '../journal/redact.js';
import { printable } from './printable.js';

/**
 * One request as a line of the log, and an indented line for each violation and note.
 * @param color whether a terminal reads it
 */
export function renderLogLine(entry: Entry, color: boolean): string {
  const paint = (style: Parameters<typeof styleText>[0], text: string) => (color ? styleText(style, text) : text);
  const time = new Date(entry.startedAt).toISOString().slice(11, 19);
  const status = entry.response.status === 0 ? '---' : String(entry.response.status);
  const where = entry.sandbox === undefined ? '' : `[${entry.sandbox}] `;
  const lines = [
    `${time} ${where}${entry.method} ${printable(redactUrl(entry.url))} ${paint(entry.response.status < 400 && status !== '---' ? 'green' : 'yellow', status)} ${entry.outcome} ${entry.durationMs.toFixed(1)} ms`,
    ...entry.violations.map(
      (violation) =>
        `  ${paint('red', `BROKEN ${violation.code}`)} ${printable(violation.message)} ${printable(violation.hint)} (${violation.grade})`,
    ),
    ...entry.notes.map((note) => `  note ${note.code}: ${printable(note.message)}`),
  ];
  return `${lines.join('\n')}\n`;
}
