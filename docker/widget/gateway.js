// The five calls of the chat API, and nothing else of it: what a widget that knows only the setup guide would send.

const fallbackUrl = 'http://localhost:8080';

export const gatewayUrl = (globalThis.chatConfig?.gatewayUrl ?? fallbackUrl).replace(/\/+$/, '');

/** An answer that is not a success, or none at all (status 0). The message is text for a person. */
export class CallFailed extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }

  /** The gateway cannot be reached or cannot work: worth trying again without a change. */
  get isOutage() {
    return this.status === 0 || this.status >= 500;
  }

  /** The session is not valid (any more). */
  get isRefusal() {
    return this.status === 401 || this.status === 403;
  }
}

export const openChannel = (visitor) =>
  call('/api/chat/support', json({ name: visitor.name, email: visitor.email }));

export const sendText = (session, content) =>
  call('/api/chat/support/send', json({
    channel_id: session.channelId,
    session_token: session.token,
    content,
    author_name: session.name,
  }));

export const readMessages = (session) =>
  call(`/api/chat/support/${session.channelId}/messages`, { headers: { 'X-Session-Token': session.token } });

export const poll = (session, lastMessageId) => {
  const query = new URLSearchParams({ session_token: session.token, last_message_id: lastMessageId });
  return call(`/api/chat/support/${session.channelId}/poll?${query}`);
};

export const uploadFile = (session, file) => {
  const form = new FormData();
  form.append('channel_id', session.channelId);
  form.append('session_token', session.token);
  form.append('file', file);
  form.append('author_name', session.name);
  return call('/api/chat/support/upload', { method: 'POST', body: form });
};

const json = (body) => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});

async function call(path, options = {}) {
  const response = await reach(path, options);
  const answer = await response.json().catch(() => null);
  if (response.ok && answer?.success) {
    return answer;
  }
  const text = answer?.error ?? `The chat answered with an error (${response.status}).`;
  throw new CallFailed(text, response.status);
}

async function reach(path, options) {
  try {
    return await fetch(gatewayUrl + path, { credentials: 'include', ...options });
  } catch {
    throw new CallFailed('The chat cannot be reached at the moment. Please try again.', 0);
  }
}
