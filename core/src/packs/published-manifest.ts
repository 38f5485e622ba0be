import { createHash } from 'node:crypto';
import type { PackManifest } from './manifest.js';

/** `manifest.json` as it stands in the archive, and its SHA-256, whose start is printed on every page. */
export interface PublishedManifest {
  json: Buffer;
  sha256: string;
}

/**
 * The manifest as readers outside may have it: without our storage keys and without paths into the portal, where
 * they cannot go. Keys are sorted, so that the same facts give the same bytes whatever order they were stored in.
 */
export function publishManifest(manifest: PackManifest): PublishedManifest {
  const published = {
    ...manifest,
    areas: manifest.areas.map((area) => ({
      ...area,
      criteria: area.criteria.map((criterion) => ({
        ...criterion,
        gaps: criterion.gaps.map(({ href: _ours, ...gap }) => gap),
      })),
    })),
    files: manifest.files.map(({ storageKey: _ours, ...file }) => file),
    // Where it is, for whoever has to answer for the gap; what masking left of it stays with us.
    withheld: manifest.withheld?.map(({ findings, ...document }) => ({
      ...document,
      findings: findings.map(({ masked: _ours, ...finding }) => finding),
    })),
  };
  const json = Buffer.from(`${JSON.stringify(published, sortKeys, 2)}\n`);
  return { json, sha256: createHash('sha256').update(json).digest('hex') };
}

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
