// What the embedding page asks for, by attributes of the script or of the element.

export interface Config {
  readonly gateway: string;
  readonly lang: string | null;
  readonly theme: 'auto' | 'light' | 'dark';
  readonly color: string | null;
  readonly position: 'left' | 'right' | null;
  readonly title: string | null;
  readonly greeting: string | null;
  readonly logo: string | null;
  /** `none` begins with the first message. */
  readonly prechat: 'form' | 'none';
  readonly email: 'optional' | 'required' | 'none';
  readonly visitorName: string;
  readonly visitorEmail: string;
  readonly files: boolean;
  readonly sound: boolean;
  readonly launcher: boolean;
  readonly open: boolean;
}

export const ATTRIBUTES = [
  'gateway',
  'lang',
  'theme',
  'color',
  'position',
  'title',
  'greeting',
  'logo',
  'prechat',
  'email',
  'visitor-name',
  'visitor-email',
  'files',
  'sound',
  'launcher',
  'open',
].map((name) => `data-${name}`);

/** What is misspelled counts as not said. */
export function configOf(attribute: (name: string) => string | null, script: string): Config {
  const get = (name: string) => attribute(`data-${name}`)?.trim() || null;
  return {
    gateway: (get('gateway') ?? script).replace(/\/+$/, ''),
    lang: get('lang'),
    theme: oneOf(get('theme'), 'auto', 'light', 'dark'),
    color: get('color'),
    position: oneOf<'left' | 'right' | null>(get('position'), null, 'left', 'right'),
    title: get('title'),
    greeting: get('greeting'),
    logo: get('logo'),
    prechat: oneOf(get('prechat'), 'form', 'none'),
    email: oneOf(get('email'), 'optional', 'required', 'none'),
    visitorName: get('visitor-name') ?? '',
    visitorEmail: get('visitor-email') ?? '',
    files: get('files') !== 'false',
    sound: get('sound') !== 'false',
    launcher: get('launcher') !== 'false',
    open: get('open') === 'true',
  };
}

function oneOf<T extends string | null>(said: string | null, standard: T, ...others: T[]): T {
  return others.find((one) => one === said) ?? standard;
}
