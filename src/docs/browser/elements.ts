/** Every element that a selector finds below another, in the order of the page. */
export function all<Type extends HTMLElement = HTMLElement>(selector: string, from: ParentNode = document): Type[] {
  return [...from.querySelectorAll<Type>(selector)];
}

/**
 * The element of html.ts with that id.
 * @throws Error when the page has none: a mistake of the kit's own
 */
export function byId<Type extends HTMLElement = HTMLElement>(id: string): Type {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no element ${id}.`);
  return found as Type;
}

/** Makes an element with these properties. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]> = {},
): HTMLElementTagNameMap[Name] {
  return Object.assign(document.createElement(name), properties);
}
