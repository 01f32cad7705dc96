// What the script does when a page loads it: makes the element known, and puts one into the page.

import { ATTRIBUTES } from './config';
import { home, SeitechChat } from './element';
import type { Visitor } from './session/session';

const TAG = 'seitech-chat';
const script = document.currentScript as HTMLScriptElement | null;

const element = (): SeitechChat | null => document.querySelector<SeitechChat>(TAG);

/** What pages may call. Before the page has its element, nothing happens. */
const api = {
  open: () => element()?.open(),
  close: () => element()?.close(),
  toggle: () => element()?.toggle(),
  setVisitor: (visitor: Partial<Visitor>) => element()?.setVisitor(visitor),
};

declare global {
  interface Window {
    SeitechChat?: typeof api;
  }
}

/** A page that has the element by itself says there what it wants. */
function place(): void {
  if (element()) return;
  const made = document.createElement(TAG);
  for (const name of ATTRIBUTES) {
    const value = script?.getAttribute(name);
    if (value != null) made.setAttribute(name, value);
  }
  document.body.append(made);
}

if (!customElements.get(TAG)) {
  home.url = script?.src.replace(/\/[^/]*$/, '') ?? '';
  customElements.define(TAG, SeitechChat);
  window.SeitechChat = api;
  if (script?.dataset.auto !== 'false') {
    if (document.body) place();
    else document.addEventListener('DOMContentLoaded', place);
  }
}
