/** Tag of the directory that holds a position, and the tags of latitude and longitude in it (Exif 2.32, 4.6). */
const positionDirectoryTag = 0x8825;
const latitudeTag = 0x0002;
const longitudeTag = 0x0004;

/** Reads `length` bytes at `position`; fewer where the data ends. */
type ReadAt = (position: number, length: number) => Buffer;

/**
 * True when Exif data records where a picture was taken. The data is laid out as a TIFF file is, so this reads TIFF files as
 * well; only the first directory is looked at, as cameras write it there.
 */
export function recordsPosition(readAt: ReadAt): boolean {
  const header = readAt(0, 8);
  if (header.length < 8) return false;
  const littleEndian = header.toString('latin1', 0, 2) === 'II';
  const number = (bytes: Buffer, at: number, size: 2 | 4): number =>
    littleEndian ? bytes.readUIntLE(at, size) : bytes.readUIntBE(at, size);

  /** The entries of a directory: tag and value, where the value of the position directory is where it lies. */
  function directoryAt(position: number): Map<number, number> {
    const entries = new Map<number, number>();
    const start = readAt(position, 2);
    if (start.length < 2) return entries;
    const list = readAt(position + 2, number(start, 0, 2) * 12);
    for (let at = 0; at + 12 <= list.length; at += 12)
      entries.set(number(list, at, 2), number(list, at + 8, 4));
    return entries;
  }

  const positionDirectory = directoryAt(number(header, 4, 4)).get(positionDirectoryTag);
  if (positionDirectory === undefined) return false;
  const position = directoryAt(positionDirectory);
  return position.has(latitudeTag) && position.has(longitudeTag);
}
