import type { DocumentPackage } from './package.js';
import { readXml } from './xml.js';

/** Formats that every workbook knows by number and that show a date or a time (ISO/IEC 29500-1, 18.8.30). */
const builtInDateFormats = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47]);
const millisecondsADay = 86_400_000;
/** Day 0 of the two calendars; 1900 counts a 29 February that never was, so its day 0 lies two days early. */
const epoch1900 = Date.UTC(1899, 11, 30);
const epoch1904 = Date.UTC(1904, 0, 1);
/** 31 December 9999, the last day a workbook can show. */
const lastSerial = 2_958_465;

/** True when a number format shows a date: it has a day, month or year outside quoted text and brackets. */
export function showsDate(format: string): boolean {
  return /[dmyhs]/i.test(format.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '').replace(/General|E[+-]/gi, ''));
}

/** The positions of cell styles that show their number as a date. */
export async function readDateStyles(document: DocumentPackage, part: string): Promise<Set<number>> {
  const formats = new Map<number, string>();
  const styles = new Set<number>();
  let inCellStyles = false;
  let position = 0;
  await readXml(document, part, {
    open(name, attribute) {
      if (name === 'numFmt') formats.set(Number(attribute('numFmtId')), attribute('formatCode') ?? '');
      if (name === 'cellXfs') inCellStyles = true;
      if (name !== 'xf' || !inCellStyles) return;
      const format = Number(attribute('numFmtId'));
      if (builtInDateFormats.has(format) || showsDate(formats.get(format) ?? '')) styles.add(position);
      position += 1;
    },
    close(name) {
      if (name === 'cellXfs') inCellStyles = false;
    },
  });
  return styles;
}

/** A cell's number as the date a person reads, such as 2026-11-21 or 2026-11-21 14:30; the raw text when it is none. */
export function dateOfSerial(raw: string, starts1904: boolean): string {
  const serial = Number(raw);
  if (raw.trim() === '' || !(serial >= 0 && serial <= lastSerial)) return raw;
  const moment = Math.round(((starts1904 ? epoch1904 : epoch1900) + serial * millisecondsADay) / 1000) * 1000;
  const [day = '', time = ''] = new Date(moment).toISOString().split('T');
  const clock = time.slice(0, 5);
  if (serial < 1) return clock;
  return clock === '00:00' ? day : `${day} ${clock}`;
}
