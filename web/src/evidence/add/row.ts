import type { EvidenceKind, EvidenceSource, Sensitivity, Shows } from '@revisit/core/shared';
import type { AddEvidence, Evidence, NewLink, Version } from '../../types.js';

/** What a person fills in about one file. Kept on this computer until it is saved. */
export interface RowForm {
  title: string;
  kind: EvidenceKind;
  source: EvidenceSource;
  sensitivity: Sensitivity;
  coversFrom: string;
  coversTo: string;
  reviewBy: string;
  areaIds: string[];
  actionIds: string[];
  shows: Shows | '';
  claim: string;
  page: string;
  ownerId: string;
}

/** A file on the page: its row of evidence is a draft from the start, so that closing the tab loses nothing. */
export interface AddRow {
  key: string;
  fileName: string;
  size: number;
  form: RowForm;
  /** Known once the file was read; the same file chosen again goes on where its upload stopped. */
  sha256: string | null;
  /** Evidence with the same bytes, which the person may open. */
  twin: { evidenceId: string; title: string } | null;
  /** Known once the draft is made. */
  evidenceId: string | null;
  versionNumber: number | null;
  /** Saved: its links are made; saving again must not make them twice. */
  saved: boolean;
}

/** What happens to the bytes just now; gone when the page is loaded anew. */
export type Progress =
  | { step: 'queued' | 'waiting' }
  | { step: 'hashing' | 'uploading'; bytes: number }
  | { step: 'failed'; message: string }
  | { step: 'sent' };

export type RowState = 'working' | 'lost' | 'refused' | 'failed' | 'needs-you' | 'checking' | 'ready';

const stillChecking: ReadonlySet<Version['state']> = new Set(['received', 'inspecting', 'quarantined']);

/** What is still missing before it can be sent for review, as short words for the row. */
export function missingIn(form: RowForm): string[] {
  const missing: string[] = [];
  if (form.title.trim() === '') missing.push('a title');
  if (form.areaIds.length === 0) missing.push('an area');
  if (form.shows === '') missing.push('what it shows');
  if (form.claim.trim() === '') missing.push('the claim');
  if (form.coversFrom && form.coversTo && form.coversTo < form.coversFrom)
    missing.push('a period that ends after it begins');
  return missing;
}

/** Its bytes are still on their way, or will be without anybody's doing. */
export const isUnderWay = (progress: Progress | undefined): boolean =>
  progress !== undefined && progress.step !== 'failed' && progress.step !== 'sent';

/** Where a row stands, from its own progress and what the portal says of its newest version. */
export function rowState(
  row: AddRow,
  progress: Progress | undefined,
  version: Version | undefined,
): RowState {
  if (progress?.step === 'failed') return 'failed';
  if (isUnderWay(progress)) return 'working';
  if (version?.state === 'rejected') return 'refused';
  if (
    !version ||
    version.state === 'awaiting' ||
    version.state === 'expired' ||
    version.state === 'discarded'
  ) {
    return progress ? 'working' : 'lost';
  }
  if (missingIn(row.form).length > 0) return 'needs-you';
  return stillChecking.has(version.state) ? 'checking' : 'ready';
}

export const linksOf = (form: RowForm): NewLink[] => {
  const { shows } = form;
  if (shows === '') return [];
  const page = Number.parseInt(form.page, 10);
  return form.areaIds.map((areaId) => ({
    areaId,
    actionIds: form.actionIds,
    shows,
    claim: form.claim.trim(),
    ...(page > 0 ? { locator: { page } } : {}),
  }));
};

export const detailsOf = (form: RowForm): Omit<AddEvidence, 'links' | 'askId'> => ({
  title: form.title.trim(),
  description: '',
  kind: form.kind,
  source: form.source,
  sensitivity: form.sensitivity,
  coversFrom: form.coversFrom || null,
  coversTo: form.coversTo || null,
  reviewBy: form.reviewBy || null,
  ...(form.ownerId ? { ownerId: form.ownerId } : {}),
});

/** The version the row uploaded, among those the portal knows. */
export const versionOf = (row: AddRow, evidence: Evidence | undefined): Version | undefined =>
  evidence?.versions.find((version) => version.number === row.versionNumber);

/** What a new row says before anybody has typed. */
export const emptyForm: RowForm = {
  title: '',
  kind: 'other',
  source: 'council',
  sensitivity: 'official',
  coversFrom: '',
  coversTo: '',
  reviewBy: '',
  areaIds: [],
  actionIds: [],
  shows: '',
  claim: '',
  page: '',
  ownerId: '',
};
