import { appendFile, writeFile } from 'node:fs/promises';
import { KitError } from '../errors.js';
import { renderStepSummary } from '../report/github.js';
import type { Report } from '../report/report.js';
import { type Reporter, renderReport } from '../report/reporters.js';
import type { Io } from './command.js';

/**
 * Prints a suite with every reporter that was asked for, and to GitHub's summary of the step.
 * @param stream takes the reports that have no file
 * @param secret never printed: a server may say a token back, in an error page for example
 * @throws KitError file-unreadable
 */
export async function printReport(
  reporters: readonly Reporter[],
  suite: Report,
  io: Io,
  { stream = 'stdout', secret }: { stream?: 'stdout' | 'stderr'; secret?: string | undefined } = {},
): Promise<void> {
  const hidden = (text: string) => (secret ? text.replaceAll(secret, '***') : text);
  for (const { name, file } of reporters) {
    const text = hidden(renderReport(name, suite, { color: file === undefined && io.color[stream] }));
    if (file === undefined) io[stream](text);
    else await writeReport(file, text);
    const summary = io.env.GITHUB_STEP_SUMMARY;
    if (name === 'github' && summary) await appendFile(summary, hidden(renderStepSummary(suite)));
  }
}

/** @throws KitError file-unreadable */
export async function writeReport(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (error) {
    throw new KitError('file-unreadable', `${file} cannot be written.`, { was: (error as Error).message });
  }
}
