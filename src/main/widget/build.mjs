// Bundles the widget and its other languages into FOLDER, or its tests: `node build.mjs FOLDER [test]`.

import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, transform } from 'esbuild';

const LANGUAGES = (await readdir('src/i18n/texts')).filter((name) => name !== 'en.ts').map((name) => name.slice(0, -3));

/** What the widget may cost a page, as it goes over the wire. */
const MOST_BYTES = 25_600;

const BROWSERS = ['chrome94', 'firefox101', 'safari16.4'];

const [folder, task] = process.argv.slice(2);

/** A style sheet becomes a text without what is there for its readers only. */
const styles = {
  name: 'styles',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), {
        loader: 'css',
        minify: true,
        target: BROWSERS,
      });
      return { contents: code.trim(), loader: 'text' };
    }),
};

const common = {
  bundle: true,
  charset: 'utf8',
  plugins: [styles],
  logLevel: 'warning',
  define: { LANGUAGES: JSON.stringify(LANGUAGES) },
};

/** Plain and compressed; returns the bytes of both. */
async function script(from, to, format) {
  const { outputFiles } = await build({
    ...common,
    entryPoints: [from],
    format,
    target: BROWSERS,
    minify: true,
    legalComments: 'none',
    write: false,
  });
  const { contents } = outputFiles[0];
  const zipped = gzipSync(contents, { level: 9 });
  await writeFile(join(folder, to), contents);
  await writeFile(join(folder, `${to}.gz`), zipped);
  return [contents.length, zipped.length];
}

async function bundle() {
  await mkdir(folder, { recursive: true });
  for (const language of LANGUAGES) await script(`src/i18n/texts/${language}.ts`, `texts-${language}.js`, 'esm');
  await writeFile(join(folder, 'languages'), LANGUAGES.join('\n'));
  const [plain, zipped] = await script('src/index.ts', 'widget.js', 'iife');
  console.log(`widget.js: ${plain} bytes, ${zipped} compressed, ${MOST_BYTES} allowed`);
  if (zipped <= MOST_BYTES) return;
  await rm(join(folder, 'widget.js.gz'));
  throw new Error(`the widget has grown to ${zipped} bytes; ${MOST_BYTES} are allowed (build.mjs)`);
}

async function bundleTests() {
  await rm(folder, { recursive: true, force: true });
  const names = (await readdir('test')).filter((name) => name.endsWith('.test.ts'));
  await build({
    ...common,
    entryPoints: names.map((name) => join('test', name)),
    outdir: folder,
    outbase: 'test',
    format: 'esm',
    platform: 'node',
    target: 'node18',
    sourcemap: 'inline',
  });
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
}

await (task === 'test' ? bundleTests() : bundle());
