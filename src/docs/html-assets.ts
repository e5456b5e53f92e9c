/** The style of every page: one column on a phone, two on a desk; the reader's light or dark; ink on paper. */
export const style = `
:root {
  --paper: #ffffff; --ink: #1c2024; --soft: #555d66; --line: #d8dde3; --shade: #f4f6f8; --link: #0b57b0;
  --documented: #14602d; --observed: #0b4f8a; --assumed: #8a4100;
  --documented-shade: #e3f4e8; --observed-shade: #e2effb; --assumed-shade: #fdeedd;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14171a; --ink: #e6e9ec; --soft: #a6afb8; --line: #363d44; --shade: #1f2429; --link: #82b9f7;
    --documented: #8fdca6; --observed: #93c8f8; --assumed: #f5bd85;
    --documented-shade: #15301e; --observed-shade: #142c42; --assumed-shade: #3b2712;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; overflow-wrap: break-word; }
a { color: var(--link); text-underline-offset: .15em; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
main:focus { outline: none; }
.skip { position: absolute; left: -100vw; background: var(--paper); padding: .5rem 1rem; z-index: 2; }
.skip:focus { left: 0; }
header { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: center; justify-content: space-between; padding: .75rem 1.25rem; border-bottom: 1px solid var(--line); background: var(--shade); }
header nav { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; }
header nav a { padding: .25rem 0; text-decoration: none; }
header nav a[aria-current] { color: var(--ink); font-weight: 600; border-bottom: 2px solid var(--link); }
search { position: relative; flex: 1 1 16rem; max-width: 24rem; }
search label, #found { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); margin: 0; }
#query { width: 100%; font: inherit; color: var(--ink); background: var(--paper); border: 1px solid var(--soft); border-radius: .4rem; padding: .4rem .75rem; }
#query::placeholder { color: var(--soft); opacity: 1; }
#results { position: absolute; z-index: 1; inset: calc(100% + .25rem) 0 auto; max-height: 60vh; overflow: auto; margin: 0; padding: .25rem; list-style: none; background: var(--paper); border: 1px solid var(--line); border-radius: .4rem; box-shadow: 0 .5rem 1.5rem #0004; }
#results a { display: block; padding: .4rem .6rem; border-radius: .3rem; text-decoration: none; }
#results a:hover, #results a:focus { background: var(--shade); }
.columns { display: grid; grid-template-columns: 17rem minmax(0, 1fr); max-width: 84rem; margin: 0 auto; }
.contents { position: sticky; top: 0; align-self: start; max-height: 100vh; overflow: auto; padding: 1.5rem .5rem 1.5rem 1.25rem; font-size: .9rem; }
.contents summary { font-weight: 600; cursor: pointer; }
.contents ul { list-style: none; margin: .5rem 0 0; padding: 0; }
.contents li.level-3 { padding-left: 1rem; }
.contents a { display: block; padding: .15rem 0; color: var(--soft); text-decoration: none; }
.contents a:hover { color: var(--link); text-decoration: underline; }
main { padding: 1.5rem 1.5rem 6rem; max-width: 62rem; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 .75rem; }
h2 { font-size: 1.5rem; line-height: 1.3; margin: 3rem 0 .75rem; padding-top: 1rem; border-top: 1px solid var(--line); }
h3 { font-size: 1.2rem; margin: 2.25rem 0 .5rem; }
h4 { font-size: 1rem; margin: 1.75rem 0 .5rem; }
.summary { font-size: 1.15rem; color: var(--soft); }
.anchor { color: var(--soft); font-weight: 400; text-decoration: none; opacity: 0; padding: 0 .25rem; }
:is(h2, h3, h4):hover .anchor, .anchor:focus { opacity: 1; }
code { font: .9em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
@media (min-width: 75rem) { td:first-child code { white-space: nowrap; } }
:not(pre) > code { overflow-wrap: anywhere; background: var(--shade); border-radius: .25rem; padding: .1em .3em; }
td code { overflow-wrap: break-word; }
.code { position: relative; margin: .75rem 0; }
pre { margin: 0; padding: .9rem 1rem; overflow: auto; overflow-wrap: normal; background: var(--shade); border: 1px solid var(--line); border-radius: .4rem; }
pre code:is(.language-text, .language-json) { white-space: pre-wrap; overflow-wrap: anywhere; }
.copy { position: absolute; top: .5rem; right: .5rem; opacity: 0; }
.code:is(:hover, :focus-within) .copy { opacity: 1; }
@media (hover: none) { .copy { opacity: 1; } pre { padding-top: 2.75rem; } }
button { font: inherit; font-size: .85rem; color: var(--ink); background: var(--paper); border: 1px solid var(--soft); border-radius: .35rem; padding: .2rem .7rem; cursor: pointer; }
table { width: 100%; border-collapse: collapse; margin: 1rem 0; font-size: .95rem; }
th, td { text-align: left; vertical-align: top; padding: .5rem .75rem .5rem 0; border-bottom: 1px solid var(--line); }
th { color: var(--soft); font-size: .85rem; }
.grade { font-style: normal; font-size: .85em; font-weight: 600; border-radius: 1rem; padding: .1em .6em; white-space: nowrap; }
.documented { color: var(--documented); background: var(--documented-shade); }
.observed { color: var(--observed); background: var(--observed-shade); }
.assumed { color: var(--assumed); background: var(--assumed-shade); }
[role=tablist] { display: flex; flex-wrap: wrap; gap: .35rem; margin: .75rem 0; }
[role=tab][aria-selected=true] { color: var(--paper); background: var(--link); border-color: var(--link); }
@media (max-width: 64rem) {
  .columns { display: block; }
  .contents { position: static; max-height: none; padding: 1rem 1.25rem 0; }
  main { padding: 1.25rem 1.25rem 4rem; }
  h1 { font-size: 1.6rem; }
  header { padding: .75rem 1.25rem; }
}
@media (max-width: 48rem) {
  search { max-width: none; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table, tbody, tr, td { display: block; }
  tr { border: 1px solid var(--line); border-radius: .4rem; margin: .6rem 0; padding: .4rem .8rem; }
  td { border: 0; padding: .2rem 0; }
  td code { overflow-wrap: anywhere; }
  td:first-child code { white-space: normal; }
  td:empty { display: none; }
  td:not(:first-child)::before { content: attr(data-column) ": "; color: var(--soft); font-size: .85rem; }
}
@media print {
  :root { --paper: #fff; --ink: #000; --soft: #444; --line: #bbb; --shade: #f6f6f6; --link: #000; }
  header, .contents, .copy, .anchor, [role=tablist], .skip { display: none !important; }
  .columns { display: block; } main { padding: 0; max-width: none; } body { font-size: 10pt; }
  .choice > section[hidden] { display: block !important; }
  pre { white-space: pre-wrap; } h2, h3, h4 { break-after: avoid; } tr, .code { break-inside: avoid; }
}
`;

