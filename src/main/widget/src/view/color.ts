// Colours that can be read, whatever colour a site has.

export type Rgb = readonly [number, number, number];

/** WCAG's least for text. */
const ENOUGH = 4.5;
const WHITE: Rgb = [255, 255, 255];
const BLACK: Rgb = [0, 0, 0];

/** As browsers compute colours; null for what they tell in another space. */
export function parse(computed: string): Rgb | null {
  return computed.startsWith('rgb') ? opaque((computed.match(/[\d.]+/g) ?? []).map(Number)) : null;
}

/** Any other colour, as the screen shows it. */
export function painted(computed: string): Rgb | null {
  const canvas = document.createElement('canvas').getContext('2d');
  if (!canvas) return null;
  canvas.fillStyle = computed;
  canvas.fillRect(0, 0, 1, 1);
  return opaque([...canvas.getImageData(0, 0, 1, 1).data]);
}

/** Without the opacity. */
const opaque = (parts: number[]): Rgb => parts.slice(0, 3) as unknown as Rgb;

export const css = (color: Rgb): string => `rgb(${color.map(Math.round).join(' ')})`;

export function luminance(color: Rgb): number {
  const [r, g, b] = color.map((part) => {
    const share = part / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

export function contrast(a: Rgb, b: Rgb): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** What is written on it: white where that can be read, since sites expect it. */
export const textOn = (color: Rgb): Rgb => (contrast(WHITE, color) >= ENOUGH ? WHITE : BLACK);

/** The colour itself as text, as much darker or lighter as it takes on that background. */
export function readableOn(background: Rgb, color: Rgb): Rgb {
  const towards = luminance(background) > 0.4 ? BLACK : WHITE;
  for (let share = 0; share < 1; share += 0.05) {
    const mixed = color.map((part, i) => part + (towards[i]! - part) * share) as unknown as Rgb;
    if (contrast(mixed, background) >= ENOUGH) return mixed;
  }
  return towards;
}
