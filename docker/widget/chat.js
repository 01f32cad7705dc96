// Ties the page's controls to the conversation.

import { openChannel } from './gateway.js';
import { Conversation } from './conversation.js';
import * as sessions from './session.js';
import { clearError, elements, fitText, showError, showLight, showStartForm, showTalk } from './view.js';

const refused = 'This conversation is no longer available. Please start a new chat.';

let conversation = null;

async function start(event) {
  event.preventDefault();
  const visitor = { name: elements.name.value.trim(), email: elements.email.value.trim() };
  elements.start.disabled = true;
  clearError();
  showLight('connecting');
  try {
    const opened = await openChannel(visitor);
    const session = { channelId: opened.channel_id, token: opened.session_token, name: visitor.name };
    sessions.keep(session);
    enter(session).begin();
  } catch (failure) {
    showLight(failure.isOutage ? 'offline' : 'idle');
    showError(failure.message);
  } finally {
    elements.start.disabled = false;
  }
}

function enter(session) {
  conversation = new Conversation(session, () => {
    leave();
    showError(refused);
  });
  showTalk();
  return conversation;
}

function leave() {
  conversation.end();
  sessions.forget();
  clearError();
  showStartForm();
}

async function sendText(event) {
  event?.preventDefault();
  const content = elements.text.value.trim();
  if (!content) return;
  setText('');
  await attempt(() => conversation.say(content), () => giveBack(content));
}

/** A text that was not accepted goes back to where it was typed, before what has been typed since. */
function giveBack(content) {
  setText([content, elements.text.value].filter(Boolean).join('\n'));
}

async function sendFile() {
  const [file] = elements.file.files;
  elements.file.value = ''; // so that the same file can be chosen again
  if (file) {
    await attempt(() => conversation.attach(file));
  }
}

async function attempt(send, onFailure = () => {}) {
  const current = conversation;
  clearError('send');
  try {
    await send();
  } catch (failure) {
    if (current !== conversation) return;
    showError(failure.message, 'send');
    onFailure();
  }
}

function setText(text) {
  elements.text.value = text;
  fitText();
}

/** Enter sends, Shift+Enter makes a new line; Enter that only picks a word of an input method does neither. */
function onKey(event) {
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
    sendText(event);
  }
}

elements['start-form'].addEventListener('submit', start);
elements.composer.addEventListener('submit', sendText);
elements.text.addEventListener('keydown', onKey);
elements.text.addEventListener('input', fitText);
elements.attach.addEventListener('click', () => elements.file.click());
elements.file.addEventListener('change', sendFile);
elements.leave.addEventListener('click', leave);

const kept = sessions.load();
if (kept) {
  enter(kept).resume();
} else {
  showStartForm();
}