/**
 * Search, copy buttons, and tabs that follow one choice of language over the whole page. Without it a page still shows
 * everything, one after the other.
 */
export const script = `
'use strict';
const all = (selector, from = document) => [...from.querySelectorAll(selector)];
const make = (tag, properties) => Object.assign(document.createElement(tag), properties);

if (matchMedia('(max-width: 64rem)').matches) document.querySelector('.contents details').open = false;

for (const button of all('.copy')) {
  button.addEventListener('click', async () => {
    const code = button.previousElementSibling;
    try {
      await navigator.clipboard.writeText(code.textContent);
    } catch {
      getSelection().selectAllChildren(code);
      document.execCommand('copy');
    }
    button.textContent = 'Copied';
    setTimeout(() => { button.textContent = 'Copy'; }, 1500);
  });
}

const choices = all('.choice');
function choose(name) {
  for (const choice of choices) {
    if (!all(':scope > section', choice).some((section) => section.dataset.name === name)) continue;
    for (const section of all(':scope > section', choice)) section.hidden = section.dataset.name !== name;
    for (const tab of all('[role=tab]', choice)) {
      const chosen = tab.textContent === name;
      tab.setAttribute('aria-selected', String(chosen));
      tab.tabIndex = chosen ? 0 : -1;
    }
  }
}
choices.forEach((choice, at) => {
  const tabs = make('div', { role: 'tablist', ariaLabel: choice.dataset.label });
  const sections = all(':scope > section', choice);
  sections.forEach((section, index) => {
    const ids = { tab: 'tab-' + at + '-' + index, panel: 'panel-' + at + '-' + index };
    const tab = make('button', { type: 'button', role: 'tab', id: ids.tab, textContent: section.dataset.name });
    tab.setAttribute('aria-controls', ids.panel);
    tab.addEventListener('click', () => {
      const top = tab.getBoundingClientRect().top;
      choose(tab.textContent);
      scrollBy({ top: tab.getBoundingClientRect().top - top });
    });
    Object.assign(section, { role: 'tabpanel', id: ids.panel });
    section.setAttribute('aria-labelledby', ids.tab);
    tabs.append(tab);
  });
  tabs.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const buttons = all('[role=tab]', tabs);
    const next = buttons[(buttons.indexOf(document.activeElement) + step + buttons.length) % buttons.length];
    next.click();
    next.focus();
  });
  choice.prepend(tabs);
});
if (choices.length > 0) choose(choices[0].querySelector('section').dataset.name);

function reveal() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const section = target && target.closest('.choice > section');
  if (section && section.hidden) choose(section.dataset.name);
  if (target) target.scrollIntoView();
}
addEventListener('hashchange', reveal);
reveal();

const query = document.getElementById('query');
const results = document.getElementById('results');
const sections = all('main :is(h2, h3, h4)[id]').map((heading) => {
  let text = heading.textContent;
  for (let next = heading.nextElementSibling; next && !/^H[1-4]$/.test(next.tagName); next = next.nextElementSibling) {
    if (!next.matches('.choice')) text += ' ' + next.textContent;
  }
  return { id: heading.id, title: heading.firstChild.textContent.trim(), text: text.toLowerCase() };
});
function search() {
  const words = query.value.toLowerCase().split(/\\s+/).filter(Boolean);
  const rank = ({ title }) => words.filter((word) => title.toLowerCase().includes(word)).length;
  const found = words.length === 0 ? [] : sections.filter(({ text }) => words.every((word) => text.includes(word)));
  found.sort((a, b) => rank(b) - rank(a));
  results.replaceChildren(...found.slice(0, 20).map(({ id, title }) => {
    const item = make('li');
    item.append(make('a', { href: '#' + id, textContent: title }));
    return item;
  }));
  results.hidden = found.length === 0;
  document.getElementById('found').textContent = words.length === 0 ? '' : found.length + ' sections found';
  query.setCustomValidity(words.length > 0 && found.length === 0 ? 'Nothing found' : '');
}
query.addEventListener('input', search);
query.addEventListener('focus', search);
query.addEventListener('keydown', (event) => {
  if (event.key === 'Enter') results.querySelector('a')?.click();
});
results.addEventListener('click', () => { results.hidden = true; });
document.addEventListener('click', (event) => {
  if (!event.target.closest('search')) results.hidden = true;
});
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') results.hidden = true;
  if (event.key === '/' && !event.target.matches('input')) {
    event.preventDefault();
    query.focus();
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && !results.hidden && event.target.closest('search')) {
    const stops = [query, ...all('a', results)];
    const next = stops[stops.indexOf(event.target) + step];
    if (next) {
      event.preventDefault();
      next.focus();
    }
  }
});
`;
