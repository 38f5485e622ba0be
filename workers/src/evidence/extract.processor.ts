import { Injectable } from '@nestjs/common';
import { type Core, extract } from '@revisit/core';
import { FromCore } from '../core.module.js';
import type { Processor, Run } from '../jobs/processor.js';
import { withWorkFolder } from '../jobs/work-folder.js';
import { type MediaType, runFileTool } from './files/index.js';
import { fetchOriginal } from './original.js';

@Injectable()
export class ExtractProcessor implements Processor<typeof extract.payload> {
  readonly contract = extract;

  constructor(@FromCore() private readonly core: Core) {}

  async handle(
    { programmeId, versionId }: { programmeId: string; versionId: string },
    { signal }: Run,
  ): Promise<void> {
    const version = await this.core.inspections.clean(programmeId, versionId);
    if (!version?.media_type) return;
    const mediaType = version.media_type as MediaType;
    await withWorkFolder(async (folder) => {
      const { file } = await fetchOriginal(this.core, version, folder, signal);
      const outcome = await runFileTool('extract', { path: file, mediaType });
      // A clean file whose text can't be read stays usable: people open the original.
      const text = outcome.done ? outcome.result : { pageCount: null, pages: [] };
      await this.core.inspections.saveText(version, text);
    });
  }
}
