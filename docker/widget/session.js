// What survives a reload: who the visitor is and the key to the conversation.

const key = 'seitech-support-chat';

export function load() {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

export function keep(session) {
  localStorage.setItem(key, JSON.stringify(session));
}

export function forget() {
  localStorage.removeItem(key);
}
