// A choice of emoji; phones have their own.

import { h, iconButton } from './dom';
import type { Setting } from './model';
import { Popover } from './popover';

const EMOJIS = '😀 😂 😊 😉 😍 😎 🤔 😅 😮 😢 😭 😡 👍 👎 👌 👋 👏 🙏 💪 🎉 ❤️ 🔥 ✅ ❌';

export function emojis({ language: { texts } }: Setting, chosen: (emoji: string) => void): Popover {
  const choice = (emoji: string) => {
    const onclick = () => {
      popover.close();
      chosen(emoji);
    };
    return h('button', { type: 'button', onclick }, emoji);
  };
  const list = h('div', { class: 'menu emojis' }, ...EMOJIS.split(' ').map(choice));
  const popover = new Popover(iconButton('smile', texts.emoji, 'tool'), list);
  return popover;
}
