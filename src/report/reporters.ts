import { didYouMean } from '../document/nearest.js';
import { KitError } from '../errors.js';
import { renderGithub, renderStepSummary } from './github.js';
import { renderJunit } from './junit.js';
import { mapReport } from './map-report.js';
import { renderPretty } from './pretty.js';
import { printable, printableJson } from './printable.js';
import type { Report } from './report.js';

/** A report may hold what a server said, and so every text of it is escaped before it meets a renderer. */
const escaped = (report: Report): Report => mapReport(report, printable);

const renderers = {
  pretty: (report, options) => renderPretty(escaped(report), options),
  json: (report) => `${printableJson(JSON.stringify(report, null, 2))}\n`,
  junit: (report) => renderJunit(escaped(report)),
  github: (report) => renderGithub(escaped(report)),
} as const satisfies Record<string, (report: Report, options: { color: boolean }) => string>;

export type ReporterName = keyof typeof renderers;
export const reporterNames = Object.keys(renderers) as readonly ReporterName[];

/** A way to print a report, and the file it goes to; without one it goes to stdout. */
export interface Reporter {
  name: ReporterName;
  file?: string;
}

/**
 * Reads the values of --reporter: NAME or NAME=FILE, several of them, also separated by commas.
 * @throws KitError usage for an unknown name, or when two reporters would share stdout
 */
export function parseReporters(values: readonly string[]): Reporter[] {
  const reporters = values
    .flatMap((value) => value.split(','))
    .map((value): Reporter => {
      const at = value.indexOf('=');
      const name = at < 0 ? value : value.slice(0, at);
      if (!Object.hasOwn(renderers, name)) {
        throw new KitError('usage', `There is no reporter ${name}.`, {
          expected: reporterNames.join(' | '),
          fix: didYouMean(name, reporterNames),
        });
      }
      return { name: name as ReporterName, ...(at < 0 ? {} : { file: value.slice(at + 1) }) };
    });
  const talking = reporters.filter(({ file, name }) => file === undefined && name !== 'pretty' && name !== 'github');
  const direct = reporters.filter(({ file }) => file === undefined);
  if (talking.length > 0 && direct.length > 1) {
    throw new KitError('usage', `${direct.map(({ name }) => name).join(' and ')} would both write to stdout.`, {
      fix: `Give one of them a file, for example --reporter ${talking[0]!.name}=report.${talking[0]!.name === 'json' ? 'json' : 'xml'}.`,
    });
  }
  return reporters;
}

/** The table for the summary of GitHub's job. */
export const renderJobSummary = (report: Report): string => renderStepSummary(escaped(report));

/** A report as one reporter prints it. */
export function renderReport(name: ReporterName, report: Report, options: { color: boolean }): string {
  return renderers[name](report, options);
}
