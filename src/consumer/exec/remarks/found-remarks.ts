import type { Entry } from '../../../journal/entry.js';
import type { ExpectableCode } from '../../../journal/violation.js';
import { renderEntryCurl } from '../../../report/entry-curl.js';
import type { Finding } from '../../../report/report.js';
import { timesOf } from '../../words.js';
import type { Remark } from './remark.js';

/** A remark for a report, however often it was to be made. */
export interface FoundRemark extends Pick<Remark, 'code' | 'title' | 'expected' | 'was' | 'advice'> {
  /** Of the request at fault; undefined when it is of none. */
  operationId: string | undefined;
  /** Of the first time, as commands. */
  requests: readonly { label: string; curl: string }[];
  sandbox: string | undefined;
  count: number;
  /** The suite said that it would do this. */
  isExpected: boolean;
}

/**
 * Remarks of one kind on one operation stand once, as the first has it.
 * @param isAnnounced whether the suite said that it would do this
 */
export function groupRemarks(
  remarks: readonly Remark[],
  isAnnounced: (entry: Entry, code: ExpectableCode) => boolean,
): FoundRemark[] {
  const found = new Map<string, FoundRemark>();
  for (const { entry, requests, ...remark } of remarks) {
    const { operationId, sandbox } = entry;
    const isExpected = isAnnounced(entry, remark.code);
    const key = [isExpected, remark.code, operationId].join(' ');
    const known = found.get(key);
    if (known) known.count++;
    else {
      const shown = requests.map((one) => ({ label: one.label, curl: renderEntryCurl(one.entry) }));
      found.set(key, { ...remark, operationId, sandbox, requests: shown, count: 1, isExpected });
    }
  }
  return [...found.values()];
}

/** A remark as a report prints it. */
export function remarkFinding(remark: FoundRemark): Finding {
  const { code, title, expected, was, requests, advice, sandbox, count } = remark;
  return {
    severity: 'remark',
    title: `${title} (${code}, ${timesOf(count)})`,
    ...(expected === undefined ? {} : { expected }),
    ...(was === undefined ? {} : { was }),
    details: [
      ...(sandbox === undefined ? [] : [{ label: 'First in', text: `the sandbox ${sandbox}` }]),
      ...requests.map(({ label, curl }) => ({ label, text: curl })),
    ],
    advice: [...advice, `It fails nothing. A test that means it says --allow ${code}.`],
    data: { ...remark },
  };
}
