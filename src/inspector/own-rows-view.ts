import type { Answers } from './admin-client.js';
import { byId, countOf, element, formatCount } from './dom.js';
import { violationCard } from './violation-card.js';

/** More than a reader looks through; the control plane has the rest. */
const mostShown = 50;

/** Shows in what a plugin's own rows differ from the links on the server: those violations are of no request. */
export function showOwnRows({ violations }: Answers['/violations']): void {
  const ofRows = violations.filter(({ requestId }) => requestId === undefined);
  const place = byId<HTMLDetailsElement>('own-rows');
  place.hidden = ofRows.length === 0;
  byId('own-rows-count').textContent = `${countOf(ofRows.length, 'difference')} from the links on the server`;
  const left = ofRows.length - mostShown;
  place.replaceChildren(
    place.querySelector('summary') as HTMLElement,
    ...ofRows.slice(0, mostShown).map(violationCard),
    ...(left > 0 ? [element('p', { class: 'soft' }, `… and ${formatCount(left)} more`)] : []),
  );
}
