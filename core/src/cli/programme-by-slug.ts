import type { Core } from '../core.js';

/** The programme's id; throws with the slugs there are. */
export async function programmeBySlug(core: Core, slug: string): Promise<string> {
  const slugs: string[] = [];
  for (const programmeId of await core.database.programmeIds()) {
    const programme = await core.programmes.one({ programmeId });
    if (programme.slug === slug) return programmeId;
    slugs.push(programme.slug);
  }
  throw new Error(
    `There is no programme ${slug}.${slugs.length > 0 ? ` There are: ${slugs.join(', ')}.` : ' Make one first: create-programme.'}`,
  );
}
