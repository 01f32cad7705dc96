import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contrast, painted, parse, readableOn, textOn, type Rgb } from '../src/view/color';

const SITES: Rgb[] = [
  [43, 87, 217],
  [255, 230, 0],
  [255, 255, 255],
  [0, 0, 0],
  [120, 120, 120],
  [0, 170, 90],
  [230, 60, 60],
];

test('what stands on any colour can be read', () => {
  for (const color of SITES) assert.ok(contrast(textOn(color), color) >= 4.5, String(color));
});

test('any colour can be read on light and on dark', () => {
  for (const background of [
    [255, 255, 255],
    [23, 27, 36],
  ] as Rgb[]) {
    for (const color of SITES) assert.ok(contrast(readableOn(background, color), background) >= 4.5, String(color));
  }
});

test('a colour that can be read already stays', () => {
  assert.deepEqual(readableOn([255, 255, 255], [43, 87, 217]), [43, 87, 217]);
});

test('colours are read as browsers compute them', () => {
  assert.deepEqual(parse('rgb(1, 2, 3)'), [1, 2, 3]);
  assert.deepEqual(parse('rgba(1, 2, 3, 0.5)'), [1, 2, 3]);
  assert.equal(parse('color(srgb 1 0 0)'), null);
});

test('a colour of another space is read as the screen shows it', (t) => {
  const data = new Uint8ClampedArray([9, 8, 7, 255]);
  const context = { fillStyle: '', fillRect() {}, getImageData: () => ({ data }) };
  Object.assign(globalThis, { document: { createElement: () => ({ getContext: () => context }) } });
  t.after(() => Reflect.deleteProperty(globalThis, 'document'));
  assert.deepEqual(painted('oklch(0.5 0.2 260)'), [9, 8, 7]);
  assert.equal(context.fillStyle, 'oklch(0.5 0.2 260)');
});
