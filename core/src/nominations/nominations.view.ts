import type { EntityManager } from 'typeorm';
import { type Caller, demand } from '../access/caller.js';
import { may, reachOf } from '../access/permissions.js';
import type { MailState } from '../mail/mail.rules.js';
import { aboutLink } from './links.js';
import {
  afterNominationMove,
  type NominationMove,
  type NominationState,
  type NomineeLinkState,
  nominationMoves,
  nomineeLinkState,
  type Sector,
  sectors,
} from './nominations.rules.js';

export interface ContactView {
  email: string | null;
  phone: string;
  supporterName: string;
  supporterEmail: string | null;
}

export interface NominationView {
  id: string;
  nominee: {
    id: string;
    /** Empty once erased. */
    name: string;
    jobTitle: string;
    organisation: string;
    erased: boolean;
    /** null: there is none, or the caller may not see it; `mayContact` tells which. */
    contact: ContactView | null;
    mayContact: boolean;
  };
  area: { id: string; number: number; title: string };
  sector: Sector;
  state: NominationState;
  since: Date;
  deputyFor: { id: string; name: string } | null;
  availability: string;
  reason: string;
  nominatedBy: { id: string; name: string; jobTitle: string };
  /** The link by which they were asked last. */
  invitation: (LinkView & { answeredAt: Date | null }) | null;
  /** The link to their brief, while they are approved; null also when they were told by word of mouth alone. */
  brief: LinkView | null;
  /** The moves this caller may make now. */
  may: NominationMove[];
  version: number;
}

export interface LinkView {
  state: NomineeLinkState;
  goesTo: 'nominee' | 'supporter';
  sentBy: 'mail' | 'hand';
  createdAt: Date;
  expiresAt: Date;
  /** What became of the message that takes it there, and why in words without an address; null when it is handed over. */
  mail: { state: MailState; answer: string | null } | null;
}

export interface NominationFilter {
  id?: string | string[];
  areaId?: string;
  sector?: Sector;
  state?: NominationState | NominationState[];
  /** Neither declined nor taken back. */
  standing?: boolean;
}

type LinkRow<View> = Omit<View, 'state'> & Parameters<typeof nomineeLinkState>[0];

type Row = Omit<NominationView, 'nominee' | 'invitation' | 'brief' | 'may'> & {
  nomineeId: string;
  name: string;
  jobTitle: string;
  organisation: string;
  erased: boolean;
  contact: (ContactView & { givenBy: string }) | null;
  hasDeputy: boolean;
  invitation: LinkRow<NonNullable<NominationView['invitation']>> | null;
  brief: LinkRow<LinkView> | null;
};

const person = (alias: string) =>
  `json_build_object('id', ${alias}.id, 'name', ${alias}.name, 'jobTitle', ${alias}.job_title)`;

const link = (alias: string) =>
  `'goesTo', ${alias}.goes_to, 'sentBy', ${alias}.sent_by, 'createdAt', ${alias}.created_at, 'expiresAt', ${alias}.expires_at,
      'mail', (SELECT json_build_object('state', m.state, 'answer', m.answer) FROM mail m
        WHERE m.programme_id = ${alias}.programme_id AND m.once = '${aboutLink('')}' || ${alias}.id),
      'answered', ${alias}.answered_at IS NOT NULL, 'replaced', ${alias}.replaced_at IS NOT NULL,
      'revoked', ${alias}.revoked_at IS NOT NULL, 'expired', ${alias}.expires_at <= now()`;

