// What the view shows, and what it can ask for.

import type { Desk, Feature, Message } from '../api/types';
import type { Config } from '../config';
import type { Language } from '../i18n/languages';
import type { Times } from '../i18n/times';
import type { Pending } from '../outbox/queue';
import type { Visitor } from '../session/session';
import type { Conversation } from '../store/conversation';

export type Notice = { readonly kind: 'trouble' | 'unsupported' } | { readonly kind: 'slow'; readonly seconds: number };

export interface Model {
  readonly screen: 'form' | 'chat';
  readonly ended: 'no' | 'closed' | 'expired';
  readonly conversation: Conversation;
  readonly pending: readonly Pending[];
  readonly keys: ReadonlyMap<number, string>;
  readonly hidden: readonly number[];
  readonly unread: number;
  /** The newest that was not seen, unless the visitor did not want to be shown it. */
  readonly preview: Message | null;
  /** Whether an answer is heard. */
  readonly sound: boolean;
  readonly desk: Desk | null;
  readonly isOffline: boolean;
  readonly isBusy: boolean;
  readonly notice: Notice | null;
  readonly hasSession: boolean;
  readonly rated: number;
  can(feature: Feature): boolean;
}

export interface Actions {
  visitor(): Visitor;
  draft(): string;
  keepDraft(text: string): void;
  start(visitor: Visitor): void;
  /** Whether it was taken: what was not stays where it was typed. */
  say(text: string, files: readonly File[]): Promise<boolean>;
  again(key: string): void;
  discard(key: string): void;
  /** A message that the gateway has given up. */
  sayAgain(id: number): void;
  earlier(): Promise<void>;
  typed(): void;
  seen(): void;
  end(): void;
  rate(stars: number, comment: string): void;
  transcript(): void;
  newChat(): void;
  hidePreview(): void;
  toggleSound(): void;
  opened(): void;
  closed(): void;
  link(url: string): string | null;
  /** Of a file that this tab has sent. */
  preview(key: string): string | null;
  progress(key: string): number;
}

export interface Setting {
  readonly config: Config;
  readonly language: Language;
  readonly locale: string;
  readonly times: Times;
}
