// The languages there are. Another one is a file like theirs, and a line here.

import { ar } from './ar';
import { en, type Texts } from './en';

export interface Language {
  readonly code: string;
  readonly texts: Texts;
  readonly direction: 'ltr' | 'rtl';
}

const LANGUAGES: readonly Language[] = [
  { code: 'en', texts: en, direction: 'ltr' },
  { code: 'ar', texts: ar, direction: 'rtl' },
];

/** The first that is spoken here, region or not; else English. */
export function languageOf(...wanted: readonly (string | null | undefined)[]): Language {
  for (const tag of wanted) {
    const code = tag?.toLowerCase().split(/[-_]/)[0];
    const found = LANGUAGES.find((language) => language.code === code);
    if (found) return found;
  }
  return LANGUAGES[0]!;
}
