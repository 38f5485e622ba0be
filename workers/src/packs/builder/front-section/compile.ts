import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { fontPaths } from './fonts.js';

/**
 * The template and the child are not TypeScript, so the build leaves them where they are: this path leads to the
 * sources from `src` (tests) and from `dist` alike.
 */
const here = fileURLToPath(new URL('../../../../src/packs/builder/front-section/', import.meta.url));

/**
 * Compiles the front section's template with `view` as its data to a PDF/UA-1 file in `workDir`.
 * Rejects with the compiler's own words when the template is wrong, a font is unknown or the PDF would not be
 * accessible, and with the signal's reason when it is aborted; the child is gone in every case.
 */
export async function compileFrontSection(
  view: object,
  workDir: string,
  signal: AbortSignal,
): Promise<{ path: string; pageCount: number }> {
  const template = join(here, 'template');
  const request = {
    template,
    main: join(template, 'main.typ'),
    // Under the template's folder only in name: the compiler reads nothing from outside its workspace.
    data: join(template, 'view.json'),
    view: join(workDir, 'front-section.json'),
    fonts: fontPaths,
    output: join(workDir, 'front-section.pdf'),
  };
  const requestPath = join(workDir, 'front-section-request.json');
  await writeFile(request.view, JSON.stringify(view));
  await writeFile(requestPath, JSON.stringify(request));
  const { pageCount } = await runChild(requestPath, signal);
  return { path: request.output, pageCount };
}

async function runChild(requestPath: string, signal: AbortSignal): Promise<{ pageCount: number }> {
  signal.throwIfAborted();
  const child = spawn(process.execPath, [join(here, 'compile-child.mjs'), requestPath], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // SIGKILL, because a thread that is busy compiling answers nothing gentler.
  const stop = () => child.kill('SIGKILL');
  signal.addEventListener('abort', stop, { once: true });
  try {
    const ended = new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    const [code, output, problems] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
    signal.throwIfAborted();
    if (code !== 0) throw new Error(`The front section could not be made: ${problems.trim()}`);
    return JSON.parse(output) as { pageCount: number };
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
