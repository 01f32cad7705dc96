// One conversation, a client of the plainest kind. It trusts the gateway for order and completeness: it drops no
// duplicates, sorts nothing and polls with the id of the last message in its own list, whatever that id is.

import { poll, readMessages, sendText, uploadFile } from './gateway.js';
import { bubbleOf, drawBubble } from './bubble.js';
import { changeList, clearError, scrollToEnd, showError, showLight, showTyping } from './view.js';

const pollMillis = globalThis.chatConfig?.pollMillis ?? 3000;

const lostConnection = 'The connection is lost. Trying again…';

export class Conversation {
  #session;
  #onRefused;
  /** In the order of arrival: each message with the list item that shows it. */
  #entries = [];
  #needsHistory = false;
  #timer = null;
  #isOver = false;
  /** Done when every text so far is answered: the next one waits, so that they arrive as they were written. */
  #textsSent = Promise.resolve();

  /** onRefused is called once, when the gateway no longer accepts the session. */
  constructor(session, onRefused) {
    this.#session = session;
    this.#onRefused = onRefused;
  }

  /** A new conversation: nothing to read yet. */
  begin() {
    this.#timer = setInterval(() => this.#tick(), pollMillis);
    showLight('online');
  }

  /** A conversation of before the page was loaded. */
  resume() {
    this.#needsHistory = true;
    this.#timer = setInterval(() => this.#tick(), pollMillis);
    showLight('connecting');
    return this.#tick();
  }

  end() {
    this.#isOver = true;
    clearInterval(this.#timer);
    changeList((messages) => messages.replaceChildren());
  }

  /** Sends a text. A failed one leaves the list and is thrown, so that the caller can give it back. */
  say(content) {
    const entry = this.#addDraft({ content, type: 'text' });
    const answer = this.#textsSent.then(() => this.#deliver(entry, () => sendText(this.#session, content)));
    this.#textsSent = answer.catch(() => {});
    return answer;
  }

  /** Sends a file. Does not wait for texts, nor they for it: a file can take long. */
  attach(file) {
    const attachment = { name: file.name, type: file.type };
    const entry = this.#addDraft({ content: '', type: 'file', attachment });
    return this.#deliver(entry, async () => {
      const answer = await uploadFile(this.#session, file);
      attachment.url = answer.file_url;
      return answer;
    });
  }

  // Polls may overlap when answers are slow: that is how a plain interval behaves, and the gateway copes with it.
  async #tick() {
    try {
      if (this.#needsHistory) {
        await this.#readHistory();
      } else {
        await this.#poll();
      }
      if (!this.#isOver) {
        showLight('online');
        clearError('connection');
      }
    } catch (failure) {
      if (!this.#isOver) this.#onTickFailed(failure);
    }
  }

  async #readHistory() {
    const { messages } = await readMessages(this.#session);
    if (this.#isOver || !this.#needsHistory) return; // an earlier try was slower, not lost
    this.#needsHistory = false;
    this.#add(messages);
    scrollToEnd();
  }

  async #poll() {
    const lastMessageId = this.#entries.at(-1)?.message.id ?? 0;
    const { messages, is_typing: isTyping } = await poll(this.#session, lastMessageId);
    if (this.#isOver) return;
    this.#add(messages);
    showTyping(isTyping);
  }

  #onTickFailed(failure) {
    if (failure.isRefusal) {
      this.#onRefused();
      return;
    }
    showLight('offline');
    showError(failure.status === 0 ? lostConnection : failure.message, 'connection');
  }

  // Until the gateway has answered, a message has an id of the page's own making.
  #addDraft(message) {
    const draft = {
      id: Date.now(),
      author_name: this.#session.name,
      created_at: new Date().toISOString(),
      is_agent: false,
      status: 'sending',
      ...message,
    };
    const [entry] = this.#add([draft]);
    scrollToEnd();
    return entry;
  }

  async #deliver(entry, send) {
    try {
      const answer = await send();
      entry.message.id = answer.message_id;
      entry.message.status = answer.queued ? 'queued' : 'sent';
      changeList(() => drawBubble(entry.item, entry.message));
    } catch (failure) {
      this.#entries = this.#entries.filter((other) => other !== entry);
      changeList(() => entry.item.remove());
      if (failure.isOutage && !this.#isOver) showLight('offline');
      throw failure;
    }
  }

  #add(messages) {
    const added = messages.map((message) => ({ message, item: bubbleOf(message) }));
    if (added.length > 0) {
      this.#entries.push(...added);
      changeList((list) => list.append(...added.map((entry) => entry.item)));
    }
    return added;
  }
}
