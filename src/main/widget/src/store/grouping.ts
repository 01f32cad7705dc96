// Which messages stand together, and where a day begins.

import { isSameDay } from '../i18n/times';

export interface Spoken {
  readonly author_name: string;
  readonly created_at: string;
  readonly is_agent: boolean;
  readonly type: string;
}

export interface Place {
  /** Before it stands its day. */
  readonly beginsDay: boolean;
  /** The first of its author's in a row. */
  readonly beginsGroup: boolean;
  readonly endsGroup: boolean;
}

const TOGETHER_MILLIS = 300_000;

export function places(messages: readonly Spoken[]): Place[] {
  return messages.map((message, i) => {
    const before = messages[i - 1];
    const next = messages[i + 1];
    return {
      beginsDay: !before || !sameDay(before, message),
      beginsGroup: !before || !together(before, message),
      endsGroup: !next || !together(message, next),
    };
  });
}

const sameDay = (a: Spoken, b: Spoken): boolean => isSameDay(new Date(a.created_at), new Date(b.created_at));

const together = (a: Spoken, b: Spoken): boolean =>
  a.type !== 'system' &&
  b.type !== 'system' &&
  a.is_agent === b.is_agent &&
  (!a.is_agent || a.author_name === b.author_name) &&
  sameDay(a, b) &&
  Math.abs(Date.parse(b.created_at) - Date.parse(a.created_at)) < TOGETHER_MILLIS;
