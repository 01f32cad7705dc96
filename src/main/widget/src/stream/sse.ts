// Reads server-sent events as they arrive, in pieces of any size.

export interface SentEvent {
  readonly name: string;
  readonly data: string;
}

export interface Sink {
  event(event: SentEvent): void;
  /** The position up to which all was given, told with events or alone. */
  position(id: string): void;
  /** How long to wait before coming back. */
  retry(millis: number): void;
}

export class EventParser {
  #rest = '';
  #name = '';
  #id: string | null = null;
  #data: string[] = [];

  constructor(private readonly sink: Sink) {}

  take(piece: string): void {
    const lines = (this.#rest + piece).split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop() ?? '';
    lines.forEach((line) => this.#line(line));
  }

  #line(line: string): void {
    if (!line) return this.#dispatch();
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') this.#name = value;
    else if (field === 'data') this.#data.push(value);
    else if (field === 'id') this.#id = value;
    else if (field === 'retry' && /^\d+$/.test(value)) this.sink.retry(Number(value));
  }

  #dispatch(): void {
    if (this.#data.length) this.sink.event({ name: this.#name || 'message', data: this.#data.join('\n') });
    // Not before: what breaks off in the middle is to be told again.
    if (this.#id !== null) this.sink.position(this.#id);
    this.#name = '';
    this.#id = null;
    this.#data = [];
  }
}
