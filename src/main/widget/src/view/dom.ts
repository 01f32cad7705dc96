// Makes elements. Texts become text nodes, never markup, and styles are in sheets, never in attributes.

export type Child = Node | string | null | undefined | false;
type Value = string | number | boolean | null | undefined | EventListener;

/** A name that begins with "on" is a listener; false, null and undefined leave an attribute out. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, Value> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name.slice(2), value);
    else set(made, name, value);
  }
  made.append(...present(children));
  return made;
}

export function set(element: Element, name: string, value: Exclude<Value, EventListener>): void {
  if (value === false || value === null || value === undefined) element.removeAttribute(name);
  else if (element.getAttribute(name) !== String(value))
    element.setAttribute(name, value === true ? '' : String(value));
}

/** Without touching what is right already: a screen reader reads what changes. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

export const present = (children: readonly Child[]): (Node | string)[] =>
  children.filter((child): child is Node | string => Boolean(child) || child === '');

/** Makes the children what they should be; what stays is not taken out in between, so that focus stays, too. */
export function reconcile(parent: Element, wanted: readonly Element[]): void {
  const keep = new Set(wanted);
  for (const child of [...parent.children]) if (!keep.has(child)) child.remove();
  wanted.forEach((element, i) => {
    if (parent.children[i] !== element) parent.insertBefore(element, parent.children[i] ?? null);
  });
}

const PATHS = {
  chat: 'M21 11.5a8.4 8.4 0 0 1-8.5 8.3 8.8 8.8 0 0 1-3.7-.8L3 21l1.9-5.3a8 8 0 0 1-.9-3.7 8.4 8.4 0 0 1 8.5-8.3A8.4 8.4 0 0 1 21 11.5Z',
  down: 'm6 9 6 6 6-6',
  close: 'M6 6l12 12M18 6 6 18',
  send: 'M4.5 12h15M13 5.5l6.5 6.5-6.5 6.5',
  clip: 'm20.5 11.5-8.4 8.4a5.5 5.5 0 0 1-7.8-7.8l8.5-8.4a3.7 3.7 0 0 1 5.2 5.2l-8.5 8.4a1.8 1.8 0 0 1-2.6-2.6l7.8-7.8',
  smile: 'M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0ZM8.5 14a4 4 0 0 0 7 0M9 9.5v.01M15 9.5v.01',
  more: 'M12 5.5v.01M12 12v.01M12 18.5v.01',
  sent: 'm5 12.5 4.5 4.5L19 7.5',
  read: 'm2 12.5 4.5 4.5L16 7.5M11.5 16l1 1L22 7.5',
  clock: 'M12 7v5l3 2M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z',
  alert: 'M12 8v4.5M12 16v.01M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z',
  file: 'M14 3H7a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V8l-5-5ZM14 3v5h5',
  star: 'm12 3.5 2.6 5.4 5.9.8-4.3 4.1 1 5.9L12 16.9l-5.2 2.8 1-5.9-4.3-4.1 5.9-.8L12 3.5Z',
} as const;

export type Icon = keyof typeof PATHS;

const SVG = 'http://www.w3.org/2000/svg';

/** For the eye only: whatever it stands in has a name of its own. */
export function icon(name: Icon): SVGSVGElement {
  const picture = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[name]);
  picture.append(path);
  for (const [key, value] of [
    ['viewBox', '0 0 24 24'],
    ['aria-hidden', 'true'],
    ['class', `icon i-${name}`],
  ]) {
    picture.setAttribute(key!, value!);
  }
  return picture;
}

export const iconButton = (name: Icon, label: string, className: string, onclick?: () => void): HTMLButtonElement =>
  h(
    'button',
    { type: 'button', class: `icon-button ${className}`, 'aria-label': label, title: label, onclick },
    icon(name),
  );

/** Of the keys that choose a character; Safari says so of the last one by its code alone. */
export const composes = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229;

export const hidden = (text: string): HTMLSpanElement => h('span', { class: 'sr-only' }, text);
