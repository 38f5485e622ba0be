import { forbidden } from '../errors/errors.js';
import { type Permission, type Reach, type Role, reachOf } from './permissions.js';

/** Who is asking, in which programme. Made from the session by the API and from the job by the workers. */
export interface Caller {
  programmeId: string;
  /** null: the portal itself, in a job. */
  personId: string | null;
  roles: readonly Role[];
  /** The areas a lead answers for. */
  areaIds: readonly string[];
}

/** The portal acting by itself. It passes no permission check: services it may use ask for none. */
export const thePortal = (programmeId: string): Caller => ({
  programmeId,
  personId: null,
  roles: [],
  areaIds: [],
});

const refusals: Partial<Record<Permission, string>> = {
  'board.read':
    'Contributors see what they were asked for, not the board. Ask your improvement partner if you need it.',
  'evidence.open': 'Your role shows that this document exists, not what is in it.',
  'evidence.add': 'Your role does not add evidence. Ask an area lead or the improvement partner to file it.',
  'evidence.submit':
    'Only the person whose evidence this is, the lead of its area or the improvement partner may do this.',
  'evidence.review': 'Evidence is approved or returned by the improvement partner or a senior officer.',
  'plans.edit': 'The plan is changed by the improvement partner. Tell them what is wrong.',
  'actions.rate': 'An action is rated by its lead, the improvement partner or a senior officer.',
  'actions.sign-off':
    'A completed action is signed off by a senior officer. Propose it as done instead: it then waits for their signature.',
  'challenges.override':
    'A challenged rating is answered for by the improvement partner or a senior officer. Link evidence, or rate it anew.',
  'rounds.open': 'Review rounds are opened and closed by the improvement partner.',
  'readings.enter':
    'A reading is entered by the lead of an area the measure tells about, or by the improvement partner.',
  'asks.make': 'Only the improvement partner asks people for documents here.',
  'chase.read': 'The chase list is read by the improvement partner and senior officers.',
  'needs.edit': 'What an area needs is changed by the improvement partner or an administrator.',
  'nominations.read': 'Who is nominated is seen by area leads, the improvement partner and senior officers.',
  'nominations.make':
    'People are nominated by the lead of the area or the improvement partner. Tell them whom you have in mind.',
  'nominations.approve': 'Nominations are approved by a senior officer.',
  'nominees.personal-data':
    'How a nominated person is reached is seen by the improvement partner, senior officers and whoever gave it.',
  'packs.read': 'Packs are built and read by the improvement partner and senior officers.',
  'packs.build': 'Packs are built by the improvement partner or a senior officer.',
  'packs.release': 'A pack is released by a senior officer.',
  'people.read': 'Your role does not show who else is here.',
  'people.hand-over': 'A portfolio is handed over by the improvement partner or an administrator.',
  'people.edit': 'Only an administrator changes people and their roles.',
  'mail.read': 'Outgoing mail is read by the improvement partner and administrators.',
  'mail.contacts':
    'This message went to somebody outside the portal. Only the improvement partner and senior officers read it.',
  'audit.read': 'The record of changes is for senior officers and administrators.',
};

export const refusal = (permission: Permission) =>
  forbidden(
    'role-not-allowed',
    refusals[permission] ?? 'Your role does not allow this. Ask an administrator if it should.',
  );

/** The caller's reach for the permission; throws 403 when there is none. */
export function demand(caller: Caller, permission: Permission): Reach {
  const reach = reachOf(caller.roles, permission);
  if (!reach) throw refusal(permission);
  return reach;
}
