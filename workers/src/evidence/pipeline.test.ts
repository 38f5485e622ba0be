import { execFileSync } from 'node:child_process';
import type { Core } from '@revisit/core';
import { aFiledVersion, put, sha256, someEvidence, type TestProgramme } from '@revisit/core/testing';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { backends } from '../jobs/testing/backends.js';
import { keysOf, rowsOf, untilIs, type WorkingPortal, workingPortal } from '../testing/working-portal.js';
import { ExtractProcessor } from './extract.processor.js';
import { buildTool } from './files/testing/build-tool.js';
import { programHead } from './files/testing/make-hostile.js';
import { makeWord, paragraph } from './files/testing/make-office.js';
import { makePdf } from './files/testing/make-pdf.js';
import { toolEntry } from './files/tool/run-file-tool.js';
import { InspectFileProcessor } from './inspect-file.processor.js';
import { PreviewProcessor } from './preview.processor.js';

const MiB = 1024 * 1024;
const layoutPatienceMs = 120_000;
const never = new AbortController().signal;

interface VersionRow {
  id: string;
  state: string;
  media_type: string | null;
  page_count: number | null;
  preview_key: string | null;
  scan: string | null;
  reason: { code: string; message: string } | null;
}

let portal: WorkingPortal;
let core: Core;
let programme: TestProgramme;

const evidence = () => someEvidence(programme.areaIds[0]);
const file = (fileName: string, bytes: Buffer) =>
  aFiledVersion(core, programme.lead, evidence(), { fileName, bytes });

async function versionOf(evidenceId: string, number = 1): Promise<VersionRow> {
  const [row] = await rowsOf<VersionRow>(
    core,
    programme,
    'SELECT * FROM evidence_version WHERE evidence_id = $1 AND number = $2',
    [evidenceId, number],
  );
  if (!row) throw new Error('There is no such version.');
  return row;
}

