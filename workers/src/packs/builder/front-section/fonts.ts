import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type Coverage, readCoverage } from './font-coverage.js';

const require = createRequire(import.meta.url);

/**
 * The only fonts a pack is set in, in the order they are tried. All are SIL Open Font Licence, shipped as TTF
 * inside npm packages. Inter carries our own words; the others carry what people write: names and titles in the
 * languages most often used with families in England, symbols, and emoji. Chinese, Japanese and Korean are left
 * out: nine megabytes a weight for text that is rare here and is shown by a mark instead (printable-text.ts).
 */
const families: { family: string; files: [string, ...string[]] }[] = [
  {
    family: 'Inter',
    files: [
      'inter/400Regular/Inter_400Regular.ttf',
      'inter/500Medium/Inter_500Medium.ttf',
      'inter/600SemiBold/Inter_600SemiBold.ttf',
    ],
  },
  { family: 'Noto Sans', files: ['noto-sans/400Regular/NotoSans_400Regular.ttf'] },
  { family: 'Noto Sans Arabic', files: ['noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf'] },
  { family: 'Noto Sans Hebrew', files: ['noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf'] },
  { family: 'Noto Sans Bengali', files: ['noto-sans-bengali/400Regular/NotoSansBengali_400Regular.ttf'] },
  { family: 'Noto Sans Gujarati', files: ['noto-sans-gujarati/400Regular/NotoSansGujarati_400Regular.ttf'] },
  { family: 'Noto Sans Gurmukhi', files: ['noto-sans-gurmukhi/400Regular/NotoSansGurmukhi_400Regular.ttf'] },
  {
    family: 'Noto Sans Symbols 2',
    files: ['noto-sans-symbols-2/400Regular/NotoSansSymbols2_400Regular.ttf'],
  },
  { family: 'Noto Emoji', files: ['noto-emoji/400Regular/NotoEmoji_400Regular.ttf'] },
];

export const fontFamilies: readonly string[] = families.map(({ family }) => family);

/** Absolute paths, resolved wherever npm put the packages; a missing package stops here, not in a pack. */
export const fontPaths: readonly string[] = families.flatMap(({ files }) =>
  files.map((file) => require.resolve(`@expo-google-fonts/${file}`)),
);

let loaded: Promise<Coverage[]> | undefined;

/** Which characters each family can draw, in the order the families are tried; read once a process. */
export function fontCoverage(): Promise<Coverage[]> {
  loaded ??= Promise.all(
    families.map(async ({ files }) => {
      const path = require.resolve(`@expo-google-fonts/${files[0]}`);
      return readCoverage(await readFile(path));
    }),
  );
  return loaded;
}
