import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { pdfOf } from './pdf.js';
import { eventually, Person, sha256, upload, versionIs } from './session.js';
import { unpack, wordsOf } from './unpacked.js';

const { url, password } = inject('portal');
const as = (who: string, programme?: string) => Person.signIn(url, `${who}@sample.test`, password, programme);

interface Area {
  id: string;
  number: number;
}
interface Readiness {
  areas: { areaId: string; state: string; criteria: { id: string; state: string; detail: string }[] }[];
}
interface Pack {
  state: string;
  progress: number;
  manifestSha256: string;
  failure: unknown;
  files: { name: string; size: number; sha256: string }[];
}

const claim = 'Families waited 9 weeks for a first appointment, down from 21 weeks a year before.';
const bytes = pdfOf(['Waiting for a first appointment', claim]);
const evidence = (areaId: string) => ({
  title: 'Waiting for a first appointment',
  kind: 'data',
  source: 'health',
  sensitivity: 'official',
  coversFrom: '2026-01-01',
  coversTo: '2026-06-30',
  links: [{ areaId, shows: 'impact', claim, locator: { page: 2, quote: 'down from 21 weeks' } }],
});

describe('the main job over the HTTP face', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'revisit-main-job-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('shows a board of twelve areas in three states', async () => {
    const { areas } = await (await as('officer')).json<Readiness>(200, 'GET', 'readiness');
    expect(areas).toHaveLength(12);
    expect(new Set(areas.map((area) => area.state))).toEqual(new Set(['ready', 'partly', 'not-ready']));
  });

  it('lets everybody in with what is theirs', async () => {
    for (const who of ['admin', 'partner', 'lead', 'officer', 'contributor'])
      await (await as(who)).json(200, 'GET', 'todo');
    await (await as('other', 'second')).json(200, 'GET', 'readiness');
  });

  it('files, checks, approves, counts and packs one document, byte for byte', async () => {
    const [lead, partner, officer] = [await as('lead'), await as('partner'), await as('officer')];
    const areas = await lead.json<Area[]>(200, 'GET', 'areas');
    const area = areas.find((candidate) => candidate.number === 7);
    if (!area) throw new Error('The sample has no area 7.');
    const impact = async () => {
      const { areas: judged } = await officer.json<Readiness>(200, 'GET', 'readiness');
      return judged
        .find((candidate) => candidate.areaId === area.id)
        ?.criteria.find((criterion) => criterion.id === 'impact');
    };
    const before = await impact();

    const { id } = await lead.json<{ id: string }>(201, 'POST', 'evidence', evidence(area.id));
    const number = await upload(lead, id, 'waiting times.pdf', bytes);
    await versionIs(lead, id, number, ['clean']);
    await lead.json(200, 'POST', `evidence/${id}/submit`, { versionNumber: number, comment: '' });
    await partner.json(200, 'POST', `evidence/${id}/approve`, {
      versionNumber: number,
      comment: 'The figures are on page 2.',
    });
    const after = await impact();
    expect(after?.detail).not.toBe(before?.detail);

    const { id: packId } = await officer.json<{ id: string }>(202, 'POST', 'packs', { kind: 'readiness' });
    const pack = await eventually('the pack', async () => {
      const found = await officer.json<Pack>(200, 'GET', `packs/${packId}`);
      if (found.state === 'failed') throw new Error(`The pack failed: ${JSON.stringify(found.failure)}`);
      return found.state === 'ready' && found;
    });
    for (const file of pack.files) {
      const content = await officer.download(`packs/${packId}/files/${encodeURIComponent(file.name)}`);
      expect(content.length).toBe(file.size);
      expect(sha256(content)).toBe(file.sha256);
      writeFileSync(path.join(folder, file.name), content);
    }
    const [zip, pdfName] = ['.zip', '.pdf'].map(
      (ending) => pack.files.find((file) => file.name.endsWith(ending))?.name ?? '',
    );
    const manifest = unpack(folder, zip ?? '');
    expect(sha256(readFileSync(path.join(folder, 'manifest.json')))).toBe(pack.manifestSha256);
    expect(wordsOf(path.join(folder, pdfName ?? ''))).toContain('down from 21 weeks');
    const paths = manifest.files.find((file) => file.evidenceId === id)?.paths ?? [];
    expect(paths.length).toBeGreaterThan(0);
    for (const original of paths) expect(readFileSync(path.join(folder, original)).equals(bytes)).toBe(true);
    expect(manifest.leftOut.map((left) => left.reason)).toContain('personal');
  });

  it('refuses in the order and with the status of the design, in sentences, and writes nothing by halves', async () => {
    const [lead, partner, contributor, other] = [
      await as('lead'),
      await as('partner'),
      await as('contributor'),
      await as('other', 'second'),
    ];
    const area = (await lead.json<Area[]>(200, 'GET', 'areas')).find((candidate) => candidate.number === 9);
    const { id, version } = await lead.json<{ id: string; version: number }>(
      201,
      'POST',
      'evidence',
      evidence(area?.id ?? ''),
    );
    const number = await upload(lead, id, 'again.pdf', bytes);
    await versionIs(lead, id, number, ['clean']);
    const refused = async (
      person: Person,
      status: number,
      method: string,
      where: string,
      body?: unknown,
      headers?: Record<string, string>,
    ) => {
      const problem = await person.json<{ detail: string; code: string; status: number }>(
        status,
        method,
        where,
        body,
        headers,
      );
      expect(problem.detail).toMatch(/^[A-Z“].*[.?]$/s);
      expect(problem.detail).not.toMatch(/select |insert |undefined|\[object|Error:/i);
      return problem.code;
    };
    const verdict = { versionNumber: number, comment: 'Good.' };
    await refused(lead, 403, 'POST', `evidence/${id}/approve`, verdict);
    await refused(contributor, 404, 'GET', `evidence/${id}`);
    await refused(other, 404, 'GET', `evidence/${id}`);
    await refused(other, 404, 'POST', `evidence/${id}/approve`, verdict);
    await refused(partner, 409, 'POST', `evidence/${id}/approve`, verdict);
    await lead.json(200, 'POST', `evidence/${id}/submit`, verdict);
    await partner.json(200, 'POST', `evidence/${id}/approve`, verdict);
    await refused(partner, 409, 'POST', `evidence/${id}/approve`, verdict);
    const change = { ...evidence(area?.id ?? ''), links: undefined, description: '' };
    await refused(lead, 428, 'PUT', `evidence/${id}`, change);
    await refused(lead, 409, 'PUT', `evidence/${id}`, change, { 'if-match': `"${version}"` });

    const own = await partner.json<{ id: string }>(201, 'POST', 'evidence', evidence(area?.id ?? ''));
    const ownNumber = await upload(partner, own.id, 'own.pdf', bytes);
    await versionIs(partner, own.id, ownNumber, ['clean']);
    await partner.json(200, 'POST', `evidence/${own.id}/submit`, { versionNumber: ownNumber, comment: '' });
    expect(
      await refused(partner, 403, 'POST', `evidence/${own.id}/approve`, {
        versionNumber: ownNumber,
        comment: '',
      }),
    ).toBe('own-version');

    expect(
      await refused(lead, 422, 'POST', `evidence/${id}/versions`, {
        fileName: 'empty.pdf',
        size: 0,
        sha256: sha256(Buffer.alloc(0)),
      }),
    ).toBe('empty-file');
    const disguised = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(3000, 1)]);
    const renamed = await upload(lead, id, 'minutes.pdf', disguised);
    const rejected = await versionIs(lead, id, renamed, ['rejected']);
    expect(rejected.reason?.message).toMatch(/^[A-Z].*\.$/);
    await refused(lead, 409, 'GET', `evidence/${id}/versions/${renamed}/file`);
  });

  it('keeps bytes that differ from what was announced out of the store', async () => {
    const lead = await as('lead');
    const area = (await lead.json<Area[]>(200, 'GET', 'areas')).find((candidate) => candidate.number === 3);
    const { id } = await lead.json<{ id: string }>(201, 'POST', 'evidence', evidence(area?.id ?? ''));
    const announced = { fileName: 'differs.pdf', size: bytes.length, sha256: sha256(bytes) };
    const order = await lead.json<{
      number: number;
      upload: { url: string; headers: Record<string, string> };
    }>(201, 'POST', `evidence/${id}/versions`, announced);
    const other = Buffer.from(bytes);
    other[100] = 0x58;
    const put = await fetch(order.upload.url, {
      method: 'PUT',
      headers: order.upload.headers,
      body: new Uint8Array(other),
    });
    expect(put.ok).toBe(false);
    const problem = await lead.json<{ code: string }>(
      409,
      'POST',
      `evidence/${id}/versions/${order.number}/complete`,
      {},
    );
    expect(problem.code).toBe('not-arrived');
  });
});
