// The gateway's calls. No cookie goes along, and the token is in no address.

import { Failure, noAnswer, refusal } from './failure';
import type { Accepted, Desk, News, Page, Started } from './types';

const CALL_MILLIS = 20_000;
/** Beyond the longest wait that the gateway grants. */
const WAIT_SECONDS = 25;
const BASE = '/api/chat/support';

export interface Credentials {
  readonly channel: number;
  readonly token: string;
}

interface Options {
  readonly token?: string;
  readonly json?: object;
  readonly method?: string;
  readonly accept?: string;
  readonly millis?: number;
  readonly signal?: AbortSignal | undefined;
}

export class Gateway {
  /** @param url without a slash at its end */
  constructor(readonly url: string) {}

  desk(): Promise<Desk> {
    return this.#json('/status', {});
  }

  start(visitor: { name: string; email?: string }): Promise<Started> {
    return this.#json('', { json: visitor });
  }

  send(to: Credentials, key: string, content: string, author: string): Promise<Accepted> {
    const json = { channel_id: to.channel, content, author_name: author, client_message_id: key };
    return this.#json('/send', { token: to.token, json });
  }

  messages(of: Credentials, limit: number, before?: number): Promise<Page> {
    const earlier = before === undefined ? '' : `&before_id=${before}`;
    return this.#json(`/${of.channel}/messages?limit=${limit}${earlier}`, { token: of.token });
  }

  poll(of: Credentials, cursor: string, wait: boolean, signal: AbortSignal): Promise<News> {
    const query = `cursor=${encodeURIComponent(cursor)}&wait=${wait ? WAIT_SECONDS : 0}`;
    const millis = CALL_MILLIS + (wait ? WAIT_SECONDS * 1000 : 0);
    return this.#json(`/${of.channel}/poll?${query}`, { token: of.token, signal, millis });
  }

  /** The body is open until it is read to its end, or the signal aborts. */
  async stream(of: Credentials, cursor: string, signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
    const headers: Record<string, string> = { Accept: 'text/event-stream', 'X-Session-Token': of.token };
    if (cursor) headers['Last-Event-ID'] = cursor;
    const answer = await this.#exchange(`/${of.channel}/stream`, { headers, signal, cache: 'no-store' });
    if (!answer.body) throw noAnswer();
    return answer.body;
  }

  typing(of: Credentials): Promise<unknown> {
    return this.#json(`/${of.channel}/typing`, { token: of.token, json: {} });
  }

  read(of: Credentials, message: number): Promise<unknown> {
    return this.#json(`/${of.channel}/read`, { token: of.token, json: { message_id: message } });
  }

  close(of: Credentials): Promise<unknown> {
    return this.#json(`/${of.channel}/close`, { token: of.token, json: {} });
  }

  rate(of: Credentials, rating: number, comment: string): Promise<unknown> {
    const json = comment ? { rating, comment } : { rating };
    return this.#json(`/${of.channel}/rating`, { token: of.token, json });
  }

  transcript(of: Credentials): Promise<Blob> {
    const call = { token: of.token, accept: 'text/plain' };
    return this.#call(`/${of.channel}/transcript`, call, (answer) => answer.blob());
  }

  /** A link of a message, absolute; null for what is no web address. */
  link(url: string): string | null {
    try {
      const address = new URL(url, `${this.url}/`);
      return url && /^https?:$/.test(address.protocol) ? address.href : null;
    } catch {
      return null;
    }
  }

  #json<T>(path: string, options: Options): Promise<T> {
    return this.#call(path, options, (answer) => answer.json() as Promise<T>);
  }

  async #call<T>(path: string, options: Options, read: (answer: Response) => Promise<T>): Promise<T> {
    const { token, json, accept = 'application/json', millis = CALL_MILLIS, signal } = options;
    const headers: Record<string, string> = { Accept: accept };
    if (token) headers['X-Session-Token'] = token;
    if (json) headers['Content-Type'] = 'application/json';
    const ending = new AbortController();
    const end = () => ending.abort();
    const timer = setTimeout(end, millis);
    signal?.addEventListener('abort', end);
    try {
      const body = json ? { method: 'POST', body: JSON.stringify(json) } : {};
      // A body may stall as well as its head.
      return await read(await this.#exchange(path, { ...body, headers, signal: ending.signal }));
    } catch (thrown) {
      throw thrown instanceof Failure ? thrown : noAnswer();
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
    }
  }

  async #exchange(path: string, request: RequestInit): Promise<Response> {
    let answer: Response;
    try {
      answer = await fetch(this.url + BASE + path, {
        ...request,
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
      });
    } catch {
      throw noAnswer();
    }
    if (!answer.ok) {
      throw refusal(answer.status, await answer.text().catch(() => ''), answer.headers.get('Retry-After'));
    }
    return answer;
  }
}
