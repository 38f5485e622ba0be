import { request, send } from '../../app/http.js';
import type { Evidence, Link, NewLink } from '../../types.js';
import { type AddRow, detailsOf, linksOf } from './row.js';

/**
 * Writes what the person said about a draft, brings its links in line, answers the ask it came from and, if wanted,
 * sends it for review. The ask is answered after the links, since an open ask is what lets its area accept them.
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
  await bringInLine(api, draft, linksOf(row.form));
  if (askId) await answer(api, askId, draft.id);
  if (forReview) {
    await request(`${address}/submit`, 'POST', { versionNumber: row.versionNumber, comment: '' });
  }
}

/** One link an area: made, changed or ended from what the draft has, so that a second try changes nothing twice. */
async function bringInLine(api: string, draft: Evidence, wanted: readonly NewLink[]): Promise<void> {
  for (const link of wanted) {
    const made = draft.links.find((each) => each.area.id === link.areaId);
    if (!made) await request(`${api}/links`, 'POST', { evidenceId: draft.id, ...link });
    else if (!says(made, link)) await request(`${api}/links/${made.id}`, 'PUT', link);
  }
  const areas = new Set(wanted.map((link) => link.areaId));
  for (const made of draft.links)
    if (!areas.has(made.area.id)) await request(`${api}/links/${made.id}`, 'DELETE');
}

const says = (made: Link, wanted: NewLink): boolean =>
  made.shows === wanted.shows &&
  made.claim === wanted.claim &&
  made.locator?.page === wanted.locator?.page &&
  made.locator?.quote === wanted.locator?.quote &&
  made.actions
    .map((action) => action.id)
    .toSorted()
    .join() === (wanted.actionIds ?? []).toSorted().join();

/** The first file answers the ask; the files that follow find it answered, which is as it should be. */
async function answer(api: string, askId: string, evidenceId: string): Promise<void> {
  const open = await request<{ id: string }[]>(
    `${api}/asks?filter=${encodeURIComponent(JSON.stringify({ mine: true, open: true }))}`,
  );
  if (open.some((ask) => ask.id === askId)) {
    await request(`${api}/asks/${askId}/answer`, 'POST', { answer: 'evidence', evidenceId, comment: '' });
  }
}
