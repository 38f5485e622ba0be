/**
 * The longest path inside an archive, in UTF-16 units as Windows counts them: its 260, less room for the folder that
 * people unpack in.
 */
const LONGEST_PATH = 180;
const LONGEST_FOLDER = 60;
/** Linux and most others allow 255 bytes a name; the rest is for a number that tells two of the same name apart. */
const LONGEST_NAME_BYTES = 240;
const LONGEST_EXTENSION = 12;

const ORIGINALS = 'originals';

/** Names that Windows keeps for devices, whatever extension follows ("Naming Files, Paths, and Namespaces"). */
const RESERVED = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00B9\u00B2\u00B3])(?=\s*(?:\.|$))/i;

/** What turns a name round, hides in it, or is no character at all: "annexe\u202Efdp.exe" reads as a PDF. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]|\p{Noncharacter_Code_Point}/gu;

const FORBIDDEN = /[<>:"/\\|?*]/g;

/**
 * Where an original stands in a pack's archive: `originals/06 Quality of EHC plans/Audit findings.pdf`. Valid on
 * Windows, macOS and Linux, whatever people called the area and the file; the extension is kept, since it decides
 * what opens it. `taken` holds the `pathKey` of every path given out before for the same pack; a name that is taken
 * gets a number. The same arguments give the same path.
 */
export function safePath(
  area: { number: number; title: string },
  fileName: string,
  taken: ReadonlySet<string>,
): string {
  const number = String(area.number).padStart(2, '0');
  const folder = shorten(`${number} ${clean(area.title)}`.trim(), LONGEST_FOLDER);
  const { stem, extension } = split(clean(fileName));
  const room = LONGEST_PATH - `${ORIGINALS}/${folder}/`.length - extension.length;
  for (let copy = 1; ; copy += 1) {
    const suffix = copy === 1 ? '' : ` (${copy})`;
    const name = `${shorten(stem, room - suffix.length)}${suffix}${extension}`;
    const path = `${ORIGINALS}/${folder}/${name}`;
    if (!taken.has(pathKey(path))) return path;
  }
}

/** Two paths with the same key are one file where capitals, or ways to write an accent, make no difference. */
export function pathKey(path: string): string {
  return path.normalize('NFC').toUpperCase();
}

/** One part of a path: no separators, nothing invisible, single spaces, no dot or space at either end. */
function clean(name: string): string {
  const visible = name.normalize('NFC').replace(/\s+/gu, ' ').replace(INVISIBLE, '').replace(FORBIDDEN, '-');
  return visible.replace(/^[ .]+|[ .]+$/g, '');
}

function split(name: string): { stem: string; extension: string } {
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 ? name.slice(dot) : '';
  const kept = /^\.[\p{L}\p{N}]+$/u.test(extension) && extension.length <= LONGEST_EXTENSION ? extension : '';
  const stem = name.slice(0, name.length - kept.length).replace(/[ .]+$/, '');
  return { stem: RESERVED.test(stem) ? `_${stem}` : stem || 'document', extension: kept };
}

/** Cuts at a whole character, and leaves no dot or space where the cut was. */
function shorten(text: string, units: number): string {
  let kept = '';
  let bytes = 0;
  for (const character of text) {
    bytes += new TextEncoder().encode(character).length;
    if (kept.length + character.length > units || bytes > LONGEST_NAME_BYTES) break;
    kept += character;
  }
  return kept.replace(/[ .]+$/, '');
}
