import { all, make } from './elements.js';

const optionsOf = (choice: HTMLElement) => all(':scope > section', choice);
const tabsOf = (choice: HTMLElement) => all<HTMLButtonElement>('[role=tab]', choice);

/** Turns every choice into tabs that follow one choice over the whole page, and opens what an address points into. */
export function makeTabs(): void {
  const choices = all('.choice');
  choices.forEach(addTabs);
  const [first] = choices.flatMap(optionsOf);
  if (first) choose(first.dataset.name);
  addEventListener('hashchange', reveal);
  reveal();
}

/** Shows the option of that name in every choice that has it. */
function choose(name: string | undefined): void {
  for (const choice of all('.choice')) {
    const options = optionsOf(choice);
    if (!options.some((option) => option.dataset.name === name)) continue;
    for (const option of options) option.hidden = option.dataset.name !== name;
    for (const tab of tabsOf(choice)) {
      const isChosen = tab.textContent === name;
      tab.setAttribute('aria-selected', String(isChosen));
      tab.tabIndex = isChosen ? 0 : -1;
    }
  }
}

function addTabs(choice: HTMLElement, at: number): void {
  const tabs = make('div', { role: 'tablist', ariaLabel: choice.dataset.label ?? null });
  optionsOf(choice).forEach((option, index) => {
    const tab = make('button', {
      type: 'button',
      role: 'tab',
      id: `tab-${at}-${index}`,
      textContent: option.dataset.name ?? '',
    });
    Object.assign(option, { role: 'tabpanel', id: `panel-${at}-${index}` });
    tab.setAttribute('aria-controls', option.id);
    option.setAttribute('aria-labelledby', tab.id);
    tab.addEventListener('click', () => chooseInPlace(tab));
    tabs.append(tab);
  });
  tabs.addEventListener('keydown', ({ key }) => moveTo(tabs, key));
  choice.prepend(tabs);
}

/** The choices above the tab change their height too: the tab stays where the reader has pressed it. */
function chooseInPlace(tab: HTMLButtonElement): void {
  const { top } = tab.getBoundingClientRect();
  choose(tab.textContent);
  scrollBy({ top: tab.getBoundingClientRect().top - top });
}

const steps = new Map([
  ['ArrowRight', 1],
  ['ArrowLeft', -1],
]);

function moveTo(tabs: HTMLElement, key: string): void {
  const step = steps.get(key);
  if (step === undefined) return;
  const buttons = tabsOf(tabs);
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  const next = buttons.at((at + step) % buttons.length);
  next?.click();
  next?.focus();
}

/** Opens the option that the address points into. */
function reveal(): void {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const option = target?.closest<HTMLElement>('.choice > section');
  if (option?.hidden) choose(option.dataset.name);
  target?.scrollIntoView();
}
