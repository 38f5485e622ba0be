/** Characters with which a spreadsheet starts a formula, also behind the quotes of a CSV field. */
const formulaStart = /^[=+\-@\t\r]/;
const plainNumber = /^[+-]?\d+([.,]\d+)?$/;

/** Text that a spreadsheet would run as a formula gets an apostrophe before it and stays text; a plain number stays one. */
export const neutralText = (value: string): string =>
  formulaStart.test(value) && !plainNumber.test(value) ? `'${value}` : value;

/** One field, neutral and quoted where it has to be. */
export function csvField(value: string): string {
  const safe = neutralText(value);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** RFC 4180 rows with a byte order mark, so that Excel reads them as UTF-8. */
export const toCsv = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map((row) => row.map(csvField).join(',')).join('\r\n')}\r\n`;
