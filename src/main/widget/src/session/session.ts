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
  readonly rated?: number;
  /** Failed messages that were sent again, and so are of no interest any more. */
  readonly hidden?: readonly number[];
}

const SESSION = 'session';
const VISITOR = 'visitor';
const DRAFT = 'draft';

export class Sessions {
  constructor(private readonly storage: Storage) {}

  current(): Session | null {
    const session = this.storage.read<Session>(SESSION);
    return session?.token && session.channel ? session : null;
  }

  keep(session: Session): void {
    this.storage.write(SESSION, session);
  }

  /** Of that chat only: another tab may have begun a new one. */
  change(channel: number, change: Partial<Session>): void {
    const current = this.current();
    if (current?.channel === channel) this.keep({ ...current, ...change });
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

  draft(): string {
    return this.storage.read<string>(DRAFT) ?? '';
  }

  keepDraft(text: string): void {
    if (text) this.storage.write(DRAFT, text);
    else this.storage.remove(DRAFT);
  }
}