const select = `
  SELECT n.id, n.nominee_id AS "nomineeId", e.name, e.job_title AS "jobTitle", e.organisation, e.erased_at IS NOT NULL AS erased,
    json_build_object('id', a.id, 'number', a.number, 'title', a.title) AS area, n.sector, n.state, n.state_since AS since,
    n.availability, n.reason, n.version, EXISTS (SELECT 1 FROM nomination u WHERE u.deputy_for = n.id
      AND u.state NOT IN ('declined', 'withdrawn', 'substituted')) AS "hasDeputy",
    ${person('p')} AS "nominatedBy",
    CASE WHEN d.id IS NOT NULL THEN json_build_object('id', d.id, 'name', de.name) END AS "deputyFor",
    CASE WHEN c.nominee_id IS NOT NULL THEN json_build_object('email', c.email, 'phone', c.phone, 'supporterName', c.supporter_name,
      'supporterEmail', c.supporter_email, 'givenBy', c.given_by) END AS contact,
    CASE WHEN i.id IS NOT NULL THEN json_build_object(${link('i')}, 'answeredAt', i.answered_at) END AS invitation,
    CASE WHEN b.id IS NOT NULL THEN json_build_object(${link('b')}) END AS brief
  FROM nomination n
  JOIN nominee e ON e.id = n.nominee_id
  JOIN area a ON a.id = n.area_id
  JOIN person p ON p.id = n.nominated_by
  LEFT JOIN nomination d ON d.id = n.deputy_for
  LEFT JOIN nominee de ON de.id = d.nominee_id
  LEFT JOIN nominee_contact c ON c.nominee_id = e.id
  LEFT JOIN nominee_link i ON i.id = n.invitation_id
  LEFT JOIN LATERAL (
    SELECT * FROM nominee_link o WHERE o.nominee_id = e.id AND o.purpose = 'brief' AND o.replaced_at IS NULL
    ORDER BY o.created_at DESC LIMIT 1
  ) b ON n.state IN ('approved', 'briefed')
  WHERE n.programme_id = $1 AND ($2::uuid[] IS NULL OR n.area_id = ANY($2) OR n.nominated_by = $3)
    AND ($4::uuid[] IS NULL OR n.id = ANY($4)) AND ($5::uuid IS NULL OR n.area_id = $5) AND ($6::text IS NULL OR n.sector = $6)
    AND ($7::text[] IS NULL OR n.state = ANY($7)) AND ($8::boolean IS NOT TRUE OR n.state NOT IN ('declined', 'withdrawn', 'substituted'))
  ORDER BY a.number, array_position($9::text[], n.sector), coalesce(d.created_at, n.created_at), n.deputy_for IS NOT NULL, n.created_at, n.id`;

/** The nominations a caller may see: a lead sees those of their areas, and those they made. */
export async function viewNominations(
  tx: EntityManager,
  caller: Caller,
  filter: NominationFilter = {},
): Promise<NominationView[]> {
  const reach = demand(caller, 'nominations.read');
  const rows = await tx.query<Row[]>(select, [
    caller.programmeId,
    reach === 'all' ? null : caller.areaIds,
    caller.personId,
    filter.id === undefined ? null : [filter.id].flat(),
    filter.areaId ?? null,
    filter.sector ?? null,
    filter.state === undefined ? null : [filter.state].flat(),
    filter.standing ?? null,
    sectors,
  ]);
  return rows.map((row) => view(caller, row));
}

/** Whether a lead may act on a nomination of this area. Who reaches all may on any. */
export const actsOn = (caller: Caller, areaId: string): boolean => {
  const reach = reachOf(caller.roles, 'nominations.make');
  return reach === 'all' || (reach === 'own-areas' && caller.areaIds.includes(areaId));
};

function view(caller: Caller, { contact, invitation, brief, hasDeputy, ...row }: Row): NominationView {
  const { nomineeId, name, jobTitle, organisation, erased, ...rest } = row;
  const reach = reachOf(caller.roles, 'nominees.personal-data');
  const mayContact = reach === 'all' || (reach === 'own' && contact?.givenBy === caller.personId);
  return {
    ...rest,
    nominee: {
      id: nomineeId,
      name,
      jobTitle,
      organisation,
      erased,
      contact: mayContact && contact ? withoutGiver(contact) : null,
      mayContact,
    },
    invitation: invitation && linkView(invitation),
    brief: brief && linkView(brief),
    may: nominationMoves.filter((move) => {
      if (erased || afterNominationMove(row.state, move) === null) return false;
      if (move === 'substitute' && !hasDeputy) return false;
      return move === 'approve' ? may(caller.roles, 'nominations.approve') : actsOn(caller, row.area.id);
    }),
  };
}

const withoutGiver = ({ givenBy: _, ...contact }: NonNullable<Row['contact']>): ContactView => contact;

const linkView = <View>({ answered, replaced, revoked, expired, ...rest }: LinkRow<View>) => ({
  ...rest,
  state: nomineeLinkState({ answered, replaced, revoked, expired }),
});
