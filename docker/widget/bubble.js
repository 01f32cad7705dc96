// How one message looks. What others wrote goes in as text, never as markup.

import { gatewayUrl } from './gateway.js';
import { scrollToEnd } from './view.js';

const statusTexts = { sending: 'Sending…', queued: 'Accepted, will be delivered', read: 'Read', failed: 'Not delivered' };

/** A list item for the message. */
export function bubbleOf(message) {
  const item = document.createElement('li');
  drawBubble(item, message);
  return item;
}

/** Draws the message into an item that is already in the list. */
export function drawBubble(item, message) {
  item.className = `message ${authorOf(message)}`;
  item.dataset.testid = 'message';
  item.dataset.messageId = message.id;
  item.dataset.author = authorOf(message);
  item.replaceChildren(...parts(message));
}

const authorOf = ({ type, is_agent: isAgent }) => (type === 'system' ? 'system' : isAgent ? 'agent' : 'visitor');

function parts(message) {
  const body = element('div', 'body');
  if (message.content) {
    body.append(element('p', 'content', message.content, 'message-content'));
  }
  body.append(...attachmentsOf(message).map(attachmentView));
  return [element('p', 'author', message.author_name ?? '', 'message-author'), body, footer(message)];
}

function footer(message) {
  const line = element('p', 'meta');
  const time = element('time', '', timeText(message.created_at), 'message-time');
  time.dateTime = message.created_at ?? '';
  line.append(time);
  const status = statusTexts[message.status];
  if (status) {
    line.append(element('span', 'status', status, 'message-status'));
  }
  return line;
}

function timeText(iso) {
  const time = new Date(iso);
  return Number.isNaN(time.getTime()) ? '' : time.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
}

function attachmentsOf({ attachments, attachment }) {
  return attachments?.length ? attachments : attachment ? [attachment] : [];
}

function attachmentView({ name, url, mimetype, type }) {
  const address = webAddress(url);
  if (!address) {
    return element('p', 'file', name, 'attachment-pending');
  }
  const link = element('a', 'file', '', 'attachment-link');
  link.href = address;
  link.target = '_blank';
  link.rel = 'noopener noreferrer';
  if ((mimetype ?? type ?? '').startsWith('image')) {
    link.append(image(address, name));
  } else {
    link.textContent = name;
  }
  return link;
}

function image(address, name) {
  const picture = element('img', '', '', 'attachment-image');
  picture.src = address;
  picture.alt = name;
  picture.addEventListener('load', scrollToEnd);
  return picture;
}

/** Absolute, and never a script: a link in a message is somebody else's text. */
function webAddress(url) {
  if (!url) return null;
  const address = new URL(url, gatewayUrl);
  return ['http:', 'https:'].includes(address.protocol) ? address.href : null;
}

function element(tag, className, text = '', testId = '') {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (testId) made.dataset.testid = testId;
  made.textContent = text;
  return made;
}
