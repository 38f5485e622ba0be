import { spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { access, copyFile, mkdir, mkdtemp, open, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { officeProgram } from '@revisit/core';
import { walled, wallKind } from '../walls/walls.js';

export interface ConversionLimits {
  /** From start to the finished PDF, in milliseconds. */
  timeMs: number;
  /** Address space of each process, in MiB, so what it holds is less; LibreOffice gets by with 768. */
  memoryMiB: number;
  /** The largest file it may write, in MiB. */
  outputMiB: number;
}

export const conversionLimits: ConversionLimits = { timeMs: 60_000, memoryMiB: 1_024, outputMiB: 300 };

/**
 * A PDF in the work folder; or why there is none, as a sentence for people; or that this machine has no LibreOffice that can be
 * run without a network and with an empty root, which is the only way it is run.
 */
export type Conversion = { pdfPath: string } | { failed: string } | 'not-installed';

const failed = 'This document could not be laid out as pages. Its text is shown instead.';
const tookTooLong = 'Laying this document out as pages took too long. Its text is shown instead.';

const findOffice = async (): Promise<string | null> =>
  (await wallKind()) === 'empty-root' ? officeProgram() : null;

let found: Promise<string | null> | undefined;
const office = () => {
  found ??= findOffice();
  return found;
};

/** Whether Office files can be laid out as pages on this machine. */
export const canConvert = async (): Promise<boolean> => (await office()) !== null;

const exists = async (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/**
 * Lays an Office or OpenDocument file out as a PDF with LibreOffice: on a copy, with a profile of its own, without a network, and
 * with nothing of the file system but the program, its fonts and the copy. What a document links to is therefore never there.
 *
 * @param input the file, and the ending that says which of LibreOffice's filters reads it
 * @param workFolder a folder of the job's own, where the copy and the PDF are left
 */
export async function convertToPdf(
  input: { path: string; extension: string },
  workFolder: string,
  limits: ConversionLimits = conversionLimits,
): Promise<Conversion> {
  const program = await office();
  if (!program) return 'not-installed';
  const folder = await mkdtemp(join(await realpath(workFolder), 'office-'));
  const [copy, out] = [join(folder, `document.${input.extension}`), join(folder, 'out')];
  await mkdir(out);
  await copyFile(input.path, copy, constants.COPYFILE_FICLONE);
  const settings: string[] = [];
  for (const path of ['/etc/fonts', '/etc/libreoffice']) if (await exists(path)) settings.push(path);
  const command = await walled(
    [
      ...['/bin/sh', '-c', 'ulimit -v "$1"; ulimit -f "$2"; shift 2; exec "$@"', 'limits'],
      // Kibibytes, and blocks of 512 bytes.
      ...[String(limits.memoryMiB * 1024), String(limits.outputMiB * 2048)],
      ...[program, '--headless', '--norestore', '--nolockcheck', '--nodefault', '--nofirststartwizard'],
      `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`,
      ...['--convert-to', 'pdf', '--outdir', out, copy],
    ],
    { readable: [dirname(dirname(program)), ...settings, copy], writable: [folder] },
  );
  const inTime = await run(command, folder, limits.timeMs);
  if (!inTime) return { failed: tookTooLong };
  const pdfPath = join(out, 'document.pdf');
  return (await beginsAsPdf(pdfPath)) ? { pdfPath } : { failed };
}

/** Runs to the end, which says nothing: LibreOffice ends with 0 whether it wrote a file or not. False when it was stopped. */
function run(
  [command = '', ...parameters]: readonly string[],
  folder: string,
  timeMs: number,
): Promise<boolean> {
  return new Promise((resolve) => {
    let inTime = true;
    const child = spawn(command, parameters, {
      cwd: '/',
      stdio: 'ignore',
      env: { HOME: folder, TMPDIR: folder, LANG: 'C.UTF-8', SAL_USE_VCLPLUGIN: 'svp' },
    });
    const timer = setTimeout(() => {
      inTime = false;
      child.kill('SIGKILL');
    }, timeMs);
    child.on('error', () => {
      // Told by `close`, and by the PDF that is not there.
    });
    child.on('close', () => {
      clearTimeout(timer);
      resolve(inTime);
    });
  });
}

async function beginsAsPdf(path: string): Promise<boolean> {
  if (!(await exists(path))) return false;
  const file = await open(path, 'r');
  try {
    const { buffer } = await file.read(Buffer.alloc(5), 0, 5, 0);
    return buffer.toString('latin1') === '%PDF-';
  } finally {
    await file.close();
  }
}
