import type { Violation } from '../journal/violation.js';
import { element } from './dom.js';

/** A violation in plain words: what was wrong, what would be right, what to do, and how well that is known. */
export function violationCard({
  code,
  message,
  expected,
  received,
  hint,
  grade,
  source,
  location,
}: Violation): HTMLElement {
  const rows: [string, string | HTMLElement][] = [
    ['Expected', expected],
    ['Received', received],
    ['Where', location.join(' › ')],
    ['What to do', hint],
  ];
  return element(
    'div',
    { class: 'violation' },
    element('p', {}, element('b', {}, message)),
    element('dl', {}, ...rows.flatMap(([term, value]) => [element('dt', {}, term), element('dd', {}, value)])),
    element('p', { class: 'soft' }, gradeChip(grade), ` ${code}`, source !== undefined && `: ${source}`),
  );
}

function gradeChip(grade: string): HTMLElement {
  return element('span', { class: `grade ${grade}` }, grade);
}
