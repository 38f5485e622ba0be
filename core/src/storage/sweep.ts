import type { Storage } from './storage.js';

/**
 * Removes objects below a programme's prefix that no row knows. An object is written before its row says so, so
 * young ones are left alone: `olderThanMs` must be longer than any upload or build takes. Returns what was removed.
 */
export async function sweepObjects(
  storage: Storage,
  programmeId: string,
  inUse: () => Promise<Set<string>>,
  olderThanMs: number,
): Promise<string[]> {
  const old: string[] = [];
  const limit = Date.now() - olderThanMs;
  for await (const object of storage.list(`${programmeId}/`))
    if (object.modified.getTime() < limit) old.push(object.key);
  if (old.length === 0) return [];
  // Asked after the listing: what got its row meanwhile is in use.
  const known = await inUse();
  const orphans = old.filter((key) => !known.has(key));
  await storage.remove(orphans);
  return orphans;
}
