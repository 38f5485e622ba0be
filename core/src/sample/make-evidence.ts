import { createHash } from 'node:crypto';
import type { Client } from 'pg';
import type { Caller } from '../access/caller.js';
import { may } from '../access/permissions.js';
import { addDays, today } from '../calendar/calendar.js';
import type { Core } from '../core.js';
import type { SampleEvidence, SamplePerson } from './sample.types.js';

type People = Map<SamplePerson, Caller>;

/** How long one file may be in the hands of the workers before the sample is given up, in milliseconds. */
const patienceMs = 120_000;

const dayText = (daysAgo: number | null) => (daysAgo === null ? null : addDays(today(), -daysAgo));

/**
 * Files every piece of sample evidence the way people do, through the services, the store and the workers, and then
 * dates it back. May be interrupted: what is there already is gone on with.
 */
export async function makeEvidence(
  core: Core,
  owner: Client,
  programmeId: string,
  people: People,
  evidence: SampleEvidence[],
): Promise<void> {
  const filed = new Map<SampleEvidence, string>();
  for (const item of evidence)
    filed.set(
      item,
      await file(
        core,
        programmeId,
        caller(people, item.uploaderEmail),
        caller(people, item.ownerEmail),
        item,
      ),
    );
  for (const [item, evidenceId] of filed) await review(core, people, item, evidenceId);
  for (const [item, evidenceId] of filed) await dateBack(owner, item, evidenceId);
}

function caller(people: People, email: SamplePerson): Caller {
  const found = people.get(email);
  if (!found) throw new Error(`The sample has no ${email}.`);
  return found;
}

async function file(
  core: Core,
  programmeId: string,
  uploader: Caller,
  ownedBy: Caller,
  item: SampleEvidence,
): Promise<string> {
  const evidenceId =
    (await idOf(core, programmeId, item.title)) ?? (await add(core, programmeId, uploader, ownedBy, item));
  const view = await core.evidence.one(uploader, evidenceId);
  const last = view.versions.at(-1);
  if (last && last.state !== 'awaiting') return evidenceId;
  const bytes = await item.file.make();
  const order = last
    ? await core.versions.missing(uploader, evidenceId, last.number)
    : await core.versions.add(uploader, evidenceId, () => ({
        fileName: item.file.fileName,
        size: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      }));
  if (!order.upload) throw new Error(`${item.file.fileName} is too large for the sample.`);
  const answer = await fetch(order.upload.url, {
    method: order.upload.method,
    headers: order.upload.headers,
    body: new Uint8Array(bytes),
  });
  if (!answer.ok)
    throw new Error(
      `The object store refused ${item.file.fileName}: ${answer.status} ${await answer.text()}`,
    );
  await core.versions.complete(uploader, evidenceId, order.number, () => ({}));
  return evidenceId;
}

async function idOf(core: Core, programmeId: string, title: string): Promise<string | undefined> {
  const [row] = await core.database.inProgramme(programmeId, (tx) =>
    tx.query<{ id: string }[]>('SELECT id FROM evidence WHERE title = $1', [title]),
  );
  return row?.id;
}

async function add(
  core: Core,
  programmeId: string,
  uploader: Caller,
  ownedBy: Caller,
  item: SampleEvidence,
): Promise<string> {
  const { areas, actions } = await core.database.inProgramme(programmeId, async (tx) => ({
    areas: await tx.query<{ id: string; number: number }[]>('SELECT id, number FROM area'),
    actions: await tx.query<{ id: string; ref: string }[]>('SELECT id, ref FROM action'),
  }));
  const made = await core.evidence.add(uploader, () => ({
    title: item.title,
    description: item.description,
    kind: item.kind,
    source: item.source,
    sensitivity: item.sensitivity,
    coversFrom: dayText(item.coversFromDaysAgo),
    coversTo: dayText(item.coversToDaysAgo),
    reviewBy: item.reviewByDaysAhead === null ? null : addDays(today(), item.reviewByDaysAhead),
    links: item.links.map((link) => ({
      areaId: areas.find((area) => area.number === link.area)?.id ?? '',
      actionIds: actions.filter((action) => link.actionRefs.includes(action.ref)).map((action) => action.id),
      shows: link.shows,
      claim: link.claim,
      locator: link.page === null ? undefined : { page: link.page, quote: link.quote },
    })),
  }));
  const evidenceId = made.id;
  if (ownedBy.personId !== uploader.personId)
    await core.database.inProgramme(programmeId, (tx) =>
      tx.query('UPDATE evidence SET owner_id = $2 WHERE id = $1', [evidenceId, ownedBy.personId]),
    );
  return evidenceId;
}

