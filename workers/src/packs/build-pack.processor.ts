import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { buildPack as buildPackJob, type Core } from '@revisit/core';
import { FromCore } from '../core.module.js';
import type { Processor, Run } from '../jobs/processor.js';
import { withWorkFolder } from '../jobs/work-folder.js';
import { buildPack } from './builder/build-pack.js';
import type { PackStore } from './builder/pack-store.js';

const mediaType = (name: string) => (name.endsWith('.pdf') ? 'application/pdf' : 'application/zip');

@Injectable()
export class BuildPackProcessor implements Processor<typeof buildPackJob.payload> {
  readonly contract = buildPackJob;

  constructor(@FromCore() private readonly core: Core) {}

  async handle({ programmeId, packId }: { programmeId: string; packId: string }, run: Run): Promise<void> {
    const { building, storage } = this.core;
    const manifest = await building.begin(programmeId, packId);
    if (!manifest) return;
    // Each try writes below a folder of its own: a half pack of a killed worker is never mistaken for this one.
    const prefix = `${programmeId}/packs/${packId}/${crypto.randomUUID()}`;
    const unwanted = new AbortController();
    const signal = AbortSignal.any([run.signal, unwanted.signal]);
    const written = new Set<string>();
    const store: PackStore = {
      async put(name, bytes) {
        written.add(`${prefix}/${name}`);
        await storage.write(
          `${prefix}/${name}`,
          Readable.from(bytes, { objectMode: false }),
          mediaType(name),
          signal,
        );
      },
      get: (name, range) => storage.read(`${prefix}/${name}`, range),
    };
    try {
      const { files } = await withWorkFolder((workDir) =>
        buildPack({
          manifest,
          readOriginal: (storageKey) => storage.read(storageKey),
          store,
          workDir,
          onProgress: async (percent, step) => {
            if (!(await building.progress(programmeId, packId, percent, step)))
              unwanted.abort(new Error('Nobody wants this pack any more.'));
          },
          signal,
        }),
      );
      const kept = await building.finish(
        programmeId,
        packId,
        files.map((file) => ({ ...file, storageKey: `${prefix}/${file.name}` })),
      );
      if (!kept) await storage.remove([...written]);
    } catch (error) {
      await storage.remove([...written]).catch(() => {});
      if (!unwanted.signal.aborted) throw error;
    }
  }

  async givenUp(
    { programmeId, packId }: { programmeId: string; packId: string },
    sentence: string,
  ): Promise<void> {
    await this.core.building.fail(programmeId, packId, { code: 'not-built', message: sentence });
  }
}
