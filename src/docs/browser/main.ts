/**
 * What a page of the docs does beyond showing itself: copy buttons, tabs, search. Without it a page still shows
 * everything, one after the other. It stands as text inside the page, which may not ask for anything.
 */
import { serveContents } from './contents.js';
import { serveCopyButtons } from './copy-buttons.js';
import { serveSearch } from './search.js';
import { makeTabs } from './tabs.js';

serveContents();
serveCopyButtons();
makeTabs();
serveSearch();
