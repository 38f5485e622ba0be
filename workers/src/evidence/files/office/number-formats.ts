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

/** How much of a date a cell shows: its month alone, as `mmm-yy` does, or its day. */
export type DateShown = 'month' | 'day';

/** The built-in format `mmm-yy`, which a spreadsheet chooses by itself for a typed "March 2019". */
const builtInMonthFormat = 17;

/** True when a date format shows no day: it has months or years, and no `d`. */
const showsMonthOnly = (format: string): boolean =>
  !/[dhs]/i.test(format.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, ''));

/** The cell styles that show their number as a date, by their position. */
export async function readDateStyles(
  document: DocumentPackage,
  part: string,
): Promise<Map<number, DateShown>> {
  const formats = new Map<number, string>();
  const styles = new Map<number, DateShown>();
  let inCellStyles = false;
  let position = 0;
  await readXml(document, part, {
    open(name, attribute) {
      if (name === 'numFmt') formats.set(Number(attribute('numFmtId')), attribute('formatCode') ?? '');
      if (name === 'cellXfs') inCellStyles = true;
      if (name !== 'xf' || !inCellStyles) return;
      const format = Number(attribute('numFmtId'));
      const written = formats.get(format) ?? '';
      if (format === builtInMonthFormat) styles.set(position, 'month');
      else if (builtInDateFormats.has(format)) styles.set(position, 'day');
      else if (showsDate(written)) styles.set(position, showsMonthOnly(written) ? 'month' : 'day');
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
