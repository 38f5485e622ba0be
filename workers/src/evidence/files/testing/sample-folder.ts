import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { type Inspection, inspectFile } from '../inspect.js';

/** A file of a test: the name a person would give it, and its bytes. */
export interface Sample {
  name: string;
  content: Buffer | string;
  /** The file is as long as this, and the rest of it is a hole. */
  size?: number;
}

/** A folder for one test file's samples, gone when its tests are over. */
export function sampleFolder(): {
  write: (sample: Sample) => string;
  inspect: (sample: Sample) => Promise<Inspection>;
} {
  const folder = mkdtempSync(join(tmpdir(), 'inspected-files-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  let count = 0;
  function write({ content, size }: Sample): string {
    count += 1;
    // What a file is called on this machine says nothing of what it is.
    const path = join(folder, String(count));
    writeFileSync(path, content);
    if (size !== undefined) truncateSync(path, size);
    return path;
  }
  return { write, inspect: (sample) => inspectFile(write(sample), sample.name) };
}

/** What an inspection comes to in a word: its warnings' codes, or the code that refused the file. */
export function outcomeOf(inspection: Inspection): string {
  if (inspection.verdict === 'rejected') return `refused: ${inspection.reason.code}`;
  const codes = inspection.warnings.map(({ code }) => code).sort();
  return ['clean', ...codes].join(' ');
}
