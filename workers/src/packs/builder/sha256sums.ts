/** A file of the archive and the SHA-256 of its bytes in hexadecimal. */
export interface Checksum {
  path: string;
  sha256: string;
}

/**
 * The file that `sha256sum -c` reads, one line a file in the order given. A name that holds a backslash, a newline
 * or a carriage return is escaped and its line starts with a backslash (GNU coreutils manual, "md5sum invocation").
 */
export function sha256Sums(checksums: readonly Checksum[]): string {
  return checksums.map(({ path, sha256 }) => line(path, sha256)).join('');
}

function line(path: string, sha256: string): string {
  const escaped = path.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
  return `${escaped === path ? '' : '\\'}${sha256}  ${escaped}\n`;
}
