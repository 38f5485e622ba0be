import { randomBytes } from 'node:crypto';
import { type Core, scanFile } from '@revisit/core';
import { aFiledVersion, someEvidence, type TestProgramme } from '@revisit/core/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rowsOf, untilIs, type WorkingPortal, workingPortal } from '../../testing/working-portal.js';
import { buildTool } from '../files/testing/build-tool.js';
import { makeEmail, makeOutlookMessage } from '../files/testing/make-message.js';
import { makeWord, paragraph } from '../files/testing/make-office.js';
import { sampleFolder } from '../files/testing/sample-folder.js';
import { eicar, type TestScanner, testScanner } from './testing/clamd.js';

const { write } = sampleFolder();
let scanner: TestScanner;
beforeAll(async () => {
  buildTool();
  scanner = await testScanner();
  await scanner.start();
});
afterAll(() => scanner.remove());

const note = { subject: 'Note', body: 'See this', attachment: { name: 'a.txt', content: eicar } };

describe('the malware scanner', () => {
  it.each([
    ['plain', () => eicar],
    ['attached to an email', () => makeEmail(note)],
    ['attached to an Outlook message', () => makeOutlookMessage(note)],
    [
      'embedded in a document',
      () => makeWord({ body: paragraph('Plan'), more: [{ name: 'word/embeddings/a.bin', content: eicar }] }),
    ],
  ])('finds what is harmful: %s', async (_how, make) => {
    expect(await scanFile(scanner.url, write({ name: '', content: make() }))).toMatchObject({
      outcome: 'infected',
    });
  });

  it('finds nothing in a sound file, and says when one is too large for it', async () => {
    expect(await scanFile(scanner.url, write({ name: '', content: 'Words' }))).toEqual({ outcome: 'clean' });
    const large = write({ name: '', content: randomBytes(3 * 1024 * 1024) });
    expect(await scanFile(scanner.url, large)).toEqual({ outcome: 'too-large' });
  });
});

describe('files on their way past the scanner', () => {
  let portal: WorkingPortal;
  let core: Core;
  let programme: TestProgramme;
  beforeAll(async () => {
    portal = await workingPortal('PostgreSQL', 5, { CLAMD_URL: scanner.url });
    core = portal.core;
    programme = await portal.programme();
  });
  afterAll(() => portal.close());

  const file = (fileName: string, bytes: Buffer) =>
    aFiledVersion(core, programme.lead, someEvidence(programme.areaIds[0]), { fileName, bytes });
  const settled = (evidenceId: string, wanted: string) =>
    untilIs(
      async () => {
        const [row] = await rowsOf<{
          state: string;
          scan: string | null;
          reason: { code: string } | null;
          warnings: { code: string }[];
        }>(
          core,
          programme,
          'SELECT state, scan, reason, warnings FROM evidence_version WHERE evidence_id = $1',
          [evidenceId],
        );
        return row;
      },
      (row) => row?.state === wanted,
    );

  it('are refused, kept, or kept with a warning by what it says', async () => {
    const [bad, good, large] = await Promise.all([
      file('note.eml', makeEmail(note)),
      file('good.txt', Buffer.from('Words')),
      file('large.txt', Buffer.alloc(2 * 1024 * 1024, 'Words of a long table. ')),
    ]);
    expect((await settled(bad.evidenceId, 'rejected'))?.reason?.code).toBe('malware');
    expect(await settled(good.evidenceId, 'clean')).toMatchObject({ scan: 'clean', warnings: [] });
    expect(await settled(large.evidenceId, 'clean')).toMatchObject({
      scan: 'too-large',
      warnings: [{ code: 'too-large-to-scan' }],
    });
  });

  it('wait in quarantine while it is down, and leave it by themselves when it is back', async () => {
    await scanner.stop();
    const { evidenceId } = await file('waits.txt', Buffer.from('Waits for the scanner'));
    expect((await settled(evidenceId, 'quarantined'))?.reason?.code).toBe('scanner-away');
    expect(await core.status.of(programme.admin)).toMatchObject({ scanner: 'unreachable' });
    await expect(core.originals.fileAddress(programme.lead, evidenceId, 1)).rejects.toMatchObject({
      code: 'not-clean',
    });
    await scanner.start();
    expect(await core.status.of(programme.admin)).toMatchObject({ scanner: 'answers' });
    expect(await settled(evidenceId, 'clean')).toMatchObject({ scan: 'clean', reason: null });
  });
});
