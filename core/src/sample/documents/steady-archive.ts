import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** The earliest moment a ZIP entry can carry; it carries local time without a zone. */
const fixedEntryTime = '1980-01-01T00:00:00';
const fixedDocumentTime = '2020-01-01T00:00:00Z';

/**
 * Word and Excel files are ZIP archives that carry the clock twice: on each entry and in docProps/core.xml.
 * This writes the same parts in the same order with fixed times, so that the same content gives the same bytes.
 */
export function steadyArchive(archive: Uint8Array): Buffer {
  const parts = unzipSync(archive);
  const core = parts['docProps/core.xml'];
  if (core) {
    const xml = strFromU8(core).replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, fixedDocumentTime);
    parts['docProps/core.xml'] = strToU8(xml);
  }
  return Buffer.from(zipSync(parts, { mtime: fixedEntryTime, level: 9 }));
}
