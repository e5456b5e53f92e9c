/**
 * What a page of the docs does beyond showing itself: copy buttons, tabs, search. Without it a page still shows
 * everything, one after the other. It stands as text inside the page, which may not ask for anything.
 */
import { serveCopyButtons } from './copy-buttons.js';
import { all } from './elements.js';
import { serveSearch } from './search.js';
import { makeTabs } from './tabs.js';

/** On a narrow screen the contents stand above the text, and would push it out of view. */
if (matchMedia('(max-width: 64rem)').matches) {
  for (const contents of all<HTMLDetailsElement>('.contents details')) contents.open = false;
}
serveCopyButtons();
makeTabs();
serveSearch();
