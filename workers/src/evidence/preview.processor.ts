import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { type Core, copyKey, pictureKey, preview, previewKey, type VersionRow } from '@revisit/core';
import { FromCore } from '../core.module.js';
import type { Processor, Run } from '../jobs/processor.js';
import { withWorkFolder } from '../jobs/work-folder.js';
import { convertToPdf, laidOutAs, type MediaType, runFileTool } from './files/index.js';
import { fetchOriginal } from './original.js';

/** Makes what a browser shows of a clean version: a PDF copy or its pages as pictures, and a small picture of the first page. */
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
      if (mediaType.startsWith('image/')) await this.makePictures(version, file, mediaType, signal);
      const copy = await this.makeCopy(version, { file, folder, mediaType }, signal);
      if (copy) await this.makeThumbnail(version, copy, 'application/pdf', signal);
      else await this.makeThumbnail(version, file, mediaType, signal);
    });
  }

  /** The PDF that stands in for an Office file, in the job's folder; null where there is none, and the text is read instead. */
  private async makeCopy(
    version: VersionRow,
    { file, folder, mediaType }: { file: string; folder: string; mediaType: MediaType },
    signal: AbortSignal,
  ): Promise<string | null> {
    const extension = laidOutAs(mediaType);
    if (!extension) return null;
    const conversion = await convertToPdf({ path: file, extension }, folder);
    if (conversion === 'not-installed' || 'failed' in conversion) return null;
    const { pdfPath } = conversion;
    // Its pages are what people will name, so its words are read from them.
    const read = await runFileTool('extract', { path: pdfPath, mediaType: 'application/pdf' });
    if (!read.done) return null;
    const { size } = await stat(pdfPath);
    const key = copyKey(version.programme_id, version.id);
    await this.core.storage.write(key, createReadStream(pdfPath), 'application/pdf', signal);
    if (await this.core.inspections.saveCopy(version, { size, text: read.result })) return pdfPath;
    await this.core.storage.remove([key]);
    return null;
  }

  private async makePictures(
    version: VersionRow,
    path: string,
    mediaType: MediaType,
    signal: AbortSignal,
  ): Promise<void> {
    const made: string[] = [];
    for (let page = 1, last = 1; page <= last; page += 1) {
      const outcome = await runFileTool('picture', { path, mediaType, page });
      // What is left of a damaged scan is shown up to where it breaks off.
      if (!outcome.done) break;
      const key = pictureKey(version.programme_id, version.id, page);
      await this.core.storage.write(key, outcome.result.image, outcome.result.mediaType, signal);
      made.push(key);
      last = outcome.result.pages;
    }
    if (made.length === 0) return;
    if (!(await this.core.inspections.savePictures(version, made.length)))
      await this.core.storage.remove(made);
  }

  private async makeThumbnail(
    version: VersionRow,
    path: string,
    mediaType: MediaType,
    signal: AbortSignal,
  ): Promise<void> {
    const outcome = await runFileTool('preview', { path, mediaType });
    if (!outcome.done || !outcome.result) return;
    const key = previewKey(version.programme_id, version.id);
    await this.core.storage.write(key, outcome.result.image, outcome.result.mediaType, signal);
    if (!(await this.core.inspections.savePreview(version, key))) await this.core.storage.remove([key]);
  }
}
