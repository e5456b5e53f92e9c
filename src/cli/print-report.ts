import { appendText, writeText } from '../document/text-file.js';
import { KitError } from '../errors.js';
import { mapReport } from '../report/map-report.js';
import type { Mask } from '../report/mask.js';
import type { Report } from '../report/report.js';
import { type Reporter, type ReporterName, renderJobSummary, renderReport } from '../report/reporters.js';
import type { Io } from './command.js';

/**
 * Prints a report with every reporter that was asked for, and last to GitHub's summary of the step.
 * @param reportFor what a reporter is to print
 * @param stream takes the reports that have no file
 * @param hide masks what is never printed: a server may say a token back, in an error page for example
 * @throws KitError file-unwritable
 */
export async function printReport(
  reporters: readonly Reporter[],
  reportFor: (name: ReporterName) => Report,
  io: Io,
  { stream = 'stdout', hide }: { stream?: 'stdout' | 'stderr'; hide?: Mask } = {},
): Promise<void> {
  const told = (name: ReporterName) => (hide ? mapReport(reportFor(name), hide) : reportFor(name));
  for (const { name, file } of reporters) {
    const text = renderReport(name, told(name), { color: file === undefined && io.color[stream] });
    if (file === undefined) io[stream](text);
    else await writeText(file, text);
  }
  const summary = io.env.GITHUB_STEP_SUMMARY;
  if (summary && reporters.some(({ name }) => name === 'github')) {
    await appendSummary(summary, renderJobSummary(told('github')));
  }
}

/** Nobody wrote this path on the command line, and so the message says where it comes from. */
async function appendSummary(file: string, text: string): Promise<void> {
  await appendText(file, text).catch((error: unknown) => {
    if (!(error instanceof KitError)) throw error;
    throw new KitError(error.code, error.message, {
      ...error.details,
      where: 'the environment variable GITHUB_STEP_SUMMARY',
    });
  });
}
