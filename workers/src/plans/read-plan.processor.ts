import { Injectable } from '@nestjs/common';
import { type Core, readPlanFile } from '@revisit/core';
import { FromCore } from '../core.module.js';
import { runFileTool } from '../evidence/files/index.js';
import { fetchOriginal } from '../evidence/original.js';
import type { Processor, Run } from '../jobs/processor.js';
import { withWorkFolder } from '../jobs/work-folder.js';

interface Payload {
  programmeId: string;
  importId: string;
}

/** A plan file is a stranger's file like any other: judged and read in the limited child. */
@Injectable()
export class ReadPlanProcessor implements Processor<typeof readPlanFile.payload> {
  readonly contract = readPlanFile;

  constructor(@FromCore() private readonly core: Core) {}

  async handle({ programmeId, importId }: Payload, { signal }: Run): Promise<void> {
    const { planFiles } = this.core;
    const wanted = await planFiles.begin(programmeId, importId);
    if (!wanted) return;
    await withWorkFolder(async (folder) => {
      const { file } = await fetchOriginal(this.core, wanted, folder, signal);
      const judged = await runFileTool('inspect', { path: file, fileName: wanted.fileName });
      if (!judged.done) return planFiles.fail(programmeId, importId, judged.reason);
      if (judged.result.verdict === 'rejected')
        return planFiles.fail(programmeId, importId, judged.result.reason);
      const read = await runFileTool('tables', { path: file, kind: wanted.kind });
      if (!read.done) return planFiles.fail(programmeId, importId, read.reason);
      return planFiles.save(programmeId, importId, read.result);
    });
  }

  async givenUp({ programmeId, importId }: Payload, message: string): Promise<void> {
    await this.core.planFiles.fail(programmeId, importId, { code: 'plan-not-read', message });
  }
}
