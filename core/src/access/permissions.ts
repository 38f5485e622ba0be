/** The people of a programme, in the design's words. A person may hold several roles. */
export const roles = [
  'contributor',
  'area-lead',
  'improvement-partner',
  'senior-officer',
  'administrator',
] as const;
export type Role = (typeof roles)[number];

export const roleTitles: Record<Role, string> = {
  contributor: 'Contributor',
  'area-lead': 'Area lead',
  'improvement-partner': 'Improvement partner',
  'senior-officer': 'Senior officer',
  administrator: 'Administrator',
};

/**
 * How far a permission reaches: everything in the programme, the areas a lead answers for, or what is the
 * person's own. What "own" means stands beside each rule that uses it.
 */
export type Reach = 'all' | 'own-areas' | 'own';

/**
 * The one table of who may do what (DESIGN section 4). Routes declare one of these keys, services check the
 * reach, screens decide which buttons to show.
 */
export const permissions = {
  'programme.read': {
    contributor: 'all',
    'area-lead': 'all',
    'improvement-partner': 'all',
    'senior-officer': 'all',
    administrator: 'all',
  },
  'board.read': {
    'area-lead': 'all',
    'improvement-partner': 'all',
    'senior-officer': 'all',
    administrator: 'all',
  },
  'evidence.read': {
    contributor: 'own',
    'area-lead': 'own-areas',
    'improvement-partner': 'all',
    'senior-officer': 'all',
    administrator: 'all',
  },
  'evidence.open': {
    contributor: 'own',
    'area-lead': 'own-areas',
    'improvement-partner': 'all',
    'senior-officer': 'all',
  },
  'evidence.add': {
    contributor: 'own',
    'area-lead': 'own-areas',
    'improvement-partner': 'all',
    'senior-officer': 'all',
  },
  'evidence.submit': { contributor: 'own', 'area-lead': 'own-areas', 'improvement-partner': 'all' },
  'evidence.review': { 'improvement-partner': 'all', 'senior-officer': 'all' },
  /** Saying that what the guard found is meant to be there. */
  'findings.resolve': { contributor: 'own', 'area-lead': 'own-areas', 'improvement-partner': 'all' },
  'plans.edit': { 'improvement-partner': 'all' },
  'actions.rate': { 'area-lead': 'own', 'improvement-partner': 'all', 'senior-officer': 'all' },
  'actions.sign-off': { 'senior-officer': 'all' },
  'challenges.override': { 'improvement-partner': 'all', 'senior-officer': 'all' },
  'rounds.open': { 'improvement-partner': 'all' },
  /** What a measure reads now. Targets and the measure itself are the plan's: `plans.edit`. */
  'readings.enter': { 'area-lead': 'own-areas', 'improvement-partner': 'all' },
  'asks.make': { 'improvement-partner': 'all' },
  'asks.answer': {
    contributor: 'own',
    'area-lead': 'own',
    'improvement-partner': 'own',
    'senior-officer': 'own',
  },
  'chase.read': { 'improvement-partner': 'all', 'senior-officer': 'all' },
  'needs.edit': { 'improvement-partner': 'all', administrator: 'all' },
  'nominations.read': { 'area-lead': 'own-areas', 'improvement-partner': 'all', 'senior-officer': 'all' },
  'nominations.make': { 'area-lead': 'own-areas', 'improvement-partner': 'all' },
  'nominations.approve': { 'senior-officer': 'all' },
  /** Contact details, their export and their erasure. Own: the contact that the person gave. */
  'nominees.personal-data': { 'area-lead': 'own', 'improvement-partner': 'all', 'senior-officer': 'all' },
  'packs.read': { 'improvement-partner': 'all', 'senior-officer': 'all' },
  'packs.build': { 'improvement-partner': 'all', 'senior-officer': 'all' },
  'packs.release': { 'senior-officer': 'all' },
  'people.read': {
    'area-lead': 'all',
    'improvement-partner': 'all',
    'senior-officer': 'all',
    administrator: 'all',
  },
  'people.edit': { administrator: 'all' },
  'people.hand-over': { 'improvement-partner': 'all', administrator: 'all' },
  'jobs.read': {
    contributor: 'own',
    'area-lead': 'own',
    'improvement-partner': 'all',
    'senior-officer': 'all',
    administrator: 'all',
  },
  /** The outgoing mail screen; sending again and test messages too. */
  'mail.read': { 'improvement-partner': 'all', administrator: 'all' },
  /** What is written to people without an account, and their contact details. */
  'mail.contacts': { 'improvement-partner': 'all', 'senior-officer': 'all' },
  'status.read': { 'improvement-partner': 'all', administrator: 'all' },
  'audit.read': { 'senior-officer': 'all', administrator: 'all' },
} as const satisfies Record<string, Partial<Record<Role, Reach>>>;

export type Permission = keyof typeof permissions;

const width: Record<Reach, number> = { own: 1, 'own-areas': 2, all: 3 };

/** The widest reach any of the roles gives, or null when none gives the permission. */
export function reachOf(held: readonly Role[], permission: Permission): Reach | null {
  const table: Partial<Record<Role, Reach>> = permissions[permission];
  let widest: Reach | null = null;
  for (const role of held) {
    const reach = table[role];
    if (reach && (widest === null || width[reach] > width[widest])) widest = reach;
  }
  return widest;
}

export const may = (held: readonly Role[], permission: Permission) => reachOf(held, permission) !== null;
