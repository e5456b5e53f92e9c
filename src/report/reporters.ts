import { didYouMean } from '../document/nearest.js';
import { KitError } from '../errors.js';
import { renderBadge } from './badge.js';
import { renderGithub, renderMarkdown } from './github.js';
import { renderJunit } from './junit.js';
import { mapReport } from './map-report.js';
import { type MutationTesting, renderMutationPage, renderMutationTesting } from './mutation-testing.js';
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
  markdown: (report) => renderMarkdown(escaped(report)),
  badge: (report) => renderBadge(escaped(report)),
  stryker: ({ mutationTesting }) => renderMutationTesting(mutationTesting as MutationTesting),
  html: ({ mutationTesting }) => renderMutationPage(mutationTesting as MutationTesting),
} as const satisfies Record<string, (report: Report, options: { color: boolean }) => string>;

export type ReporterName = keyof typeof renderers;

/** Those of mutate. */
export const mutationReporterNames = Object.keys(renderers) as readonly ReporterName[];

/** Those of every command. */
export const reporterNames = mutationReporterNames.filter((name) => !showsMutants(name));

/** Whether a reporter prints a report's mutationTesting. */
export function showsMutants(name: ReporterName): name is 'stryker' | 'html' {
  return name === 'stryker' || name === 'html';
}

/** How the name of a file ends where it is not as the reporter's. */
const endings: Partial<Record<ReporterName, string>> = { junit: 'xml', markdown: 'md', badge: 'svg', stryker: 'json' };

/** A way to print a report, and the file it goes to; without one it goes to stdout. */
export interface Reporter {
  name: ReporterName;
  file?: string;
}

/**
 * Reads the values of --reporter: NAME or NAME=FILE, several of them, also separated by commas.
 * @param names those that there are
 * @throws KitError usage for an unknown name, or when two reporters would share stdout
 */
export function parseReporters(values: readonly string[], names: readonly ReporterName[] = reporterNames): Reporter[] {
  const reporters = values
    .flatMap((value) => value.split(','))
    .map((value): Reporter => {
      const at = value.indexOf('=');
      const name = at < 0 ? value : value.slice(0, at);
      if (!names.some((known) => known === name)) {
        throw new KitError('usage', `There is no reporter ${name}.`, {
          expected: names.join(' | '),
          fix: didYouMean(name, names),
        });
      }
      return { name: name as ReporterName, ...(at < 0 ? {} : { file: value.slice(at + 1) }) };
    });
  const talking = reporters.filter(({ file, name }) => file === undefined && name !== 'pretty' && name !== 'github');
  const direct = reporters.filter(({ file }) => file === undefined);
  if (talking.length > 0 && direct.length > 1) {
    throw new KitError('usage', `${direct.map(({ name }) => name).join(' and ')} would both write to stdout.`, {
      fix: `Give one of them a file, for example --reporter ${talking[0]!.name}=report.${endings[talking[0]!.name] ?? talking[0]!.name}.`,
    });
  }
  return reporters;
}

/** The table for the summary of GitHub's job. */
export const renderJobSummary = (report: Report): string => renderMarkdown(escaped(report));

/** A report as one reporter prints it. */
export function renderReport(name: ReporterName, report: Report, options: { color: boolean }): string {
  return renderers[name](report, options);
}
