// The languages there are: one for each file in `texts`. Only English comes with the script, the others when needed.

import { en, type Texts } from './texts/en';

export interface Language {
  readonly code: string;
  readonly texts: Texts;
  readonly direction: 'ltr' | 'rtl';
}

/** By the build: what else is in `texts`. */
declare const LANGUAGES: readonly string[];

export const ENGLISH: Language = { code: 'en', texts: en, direction: 'ltr' };

const RIGHT_TO_LEFT = ['ar', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi'];

/** Fetches the texts of a language that is not English. */
export type Load = (code: string) => Promise<{ default: Texts }>;

/** The first that is spoken here, region or not; else, or when its texts do not come, English. */
export async function languageOf(load: Load, ...wanted: readonly (string | null | undefined)[]): Promise<Language> {
  const codes = wanted.map((tag) => tag?.toLowerCase().split(/[-_]/)[0] ?? '');
  const code = codes.find((one) => one === 'en' || LANGUAGES.includes(one));
  if (!code || code === 'en') return ENGLISH;
  try {
    // A script of before an update may need a text that is no more.
    const texts = { ...en, ...(await load(code)).default };
    return { code, texts, direction: RIGHT_TO_LEFT.includes(code) ? 'rtl' : 'ltr' };
  } catch {
    return ENGLISH;
  }
}
