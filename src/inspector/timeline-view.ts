import type { RenderedEntry } from '../journal/rendered-entry.js';
import { type Buckets, formatWidth, scaleOf, sortIntoBuckets, total } from './buckets.js';
import { byId, countOf, element, formatCount, formatTime, svgElement } from './dom.js';
import { countOutcomes, outcomes, outcomeTitles } from './outcomes.js';

/** The requests over time as stacked bars, one colour per outcome; the chips below are its legend. Beside them the scale. */
export function drawTimeline(entries: readonly RenderedEntry[]): void {
  const svg = byId('timeline').querySelector('svg') as SVGSVGElement;
  const buckets = sortIntoBuckets(entries);
  byId('timeline').classList.toggle('empty', buckets === undefined);
  byId('timeline-from').textContent = buckets ? formatMoment(buckets.from) : '';
  byId('timeline-to').textContent = buckets ? formatMoment(buckets.to) : '';
  byId('timeline-caption').textContent = buckets ? describe(entries, buckets.width) : 'No request yet';
  const scale = buckets ? scaleOf(buckets.most) : [];
  byId('timeline-scale').replaceChildren(...scale.map((mark) => element('span', {}, formatCount(mark))));
  svg.replaceChildren(...(buckets ? drawBars(buckets, scale, svg) : []));
}

function drawBars({ bars, from, width }: Buckets, scale: readonly number[], svg: SVGSVGElement): SVGElement[] {
  const [top = 0] = scale;
  svg.setAttribute('viewBox', `0 0 ${bars.length} ${top}`);
  const marks: SVGElement[] = scale.map((mark) =>
    svgElement('line', { class: 'mark', x1: 0, x2: bars.length, y1: top - mark, y2: top - mark }),
  );
  return marks.concat(
    bars.flatMap((bar, x) => {
      let y = top;
      const parts = outcomes.flatMap((outcome) => {
        const height = bar.get(outcome) ?? 0;
        y -= height;
        return height === 0
          ? []
          : [svgElement('rect', { class: `outcome-${outcome}`, x: x + 0.1, y, width: 0.8, height })];
      });
      if (parts.length === 0) return [];
      const title = `${formatMoment(from + x * width)}: ${countOf(total(bar), 'request')}`;
      return [svgElement('g', {}, svgElement('title', {}, title), ...parts)];
    }),
  );
}

function describe(entries: readonly RenderedEntry[], width: number): string {
  const counts = countOutcomes(entries);
  const parts = outcomes.filter((outcome) => counts.has(outcome));
  const told = parts.map((outcome) => `${outcomeTitles[outcome]} ${counts.get(outcome)}`).join(', ');
  byId('timeline').querySelector('svg')?.setAttribute('aria-label', `Requests over time by outcome: ${told}`);
  return `Requests per ${formatWidth(width)}`;
}

/** The time alone today, with the date on any other day. */
function formatMoment(epochMs: number): string {
  const moment = new Date(epochMs);
  const isToday = moment.toDateString() === new Date().toDateString();
  const day = moment.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' });
  return isToday ? formatTime(epochMs) : `${day} ${formatTime(epochMs)}`;
}
