import { parseReporters, type ReporterName, reporterNames } from '../report/reporters.js';
import type { Option } from './option.js';

/** Intl.ListFormat would write the same, and takes 24 ms of every start to load. */
const oneOf = (names: readonly ReporterName[]): string => `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;

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
