import { parseReporters, type ReporterName, reporterNames } from '../report/reporters.js';
import type { Option } from './option.js';

const oneOf = (names: readonly ReporterName[]): string =>
  new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(names);

/**
 * --reporter of every command that reports.
 * @param stream where the reports go that have no file
 * @param names those that the command has
 */
export const reporterTo = (stream: 'stdout' | 'stderr', names: readonly ReporterName[] = reporterNames) =>
  ({
    type: 'texts',
    value: 'NAME[=FILE]',
    default: 'pretty',
    parse: (values: readonly string[]) => parseReporters(values, names),
    summary: `${oneOf(names)}, to ${stream} or a file; several at once, for example pretty and junit=report.xml`,
  }) as const satisfies Option;
