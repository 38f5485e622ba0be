import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const pdfjs = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/** What pdf.js reads at run time, served by ourselves: character maps, the fonts every PDF may count on, picture decoders. */
function partsOfPdfjs(): Plugin {
  const { version } = JSON.parse(readFileSync(path.join(pdfjs, 'package.json'), 'utf8')) as {
    version: string;
  };
  return {
    name: 'parts-of-pdfjs',
    apply: 'build',
    generateBundle() {
      for (const folder of ['cmaps', 'standard_fonts', 'wasm', 'iccs'])
        for (const file of readdirSync(path.join(pdfjs, folder)))
          this.emitFile({
            type: 'asset',
            fileName: `assets/pdfjs-${version}/${folder}/${file}`,
            source: readFileSync(path.join(pdfjs, folder, file)),
          });
    },
  };
}

export default defineConfig({
  plugins: [react(), partsOfPdfjs()],
  build: {
    // Small assets stay files: the content security policy allows no data: address.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
  },
  server: { proxy: { '/api': 'http://localhost:3000' } },
});
