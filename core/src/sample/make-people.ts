import type { Caller } from '../access/caller.js';
import type { Role } from '../access/permissions.js';
import type { Database } from '../database/database.js';
import { hashPassword } from '../people/secrets.js';
import type { SamplePerson } from './sample.types.js';

interface SampleMember {
  email: SamplePerson;
  name: string;
  jobTitle: string;
  roles: Role[];
  areaNumbers: number[];
}

/** Titles, not names: the sample's people are nobody. */
const members: Record<string, SampleMember[]> = {
  lancashire: [
    {
      email: 'admin@sample.test',
      name: 'Sample administrator',
      jobTitle: 'Systems Administrator',
      roles: ['administrator'],
      areaNumbers: [],
    },
    {
      email: 'partner@sample.test',
      name: 'Sample partner',
      jobTitle: 'SEND Improvement Partner',
      roles: ['improvement-partner'],
      areaNumbers: [],
    },
    {
      email: 'lead@sample.test',
      name: 'Sample lead',
      jobTitle: 'Head of Commissioning',
      roles: ['area-lead'],
      areaNumbers: [3, 7, 9, 11],
    },
    {
      email: 'officer@sample.test',
      name: 'Sample officer',
      jobTitle: 'Director of Education',
      roles: ['senior-officer'],
      areaNumbers: [],
    },
    {
      email: 'contributor@sample.test',
      name: 'Sample contributor',
      jobTitle: 'NHS Trust Service Manager',
      roles: ['contributor'],
      areaNumbers: [],
    },
  ],
  second: [
    {
      email: 'other@sample.test',
      name: 'Other partner',
      jobTitle: 'Improvement Partner',
      roles: ['improvement-partner'],
      areaNumbers: [],
    },
  ],
};

/** The people of a sample programme with their accounts, all with one password. Returns them as callers, by address. */
export async function makePeople(
  database: Database,
  programmeId: string,
  slug: string,
  password: string,
): Promise<Map<SamplePerson, Caller>> {
  const passwordHash = await hashPassword(password);
  const callers = new Map<SamplePerson, Caller>();
  for (const member of members[slug] ?? [])
    callers.set(member.email, await makeMember(database, programmeId, member, passwordHash));
  return callers;
}

async function makeMember(
  database: Database,
  programmeId: string,
  member: SampleMember,
  passwordHash: string,
): Promise<Caller> {
  const [account] = await database.ask<{ person_id: string }>(
    'SELECT person_id FROM account_for_sign_in($1)',
    [member.email],
  );
  const personId = account?.person_id ?? crypto.randomUUID();
  const areaIds = await database.inProgramme(
    programmeId,
    async (tx) => {
      const areas = await tx.query<{ id: string }[]>('SELECT id FROM area WHERE number = ANY($1::int[])', [
        member.areaNumbers,
      ]);
      if (account) return areas.map((area) => area.id);
      const membershipId = crypto.randomUUID();
      await tx.query('INSERT INTO person (id, name, job_title) VALUES ($1, $2, $3)', [
        personId,
        member.name,
        member.jobTitle,
      ]);
      await tx.query('INSERT INTO account (person_id, email, password_hash) VALUES ($1, $2, $3)', [
        personId,
        member.email,
        passwordHash,
      ]);
      await tx.query('INSERT INTO membership (id, programme_id, person_id, roles) VALUES ($1, $2, $3, $4)', [
        membershipId,
        programmeId,
        personId,
        member.roles,
      ]);
      await tx.query(
        'INSERT INTO membership_area (programme_id, membership_id, area_id) SELECT $1, $2, unnest($3::uuid[])',
        [programmeId, membershipId, areas.map((area) => area.id)],
      );
      return areas.map((area) => area.id);
    },
    personId,
  );
  return { programmeId, personId, roles: member.roles, areaIds };
}
