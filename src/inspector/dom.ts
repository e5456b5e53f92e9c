type Attributes = Record<string, string | number | boolean | undefined>;
type Child = Node | string | false | undefined;

/** Makes an element. Texts become text nodes, never markup: whatever a request held, it is shown and not run. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[Name] {
  return fill(document.createElement(name), attributes, children);
}

/** The same for the pictures. */
export function svgElement<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: Child[]
): SVGElementTagNameMap[Name] {
  return fill(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, children);
}

function fill<Made extends Element>(made: Made, attributes: Attributes, children: Child[]): Made {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) made.setAttribute(name, value === true ? '' : String(value));
  }
  made.append(...children.filter((child) => child !== undefined && child !== false));
  return made;
}

/** The element of index.html with that id. */
export function byId<Type extends Element = HTMLElement>(id: string): Type {
  const found = document.getElementById(id);
  if (!found) throw new Error(`index.html has no element ${id}`);
  return found as Element as Type;
}

export function button(label: string, act: () => void, attributes: Attributes = {}): HTMLButtonElement {
  const made = element('button', { type: 'button', ...attributes }, label);
  made.addEventListener('click', act);
  return made;
}

/** Does what a control asks for; when it fails, says why. */
export function attempt(action: () => Promise<void>): void {
  action().catch((error: Error) => announce(error.message));
}

let silence: ReturnType<typeof setTimeout>;

/** Tells people and screen readers what an action did, for as long as it takes to read. */
export function announce(text: string): void {
  byId('notice').textContent = text;
  clearTimeout(silence);
  silence = setTimeout(() => byId('notice').replaceChildren(), 4000 + 60 * text.length);
}

const numbers = new Intl.NumberFormat('en');

/** 12345 as 12,345. */
export function formatCount(count: number): string {
  return numbers.format(count);
}

/** "1 request", "2 requests". */
export function countOf(count: number, noun: string, plural = `${noun}s`): string {
  return `${formatCount(count)} ${count === 1 ? noun : plural}`;
}

/** The time of day on the reader's clock, with seconds. */
export function formatTime(epochMs: number): string {
  return new Date(epochMs).toTimeString().slice(0, 8);
}

/** "2025-07-14T09:30:00.000000Z" as "2025-07-14 09:30", as the record has it. */
export function formatStamp(stamp: string): string {
  return stamp.slice(0, 16).replace('T', ' ');
}
