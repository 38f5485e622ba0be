import { request, send } from '../../app/http.js';
import type { Evidence } from '../../types.js';
import { type AddRow, detailsOf, linksOf } from './row.js';

/**
 * Writes what the person said about a draft, makes its links, answers the ask it came from and, if wanted,
 * sends it for review. Links are made from what the draft lacks, so that a second try makes none twice; the
 * ask is answered after the links, since an open ask is what lets its area accept them.
 * @throws Refused with the API's sentence; what was done before stays done
 */
export async function saveRow(
  api: string,
  row: AddRow,
  { send: forReview, askId }: { send: boolean; askId: string | null },
): Promise<void> {
  const address = `${api}/evidence/${row.evidenceId}`;
  const draft = await request<Evidence>(address);
  await send(address, {
    method: 'PUT',
    headers: { 'If-Match': `"${draft.version}"` },
    body: JSON.stringify(detailsOf(row.form)),
  });
  for (const link of linksOf(row.form)) {
    const made = draft.links.some((each) => each.area.id === link.areaId && each.shows === link.shows);
    if (!made) await request(`${api}/links`, 'POST', { evidenceId: draft.id, ...link });
  }
  if (askId) await answer(api, askId, draft.id);
  if (forReview) {
    await request(`${address}/submit`, 'POST', { versionNumber: row.versionNumber, comment: '' });
  }
}

/** The first file answers the ask; the files that follow find it answered, which is as it should be. */
async function answer(api: string, askId: string, evidenceId: string): Promise<void> {
  const open = await request<{ id: string }[]>(
    `${api}/asks?filter=${encodeURIComponent(JSON.stringify({ mine: true, open: true }))}`,
  );
  if (open.some((ask) => ask.id === askId)) {
    await request(`${api}/asks/${askId}/answer`, 'POST', { answer: 'evidence', evidenceId, comment: '' });
  }
}
