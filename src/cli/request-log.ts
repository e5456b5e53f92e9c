import type { Entry } from '../journal/entry.js';
import type { Io } from './command.js';
import type { ChoiceOption } from './option.js';

const logs = ['pretty', 'json', 'silent'] as const;

export const logOption = {
  type: 'choice',
  choices: logs,
  default: 'pretty',
  summary: 'How each request is logged',
} as const satisfies ChoiceOption;

/** What prints each request as it is answered; undefined when nothing does. */
export async function createLog(log: (typeof logs)[number], io: Io): Promise<((entry: Entry) => void) | undefined> {
  if (log === 'silent') return undefined;
  if (log === 'json') {
    const { renderEntry } = await import('../journal/rendered-entry.js');
    const { printableJson } = await import('../report/printable.js');
    return (entry) => io.stdout(`${printableJson(JSON.stringify(renderEntry(entry)))}\n`);
  }
  const { renderLogLine } = await import('../report/log-line.js');
  return (entry) => io.stdout(renderLogLine(entry, io.color.stdout));
}
