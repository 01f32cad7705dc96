// The page's elements and what they show.

const names = ['attach', 'composer', 'connection', 'email', 'empty', 'error', 'file', 'leave', 'log', 'messages', 'name',
  'start', 'start-form', 'talk', 'text', 'typing'];

export const elements = Object.fromEntries(names.map((name) => [name, document.getElementById(name)]));

const lights = { idle: '', connecting: 'Connecting…', online: 'Online', offline: 'Offline' };

export function showLight(state) {
  const { connection } = elements;
  if (connection.dataset.state !== state) { // a screen reader announces every change of the text
    connection.dataset.state = state;
    connection.textContent = lights[state];
  }
}

/** The source tells who may take the text away again: a poll that works says nothing about a text that was refused. */
export function showError(text, source = 'start') {
  const { error } = elements;
  error.dataset.source = source;
  if (error.textContent !== text) {
    error.textContent = text;
  }
}

/** Without a source: whatever is shown. */
export function clearError(source = elements.error.dataset.source) {
  if (elements.error.dataset.source === source) {
    elements.error.textContent = '';
  }
}

export function showTyping(isTyping) {
  elements.typing.textContent = isTyping ? 'Support is typing…' : '';
}

export function showStartForm() {
  setTalking(false);
  showLight('idle');
  showTyping(false);
  elements.name.focus();
}

export function showTalk() {
  setTalking(true);
  elements.text.focus();
}

function setTalking(isTalking) {
  elements['start-form'].hidden = isTalking;
  elements.talk.hidden = !isTalking;
  elements.leave.hidden = !isTalking;
}

/** Lets the list change and keeps its end in sight, unless the reader has scrolled back. */
export function changeList(change) {
  const { log, empty, messages } = elements;
  const wasAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80;
  change(messages);
  empty.hidden = messages.childElementCount > 0;
  if (wasAtEnd) {
    scrollToEnd();
  }
}

export function scrollToEnd() {
  elements.log.scrollTop = elements.log.scrollHeight;
}

/** The message box grows with its text, up to the limit in the style sheet. */
export function fitText() {
  const { text } = elements;
  text.style.height = 'auto';
  text.style.height = `${text.scrollHeight + text.offsetHeight - text.clientHeight}px`;
}
