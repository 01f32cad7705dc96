// One stream, from its beginning to its end.

import type { Credentials, Gateway } from '../api/client';
import { noAnswer } from '../api/failure';
import { ofEvent, type Happening } from './news';
import { EventParser } from './sse';

/** The gateway greets at once: where nothing comes, something in between holds it back. */
const GREETING_MILLIS = 8_000;
/** More than two of the gateway's heartbeats. */
const SILENCE_MILLIS = 50_000;

export interface Reader {
  happened(happening: Happening): void;
  position(cursor: string): void;
  opened(): void;
}

/** It was opened, and nothing came of it. */
export class HeldBack extends Error {}

/** Until the stream ends; says how long the gateway wants to be left alone then. */
export async function readStream(
  gateway: Gateway,
  of: Credentials,
  cursor: string,
  reader: Reader,
  signal: AbortSignal,
): Promise<number | undefined> {
  const ending = new AbortController();
  const end = () => ending.abort();
  signal.addEventListener('abort', end);
  let timer = setTimeout(end, GREETING_MILLIS);
  let greeted = false;
  let answered = false;
  let pause: number | undefined;
  const parser = new EventParser({
    event: (event) => {
      const happening = ofEvent(event);
      if (happening) reader.happened(happening);
    },
    position: (id) => reader.position(id),
    retry: (millis) => (pause = millis),
  });
  try {
    const body = (await gateway.stream(of, cursor, ending.signal)).getReader();
    answered = true;
    const text = new TextDecoder();
    for (;;) {
      const { done, value } = await body.read();
      if (done && !greeted) throw new HeldBack();
      if (done) return pause;
      clearTimeout(timer);
      timer = setTimeout(end, SILENCE_MILLIS);
      if (!greeted) reader.opened();
      greeted = true;
      parser.take(text.decode(value, { stream: true }));
    }
  } catch (broken) {
    if (answered && !greeted && !signal.aborted) throw new HeldBack();
    throw broken instanceof TypeError || (broken as Error).name === 'AbortError' ? noAnswer() : broken;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', end);
    end();
  }
}
