// Whose chat it is, kept over reloads and shared by all tabs of the site.

import type { Credentials } from '../api/client';
import type { Storage } from './storage';

export interface Visitor {
  readonly name: string;
  readonly email: string;
}

export interface Session extends Credentials {
  readonly name: string;
  /** The agents' messages up to here have been seen. */
  readonly seenUpTo?: number;
  /** The previews of the agents' messages up to here were sent away. */
  readonly hiddenUpTo?: number;
  readonly rated?: number;
  /** Failed messages that were sent again, and so are of no interest any more. */
  readonly hidden?: readonly number[];
}

/** What becomes of a chat while it lasts. Apart from the session, which must not be written over by a slow tab. */
type Marks = Pick<Session, 'seenUpTo' | 'hiddenUpTo' | 'rated' | 'hidden'> & { readonly channel: number };

const SESSION = 'session';
const MARKS = 'marks';
const VISITOR = 'visitor';
export const DRAFT = 'draft';
const SILENT = 'silent';

export class Sessions {
  constructor(private readonly storage: Storage) {}

  current(): Session | null {
    const session = this.storage.read<Session>(SESSION);
    if (!session?.token || !session.channel) return null;
    const marks = this.storage.read<Marks>(MARKS);
    return marks?.channel === session.channel ? { ...session, ...marks } : session;
  }

  keep(session: Session): void {
    this.storage.write(SESSION, session);
  }

  /** Of that chat only: another tab may have begun a new one. */
  mark(channel: number, change: Omit<Marks, 'channel'>): void {
    const marks = this.storage.read<Marks>(MARKS);
    this.storage.write(MARKS, { ...(marks?.channel === channel && marks), ...change, channel });
  }

  end(channel: number): void {
    if (this.current()?.channel === channel) this.storage.remove(SESSION);
  }

  visitor(): Visitor {
    return { name: '', email: '', ...this.storage.read<Visitor>(VISITOR) };
  }

  remember(visitor: Visitor): void {
    this.storage.write(VISITOR, visitor);
  }

  get isSilent(): boolean {
    return this.storage.read<boolean>(SILENT) ?? false;
  }

  set isSilent(yes: boolean) {
    this.storage.write(SILENT, yes);
  }

  draft(): string {
    return this.storage.read<string>(DRAFT) ?? '';
  }

  keepDraft(text: string): void {
    if (text) this.storage.write(DRAFT, text);
    else this.storage.remove(DRAFT);
  }
}