/** The process that reads a file just now: a child of this one, caught while it lives. */
const toolProcess = () =>
  untilIs(
    async () => {
      const lines = execFileSync('ps', ['-A', '-ww', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).split(
        '\n',
      );
      // By the whole line: the checkout's path may have a space in it.
      const ours = lines.find(
        (line) => Number(line.trim().split(/\s+/)[1]) === process.pid && line.includes(toolEntry),
      );
      return Number.parseInt(ours ?? '0', 10);
    },
    (pid) => pid > 0,
  );

beforeAll(() => {
  buildTool();
});

describe.each(backends)('a file on its way through the workers, with queues on %s', (backend) => {
  beforeAll(async () => {
    portal = await workingPortal(backend, 3, { REVISIT_PART_SIZE: String(5 * MiB) });
    core = portal.core;
  });

  beforeEach(async () => {
    programme = await portal.programme();
  });

  afterAll(() => portal.close());

  it.each([
    {
      fileName: 'what parents say.pdf',
      make: () => makePdf({ pages: [['Two in three parents feel heard.'], ['One in three did before.']] }),
      mediaType: 'application/pdf',
      pages: 2,
      words: ['Two in three parents feel heard.', 'One in three did before.'],
      picture: true,
      shown: 'original',
    },
    {
      fileName: 'minutes.docx',
      make: () => makeWord({ body: paragraph('The board agreed to ask every family.') }),
      mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      pages: 1,
      words: ['The board agreed to ask every family.'],
      picture: true,
      shown: 'copy',
    },
    {
      fileName: 'poster.png',
      make: () =>
        sharp({ create: { width: 320, height: 240, channels: 3, background: '#2a6' } })
          .png()
          .toBuffer(),
      mediaType: 'image/png',
      pages: 1,
      words: [],
      picture: true,
      shown: 'pictures',
    },
    {
      fileName: 'waits.csv',
      make: () => Buffer.from('Area,Weeks\nSpeech and language,18\n'),
      mediaType: 'text/csv',
      pages: null,
      words: ['Area,Weeks\nSpeech and language,18'],
      picture: false,
      shown: 'text',
    },
  ])(
    'is read: $fileName',
    async ({ fileName, make, mediaType, pages, words, picture, shown }) => {
      const { evidenceId, number } = await file(fileName, await make());
      // Laying out an Office file may take its minute on a machine that does other work.
      await portal.quiet(programme, layoutPatienceMs);
      const version = await versionOf(evidenceId);
      expect(version).toMatchObject({ state: 'clean', media_type: mediaType, scan: 'not-configured' });
      if (pages !== null) expect(version.page_count).toBe(pages);
      const text = await core.originals.pages(programme.lead, evidenceId, number);
      expect(text.map((page) => page.text.trim())).toEqual(words);
      expect(version.preview_key !== null).toBe(picture);
      const reading = await core.originals.reading(programme.lead, evidenceId, number);
      expect(reading).toMatchObject({ shown, pages, preparing: false });
      if (reading.pdf) {
        const begin = await fetch(reading.pdf.url, { headers: { range: 'bytes=0-4' } });
        expect([begin.status, await begin.text()]).toEqual([206, '%PDF-']);
        expect(begin.headers.get('content-range')).toBe(`bytes 0-4/${reading.pdf.size}`);
      }
      if (shown === 'pictures') {
        const page = await fetch(await core.originals.pictureAddress(programme.lead, evidenceId, number, 1));
        expect(page.headers.get('content-type')).toBe('image/webp');
        await expect(
          core.originals.pictureAddress(programme.lead, evidenceId, number, 2),
        ).rejects.toMatchObject({ status: 404 });
      }
      if (!picture) return;
      const answer = await fetch(await core.originals.previewAddress(programme.lead, evidenceId, number));
      expect(answer.headers.get('content-type')).toBe('image/webp');
      expect((await sharp(Buffer.from(await answer.arrayBuffer())).metadata()).format).toBe('webp');
    },
    layoutPatienceMs + 20_000,
  );

  it('is refused with a sentence when it is a program under another name', async () => {
    const { evidenceId } = await file('survey.pdf', Buffer.concat([programHead, Buffer.alloc(4096)]));
    await portal.quiet(programme);
    const version = await versionOf(evidenceId);
    expect(version).toMatchObject({
      state: 'rejected',
      media_type: null,
      preview_key: null,
      page_count: null,
    });
    expect(version.reason?.code).toBe('content-mismatch');
    expect(version.reason?.message).toMatch(/^[A-Z].*\.$/);
    await expect(core.originals.fileAddress(programme.lead, evidenceId, 1)).rejects.toMatchObject({
      code: 'not-clean',
    });
    await expect(
      core.reviews.submit(programme.lead, evidenceId, () => ({ versionNumber: 1, comment: '' })),
    ).rejects.toMatchObject({ status: 409 });
  });

  it('is refused when its parts are not the file that was announced', async () => {
    const announced = Buffer.alloc(5 * MiB + 1234, 'We asked every family. ');
    const sent = Buffer.from(announced);
    sent.write('No', 5 * MiB + 7);
    const { id: evidenceId } = await core.evidence.add(programme.lead, evidence);
    const order = await core.versions.add(programme.lead, evidenceId, () => ({
      fileName: 'families.txt',
      size: announced.length,
      sha256: sha256(announced),
    }));
    expect(order.parts).toHaveLength(2);
    await put(order, sent);
    await core.versions.complete(programme.lead, evidenceId, order.number, () => ({}));
    await portal.quiet(programme);
    expect(await versionOf(evidenceId)).toMatchObject({
      state: 'rejected',
      reason: { code: 'bytes-differ' },
    });
    const order2 = await core.versions.add(programme.lead, evidenceId, () => ({
      fileName: 'families.txt',
      size: announced.length,
      sha256: sha256(announced),
    }));
    await put(order2, announced);
    await core.versions.complete(programme.lead, evidenceId, order2.number, () => ({}));
    await portal.quiet(programme);
    expect(await versionOf(evidenceId, 2)).toMatchObject({ state: 'clean', media_type: 'text/plain' });
  });

  it('leaves nothing behind when it is discarded while it is looked at', async () => {
    const { evidenceId, number } = await file(
      'child.pdf',
      makePdf({ pages: [['A name that must not be here.']] }),
    );
    const tool = await toolProcess();
    process.kill(tool, 'SIGSTOP');
    expect((await versionOf(evidenceId)).state).toBe('inspecting');
    await core.versions.discard(programme.lead, evidenceId, number, () => ({ reason: 'Wrong file.' }));
    process.kill(tool, 'SIGCONT');
    await portal.quiet(programme);
    const version = await versionOf(evidenceId);
    expect(version).toMatchObject({
      state: 'discarded',
      preview_key: null,
      reason: { message: 'Wrong file.' },
    });
    expect(await rowsOf(core, programme, 'SELECT 1 FROM evidence_page')).toEqual([]);
    expect(await keysOf(core, programme)).toEqual([]);
    expect(await rowsOf(core, programme, `SELECT 1 FROM job WHERE name IN ('extract', 'preview')`)).toEqual(
      [],
    );
  });

  it('leaves no text and no picture when it is discarded while it is read', async () => {
    const { evidenceId, number } = await file(
      'child.pdf',
      makePdf({ pages: [['A name that must not be here.']] }),
    );
    await untilIs(
      () => versionOf(evidenceId),
      ({ state }) => state === 'clean',
    );
    const tool = await toolProcess();
    process.kill(tool, 'SIGSTOP');
    await core.versions.discard(programme.lead, evidenceId, number, () => ({ reason: 'Wrong file.' }));
    process.kill(tool, 'SIGCONT');
    await portal.quiet(programme);
    expect(await versionOf(evidenceId)).toMatchObject({ state: 'discarded', preview_key: null });
    expect(await rowsOf(core, programme, 'SELECT 1 FROM evidence_page')).toEqual([]);
    expect(await keysOf(core, programme)).toEqual([]);
  });

  it('is refused when it kills the process that looks at it', async () => {
    const { evidenceId } = await file('deadly.pdf', makePdf({ pages: [['Words']] }));
    process.kill(await toolProcess(), 'SIGKILL');
    await portal.quiet(programme);
    expect(await versionOf(evidenceId)).toMatchObject({
      state: 'rejected',
      reason: { code: 'could-not-be-read' },
    });
  });

  it('is not changed by jobs that run twice, one after the other or at once', async () => {
    const { evidenceId } = await file('plan.pdf', makePdf({ pages: [['First'], ['Second']] }));
    await portal.quiet(programme);
    const all = () =>
      Promise.all([
        versionOf(evidenceId),
        rowsOf(core, programme, 'SELECT page, text FROM evidence_page ORDER BY page'),
        rowsOf(core, programme, 'SELECT id FROM audit_entry ORDER BY id'),
        rowsOf(core, programme, 'SELECT id, state FROM job ORDER BY id'),
        keysOf(core, programme),
      ]);
    const before = await all();
    const { id: versionId } = await versionOf(evidenceId);
    const payload = { programmeId: programme.id, versionId };
    const processors = [
      new InspectFileProcessor(core),
      new ExtractProcessor(core),
      new PreviewProcessor(core),
    ];
    for (const processor of processors) {
      await processor.handle(payload, { signal: never });
      await Promise.all([1, 2].map(() => processor.handle(payload, { signal: never })));
    }
    expect(await all()).toEqual(before);
  });
});

describe('two inspections of one version at once', () => {
  beforeAll(async () => {
    portal = await workingPortal('PostgreSQL', 4);
    core = portal.core;
    programme = await portal.programme();
  });

  afterAll(() => portal.close());

  it('come to one verdict, one entry on record and one job for each next step', async () => {
    const { evidenceId } = await file('plan.pdf', makePdf({ pages: [['Words']] }));
    const { id: versionId } = await versionOf(evidenceId);
    const processor = new InspectFileProcessor(core);
    await Promise.all(
      [1, 2].map(() => processor.handle({ programmeId: programme.id, versionId }, { signal: never })),
    );
    await portal.quiet(programme);
    expect(await versionOf(evidenceId)).toMatchObject({ state: 'clean', page_count: 1 });
    const entries = await rowsOf(core, programme, `SELECT 1 FROM audit_entry WHERE action = 'version.clean'`);
    expect(entries).toHaveLength(1);
    const jobs = await rowsOf<{ name: string }>(
      core,
      programme,
      `SELECT name FROM job WHERE subject_id = $1 ORDER BY name`,
      [versionId],
    );
    expect(jobs.map(({ name }) => name)).toEqual(['extract', 'inspect-file', 'preview']);
  });
});
