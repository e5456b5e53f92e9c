import { fails } from './fail-on.js';
import type { Verdict } from './judge.js';

/** Reasons that are told at once; the others stand below. */
const mostReasons = 3;

/**
 * What of the wire explains that a command failed by itself; undefined when it passed, a signal ended it, or nothing does.
 * @param status the command's own exit status
 */
export function explanationOf({ remarks, violations, unjudged }: Verdict, status: number): string | undefined {
  if (status === 0 || status > 128) return undefined;
  const whole = remarks.filter(({ code, isExpected }) => code === 'requests-refused' && !isExpected);
  const broken = violations.filter(({ expected, violation }) => !expected && fails(violation.grade, 'observed'));
  const reasons =
    whole.length > 0
      ? whole.map(({ title }) => title)
      : [
          ...broken.map(({ violation }) => `${violation.message} (${violation.code})`),
          ...unjudged.map(({ method, path }) => `No document knows ${method} ${path}, and so it was answered by 404.`),
        ];
  if (reasons.length === 0) return undefined;
  const more = reasons.length - mostReasons;
  return [
    `Your tests failed, and the wire explains it: ${reasons.slice(0, mostReasons).join(' ')}`,
    ...(more > 0 ? [`And ${more} more below.`] : []),
  ].join(' ');
}
