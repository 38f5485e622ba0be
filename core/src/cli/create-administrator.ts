import type { Core } from '../core.js';
import { linkTo } from './link-to.js';
import { programmeBySlug } from './programme-by-slug.js';

/** The first person of an installation: makes the account and prints the link with which they choose a password. */
export async function createAdministrator(
  core: Core,
  who: { slug: string; email: string; name: string; jobTitle: string },
): Promise<number> {
  const programmeId = await programmeBySlug(core, who.slug);
  // Nobody is there yet who could ask: the operator's command stands in for an administrator.
  const operator = { programmeId, personId: null, roles: ['administrator' as const], areaIds: [] };
  const { invitation } = await core.people.add(operator, () => ({
    name: who.name,
    jobTitle: who.jobTitle,
    email: who.email.trim().toLowerCase(),
    roles: ['administrator'],
    areaIds: [],
    inviteBy: 'hand',
  }));
  console.log(
    invitation
      ? `${who.name} is an administrator. They choose a password here, once, by ${invitation.expiresAt.toUTCString()}:\n${linkTo(core, `/invitation#${invitation.token}`)}`
      : `${who.name} had an account already and is now an administrator here too.`,
  );
  return 0;
}
