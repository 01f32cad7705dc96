'use client';

// The chat for a Next.js site: put <SeitechChat gateway="https://chat.example.com" /> once into app/layout.tsx. It loads
// the gateway's widget.js, which talks to the gateway by the stream, and stays while the visitor goes from page to page.

import { useEffect } from 'react';

interface Visitor {
  readonly name: string;
  readonly email?: string;
}

export interface SeitechChatProps {
  /** Where the gateway is, as visitors' browsers reach it; NEXT_PUBLIC_ODOO_URL of the guide's widget. */
  readonly gateway: string;
  /** One that the widget has: `en`, `ar`. */
  readonly lang?: string;
  readonly theme?: 'auto' | 'light' | 'dark';
  readonly color?: string;
  readonly position?: 'left' | 'right';
  readonly title?: string;
  readonly greeting?: string;
  readonly logo?: string;
  readonly prechat?: 'form' | 'none';
  readonly email?: 'optional' | 'required' | 'none';
  readonly files?: boolean;
  readonly sound?: boolean;
  readonly launcher?: boolean;
  /** Whom the site knows already is not asked who he is. */
  readonly visitor?: Visitor;
  /** How many of the agents' messages the visitor has not seen. */
  readonly onUnread?: (count: number) => void;
}

interface ChatElement extends HTMLElement {
  setVisitor(visitor: Visitor): void;
}

const TAG = 'seitech-chat';

/** Once, however often the component is made. */
function load(gateway: string): void {
  const src = `${gateway.replace(/\/+$/, '')}/widget.js`;
  if (document.querySelector(`script[src="${src}"]`)) return;
  const script = document.createElement('script');
  script.src = src;
  script.async = true;
  script.dataset.auto = 'false';
  document.head.append(script);
}

function apply(element: HTMLElement, settings: Record<string, string | boolean | undefined>): void {
  for (const [name, value] of Object.entries(settings)) {
    if (value === undefined) element.removeAttribute(`data-${name}`);
    else element.setAttribute(`data-${name}`, String(value));
  }
}

export function SeitechChat({ visitor, onUnread, ...settings }: SeitechChatProps) {
  const { gateway } = settings;
  const wanted = JSON.stringify(settings);
  const { name, email } = visitor ?? {};

  useEffect(() => {
    const element = document.querySelector(TAG) ?? document.createElement(TAG);
    apply(element as HTMLElement, JSON.parse(wanted));
    if (!element.isConnected) document.body.append(element);
    load(gateway);
  }, [gateway, wanted]);

  useEffect(() => {
    if (!name) return;
    void customElements.whenDefined(TAG).then(() => {
      const element = document.querySelector(TAG) as ChatElement | null;
      element?.setVisitor(email ? { name, email } : { name });
    });
  }, [name, email]);

  useEffect(() => {
    const heard = (event: Event) => onUnread?.((event as CustomEvent<{ count: number }>).detail.count);
    document.addEventListener('seitech-chat-unread', heard);
    return () => document.removeEventListener('seitech-chat-unread', heard);
  }, [onUnread]);

  return null;
}
