import { Injectable } from '@nestjs/common';
import { type Core, preview, previewKey } from '@revisit/core';
import { FromCore } from '../core.module.js';
import type { Processor, Run } from '../jobs/processor.js';
import { withWorkFolder } from '../jobs/work-folder.js';
import { type MediaType, runFileTool } from './files/index.js';
import { fetchOriginal } from './original.js';

@Injectable()
export class PreviewProcessor implements Processor<typeof preview.payload> {
  readonly contract = preview;

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
      const outcome = await runFileTool('preview', { path: file, mediaType });
      if (!outcome.done || !outcome.result) return;
      const key = previewKey(programmeId, versionId);
      await this.core.storage.write(key, outcome.result.image, outcome.result.mediaType, signal);
      if (!(await this.core.inspections.savePreview(version, key))) await this.core.storage.remove([key]);
    });
  }
}
