// The style sheet, made once. A constructed one needs no permission of a page's Content-Security-Policy.

import base from './base.css';
import bubble from './bubble.css';
import ending from './ending.css';
import files from './files.css';
import form from './form.css';
import launcher from './launcher.css';
import messages from './messages.css';
import panel from './panel.css';
import preview from './preview.css';
import writing from './writing.css';

let made: CSSStyleSheet | undefined;

export default function sheet(): CSSStyleSheet {
  if (!made) {
    made = new CSSStyleSheet();
    made.replaceSync([base, launcher, preview, panel, form, messages, bubble, files, writing, ending].join(''));
  }
  return made;
}