async function review(core: Core, people: People, item: SampleEvidence, evidenceId: string): Promise<void> {
  const uploader = caller(people, item.uploaderEmail);
  const number = await clean(core, uploader, evidenceId, item);
  const { state } = await core.evidence.one(uploader, evidenceId);
  if (item.outcome === 'draft' || (state !== 'draft' && state !== 'submitted')) return;
  const verdict = (comment: string) => () => ({ versionNumber: number, comment });
  // A senior officer files evidence and leaves the sending to the partner (DESIGN section 4).
  const sender = may(uploader.roles, 'evidence.submit') ? uploader : caller(people, 'partner@sample.test');
  if (state === 'draft') await core.reviews.submit(sender, evidenceId, verdict(''));
  if (item.outcome === 'submitted') return;
  const reviewer = caller(people, item.reviewerEmail);
  if (item.outcome === 'approved')
    await core.reviews.approve(reviewer, evidenceId, verdict(item.reviewComment));
  else await core.reviews.requestChanges(reviewer, evidenceId, verdict(item.reviewComment));
}

/** Waits for the workers; the number of the version that passed. */
async function clean(
  core: Core,
  uploader: Caller,
  evidenceId: string,
  item: SampleEvidence,
): Promise<number> {
  const until = Date.now() + patienceMs;
  for (;;) {
    const version = (await core.evidence.one(uploader, evidenceId)).versions.at(-1);
    if (version?.state === 'clean') return version.number;
    if (version?.state === 'rejected')
      throw new Error(`${item.file.fileName} was refused: ${version.reason?.message}`);
    if (Date.now() > until)
      throw new Error(
        `${item.file.fileName} is still ${version?.state} after two minutes. Are the workers running?`,
      );
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/** History is append-only for the application; only the owner of the database can say when the sample happened. */
async function dateBack(owner: Client, item: SampleEvidence, evidenceId: string): Promise<void> {
  const submitted = item.outcome === 'draft' ? 1 : item.submittedDaysAgo;
  const decided = 'decidedDaysAgo' in item ? item.decidedDaysAgo : null;
  const ago = (column: string, parameter: string) =>
    `${column} = now() - ${parameter}::int * interval '1 day'`;
  const values = [evidenceId, submitted + 1];
  await owner.query(
    `UPDATE evidence_version SET ${ago('created_at', '$2')}, ${ago('received_at', '$2')} WHERE evidence_id = $1`,
    values,
  );
  await owner.query(
    `UPDATE link SET ${ago('created_at', '$2')}, accepted_at = CASE WHEN accepted_at IS NOT NULL THEN now() - $2::int * interval '1 day' END WHERE evidence_id = $1`,
    values,
  );
  await owner.query(
    `UPDATE review SET ${ago('at', '$2')} WHERE evidence_id = $1 AND move = 'new-version'`,
    values,
  );
  await owner.query(`UPDATE review SET ${ago('at', '$2')} WHERE evidence_id = $1 AND move = 'submit'`, [
    evidenceId,
    submitted,
  ]);
  await owner.query(
    `UPDATE review SET ${ago('at', '$2')} WHERE evidence_id = $1 AND move IN ('approve', 'request-changes')`,
    [evidenceId, decided ?? 0],
  );
  await owner.query(
    `UPDATE evidence SET ${ago('created_at', '$2')}, ${ago('updated_at', '$4')},
       submitted_at = CASE WHEN submitted_at IS NOT NULL THEN now() - $3::int * interval '1 day' END,
       approved_at = CASE WHEN approved_at IS NOT NULL THEN now() - $4::int * interval '1 day' END
     WHERE id = $1`,
    [evidenceId, submitted + 1, submitted, decided ?? submitted],
  );
}
