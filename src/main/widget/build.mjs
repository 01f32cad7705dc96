// Bundles the widget into FOLDER, or its tests: `node build.mjs FOLDER [test]`.

import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, transform } from 'esbuild';

/** What the widget may cost a page, as it goes over the wire. */
const MOST_BYTES = 25_600;

const [folder, task] = process.argv.slice(2);

/** A style sheet becomes a text without what is there for its readers only. */
const styles = {
  name: 'styles',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), {
        loader: 'css',
        minify: true,
        target: ['chrome94', 'firefox101', 'safari16.4'],
      });
      return { contents: code.trim(), loader: 'text' };
    }),
};

const common = { bundle: true, charset: 'utf8', plugins: [styles], logLevel: 'warning' };

async function bundle() {
  const { outputFiles } = await build({
    ...common,
    entryPoints: ['src/index.ts'],
    format: 'iife',
    target: ['chrome94', 'firefox101', 'safari16.4'],
    minify: true,
    legalComments: 'none',
    write: false,
  });
  const script = outputFiles[0].contents;
  const zipped = gzipSync(script, { level: 9 });
  if (zipped.length > MOST_BYTES) {
    throw new Error(`the widget has grown to ${zipped.length} bytes; ${MOST_BYTES} are allowed (build.mjs)`);
  }
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'widget.js'), script);
  await writeFile(join(folder, 'widget.js.gz'), zipped);
  console.log(`widget.js: ${script.length} bytes, ${zipped.length} compressed, ${MOST_BYTES} allowed`);
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
