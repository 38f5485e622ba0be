import { Injectable } from '@nestjs/common';
import { type Core, inspectFile, type Scan, ScannerAway, scanFile } from '@revisit/core';
import { FromCore } from '../core.module.js';
import type { Processor, Run } from '../jobs/processor.js';
import { withWorkFolder } from '../jobs/work-folder.js';
import { reasonFor, runFileTool, warningFor } from './files/index.js';
import { fetchOriginal } from './original.js';

/** Said beside every version while no scanner is configured: silence must not be taken for a clean scan. */
const noScanner = 'not-configured';

@Injectable()
export class InspectFileProcessor implements Processor<typeof inspectFile.payload> {
  readonly contract = inspectFile;

  constructor(@FromCore() private readonly core: Core) {}

  async handle(
    { programmeId, versionId }: { programmeId: string; versionId: string },
    { signal }: Run,
  ): Promise<void> {
    const { inspections } = this.core;
    const version = await inspections.begin(programmeId, versionId);
    if (!version) return;
    await withWorkFolder(async (folder) => {
      const original = await fetchOriginal(this.core, version, folder, signal);
      if (original.sha256 !== version.sha256 || original.size !== Number(version.size))
        return inspections.reject(version, {
          code: 'bytes-differ',
          message:
            'What arrived is not the file that was announced: it changed on its way. Add the file again.',
        });
      const outcome = await runFileTool('inspect', { path: original.file, fileName: version.file_name });
      if (!outcome.done) return inspections.reject(version, outcome.reason);
      if (outcome.result.verdict === 'rejected') return inspections.reject(version, outcome.result.reason);
      const scan = await this.scan(original.file);
      if (scan === null) return inspections.quarantine(version);
      if (scan.outcome === 'infected') return inspections.reject(version, reasonFor('malware'));
      const { mediaType, warnings } = outcome.result;
      return inspections.pass(version, {
        mediaType,
        warnings: scan.outcome === 'too-large' ? [...warnings, warningFor('too-large-to-scan')] : warnings,
        scan: scan.outcome,
      });
    });
  }
  /** The scanner's verdict; null when it gives none, which is never taken for clean. */
  private async scan(file: string): Promise<Scan | { outcome: typeof noScanner } | null> {
    const { CLAMD_URL: url } = this.core.config;
    if (!url) return { outcome: noScanner };
    try {
      return await scanFile(url, file);
    } catch (error) {
      if (error instanceof ScannerAway) return null;
      throw error;
    }
  }
}
