// Finds the addresses in a text. What it finds is a web or mail address and nothing else, so that no text can run.

export interface Segment {
  readonly text: string;
  readonly href?: string;
}

const ADDRESS = /\bhttps?:\/\/[^\s<>"'`\u00ab\u00bb\u201c\u201d]+|\b(?:mailto:)?[\w.+-]+@[a-z\d-]+(?:\.[a-z\d-]+)+/gi;
/** Of a sentence rather than of its last address. */
const TRAILING = /[.,;:!?\u060c\u061b\u061f\u2026*_~]+$/;

export function segments(text: string): Segment[] {
  const found: Segment[] = [];
  let end = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = trimmed(match[0]);
    const href = hrefOf(address);
    if (!href) continue;
    if (match.index! > end) found.push({ text: text.slice(end, match.index) });
    found.push({ text: address, href });
    end = match.index! + address.length;
  }
  if (end < text.length) found.push({ text: text.slice(end) });
  return found;
}

function trimmed(address: string): string {
  let text = address.replace(TRAILING, '');
  while (text.endsWith(')') && count(text, ')') > count(text, '(')) text = text.slice(0, -1).replace(TRAILING, '');
  return text;
}

const count = (text: string, char: string): number => text.split(char).length - 1;

function hrefOf(address: string): string | null {
  try {
    const url = new URL(/^(https?:|mailto:)/i.test(address) ? address : `mailto:${address}`);
    return /^(https?|mailto):$/.test(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}
