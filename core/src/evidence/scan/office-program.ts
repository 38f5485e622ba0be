import { constants } from 'node:fs';
import { access, realpath } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/** Where LibreOffice's `soffice` lies on this machine; null when it is not installed where programs usually are. */
export async function officeProgram(): Promise<string | null> {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  for (const folder of [...folders, '/usr/bin', '/opt/libreoffice/program']) {
    const program = join(folder, 'soffice');
    try {
      await access(program, constants.X_OK);
      return await realpath(program);
    } catch {
      // Not in this folder.
    }
  }
  return null;
}
