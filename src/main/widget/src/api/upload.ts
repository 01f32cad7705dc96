// Sends a file. By XMLHttpRequest, the only one that tells how far it has come.

import type { Credentials } from './client';
import { noAnswer, refusal } from './failure';
import type { Accepted } from './types';

/** Slow phones send large files; what takes longer than this is not going to arrive. */
const LONGEST_MILLIS = 300_000;

export interface Upload {
  readonly key: string;
  readonly file: File;
  readonly author: string;
}

export function upload(
  gateway: string,
  to: Credentials,
  { key, file, author }: Upload,
  progress: (share: number) => void,
): Promise<Accepted> {
  const form = new FormData();
  form.append('channel_id', String(to.channel));
  form.append('session_token', to.token);
  form.append('author_name', author);
  form.append('client_message_id', key);
  form.append('file', file, file.name);
  return new Promise((resolve, reject) => {
    const call = new XMLHttpRequest();
    call.open('POST', `${gateway}/api/chat/support/upload`);
    call.timeout = LONGEST_MILLIS;
    call.upload.onprogress = (sent) => sent.lengthComputable && progress(sent.loaded / sent.total);
    call.onload = () => {
      if (call.status >= 200 && call.status < 300) {
        try {
          resolve(JSON.parse(call.responseText) as Accepted);
        } catch {
          reject(noAnswer());
        }
      } else {
        reject(refusal(call.status, call.responseText, call.getResponseHeader('Retry-After')));
      }
    };
    call.onerror = call.ontimeout = call.onabort = () => reject(noAnswer());
    call.send(form);
  });
}
