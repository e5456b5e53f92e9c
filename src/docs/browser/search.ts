import { all, byId, make } from './elements.js';

interface Section {
  /** Of its heading. */
  id: string;
  title: string;
  /** Its heading and all that follows to the next, in small letters. */
  text: string;
}

/** More than a reader looks through. */
const mostShown = 20;

const steps = new Map([
  ['ArrowDown', 1],
  ['ArrowUp', -1],
]);

/** Finds sections of the page by words of their text; "/" goes there, arrows and Enter choose, Escape closes. */
export function serveSearch(): void {
  const query = byId<HTMLInputElement>('query');
  const results = byId('results');
  const sections = all('main :is(h2, h3, h4)[id]').map(readSection);

  function search(): void {
    const words = query.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = words.length === 0 ? [] : findSections(sections, words);
    results.replaceChildren(...found.slice(0, mostShown).map(renderResult));
    results.hidden = found.length === 0;
    byId('found').textContent = words.length === 0 ? '' : `${found.length} sections found`;
    query.setCustomValidity(words.length > 0 && found.length === 0 ? 'Nothing found' : '');
  }

  /** Moves the focus among the field and the results. */
  function moveFrom(event: KeyboardEvent): void {
    const step = steps.get(event.key);
    const stops = [query, ...all('a', results)];
    const at = stops.indexOf(event.target as HTMLElement);
    const next = step === undefined || at === -1 ? undefined : stops[at + step];
    if (!next || results.hidden) return;
    event.preventDefault();
    next.focus();
  }

  query.addEventListener('input', search);
  query.addEventListener('focus', search);
  query.addEventListener('keydown', ({ key }) => {
    if (key === 'Enter') all('a', results)[0]?.click();
  });
  results.addEventListener('click', () => {
    results.hidden = true;
  });
  document.addEventListener('click', ({ target }) => {
    if (!(target as Element).closest('search')) results.hidden = true;
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') results.hidden = true;
    if (event.key === '/' && !(event.target as Element).matches('input')) {
      event.preventDefault();
      query.focus();
    }
    moveFrom(event);
  });
}

/** Headings inside a choice are sections of their own, so the text of a choice is not that of the section around it. */
function readSection(heading: HTMLElement): Section {
  let text = heading.textContent;
  for (let next = heading.nextElementSibling; next && !/^H[1-4]$/.test(next.tagName); next = next.nextElementSibling) {
    if (!next.matches('.choice')) text += ` ${next.textContent}`;
  }
  return { id: heading.id, title: heading.firstChild?.textContent?.trim() ?? '', text: text.toLowerCase() };
}

/** The sections that have every word, those first whose titles have most of them. */
function findSections(sections: readonly Section[], words: readonly string[]): Section[] {
  const rank = ({ title }: Section) => words.filter((word) => title.toLowerCase().includes(word)).length;
  return sections.filter(({ text }) => words.every((word) => text.includes(word))).sort((a, b) => rank(b) - rank(a));
}

function renderResult({ id, title }: Section): HTMLElement {
  const item = make('li');
  item.append(make('a', { href: `#${id}`, textContent: title }));
  return item;
}
