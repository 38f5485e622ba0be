import { someEvidence, testPassword } from '@revisit/core/testing';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { until } from '../../launcher/wait.mjs';
import { pdfOf } from '../journeys/pdf.js';
import { Person, sha256 } from '../journeys/session.js';
import { killed, Portal } from './testing/portal.js';

// Recovery alone takes up to half a minute: a lock has to run out first.
vi.setConfig({ testTimeout: 120_000 });

interface Evidence {
  id: string;
  versions: { number: number; state: string; pageCount: number | null }[];
}

let portal: Portal;

beforeAll(async () => {
  portal = await Portal.open();
  portal.startWorkers();
});

afterAll(() => portal.close());

it('an upload that arrived before the API was killed is completed and read without anybody acting', async () => {
  const { programme } = portal;
  const first = await portal.startApi();
  const lead = () =>
    portal.url.then((url) => Person.signIn(url, programme.lead.email, testPassword, programme.slug));
  const filing = await lead();
  const { id } = await filing.json<Evidence>(201, 'POST', 'evidence', someEvidence(programme.areaIds[0]));
  const bytes = pdfOf(['Two in three parents feel heard.', 'One in three did before.']);
  const order = await filing.json<{
    upload: { url: string; method: string; headers: Record<string, string> };
  }>(201, 'POST', `evidence/${id}/versions`, {
    fileName: 'what parents say.pdf',
    size: bytes.length,
    sha256: sha256(bytes),
  });
  const { url, method, headers } = order.upload;
  expect((await fetch(url, { method, headers, body: new Uint8Array(bytes) })).status).toBe(200);
  await killed(first);

  await portal.startApi();
  const again = await lead();
  let versions: Evidence['versions'] = [];
  await until(
    async () => {
      ({ versions } = await again.json<Evidence>(200, 'GET', `evidence/${id}`));
      return versions[0]?.state === 'clean' && versions[0].pageCount !== null;
    },
    { timeoutMs: 55_000, what: 'the file to be clean', everyMs: 200 },
  );
  expect(versions).toMatchObject([{ number: 1, state: 'clean', pageCount: 2 }]);
  expect(await again.download(`evidence/${id}/versions/1/file`)).toEqual(bytes);
  // Who comes back and completes what is complete already is told so, not refused.
  expect((await again.call('POST', `evidence/${id}/versions/1/complete`, {})).status).toBe(202);
  expect(await portal.orphansAfterSweep()).toEqual([]);
});
