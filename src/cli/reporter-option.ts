import { parseReporters, reporterNames } from '../report/reporters.js';
import type { Option } from './option.js';

const names = new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(reporterNames);

/**
 * --reporter of every command that reports.
 * @param stream where the reports go that have no file
 */
export const reporterTo = (stream: 'stdout' | 'stderr') =>
  ({
    type: 'texts',
    value: 'NAME[=FILE]',
    default: 'pretty',
    parse: parseReporters,
    summary: `${names}, to ${stream} or a file; several at once, for example pretty and junit=report.xml`,
  }) as const satisfies Option;
