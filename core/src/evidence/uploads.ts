import type { EntityManager } from 'typeorm';
import { notFound } from '../errors/errors.js';
import type { EvidenceVersion } from './evidence.entities.js';

/** A row of `evidence_version`, as raw queries give it. */
export interface VersionRow {
  id: string;
  programme_id: string;
  evidence_id: string;
  number: number;
  file_name: string;
  /** bigint: text. */
  size: string;
  sha256: string;
  state: EvidenceVersion['state'];
  storage_key: string;
  upload_id: string | null;
  media_type: string | null;
  page_count: number | null;
  preview_key: string | null;
  rendition: EvidenceVersion['rendition'];
  rendition_pages: number | null;
  /** bigint: text. */
  rendition_size: string | null;
  /** A person, or an outsider's link: one of the two. */
  uploaded_by: string | null;
  upload_link_id: string | null;
  created_at: Date;
  received_at: Date | null;
}

/** Server-made keys only: nothing a person typed is in them. */
export const originalKey = (programmeId: string, versionId: string) =>
  `${programmeId}/originals/${versionId}`;
export const previewKey = (programmeId: string, versionId: string) => `${programmeId}/previews/${versionId}`;
/** A PDF copy, or one page of a picture (pages count from 1). */
export const copyKey = (programmeId: string, versionId: string) => `${programmeId}/copies/${versionId}`;
export const pictureKey = (programmeId: string, versionId: string, page: number) =>
  `${programmeId}/pictures/${versionId}/${page}`;

/** Everything at the store that is made from the version's original. */
export const madeFrom = (version: VersionRow): string[] => [
  previewKey(version.programme_id, version.id),
  copyKey(version.programme_id, version.id),
  ...Array.from(
    { length: version.rendition === 'pictures' ? (version.rendition_pages ?? 0) : 0 },
    (_, index) => pictureKey(version.programme_id, version.id, index + 1),
  ),
];

/** How a file is cut: parts of one size, the last as long as what is left. Numbers begin at 1. */
export function partsOf(size: number, partSize: number): { number: number; offset: number; size: number }[] {
  const parts: { number: number; offset: number; size: number }[] = [];
  for (let offset = 0; offset < size; offset += partSize)
    parts.push({ number: parts.length + 1, offset, size: Math.min(partSize, size - offset) });
  return parts;
}

/** One version of the evidence; throws 404 when it has no such number. */
export async function versionRow(tx: EntityManager, evidenceId: string, number: number): Promise<VersionRow> {
  const [version] = await tx.query<VersionRow[]>(
    'SELECT * FROM evidence_version WHERE evidence_id = $1 AND number = $2',
    [evidenceId, number],
  );
  if (!version) throw notFound('version');
  return version;
}
