import { Client } from 'pg';
import { addDays, addMonths, today } from '../calendar/calendar.js';
import type { Core } from '../core.js';
import { lancashire } from './lancashire/index.js';
import { makeEvidence } from './make-evidence.js';
import { makeNominations } from './make-nominations.js';
import { makePeople } from './make-people.js';
import { makeProgramme } from './make-programme.js';
import type { SamplePerson, SampleProgramme } from './sample.types.js';
import { second } from './second/index.js';

const monthWords = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** Documents that people of the sample are asked for. */
const asks: { email: SamplePerson; area: number; what: string; dueInDays: number }[] = [
  {
    email: 'contributor@sample.test',
    area: 7,
    what: 'How long families waited from referral to first appointment, last quarter',
    dueInDays: 6,
  },
  {
    email: 'contributor@sample.test',
    area: 3,
    what: 'The signed agreement for speech and language therapy',
    dueInDays: 12,
  },
  {
    email: 'lead@sample.test',
    area: 3,
    what: 'What has changed for families since therapies were re-commissioned',
    dueInDays: 4,
  },
  {
    email: 'lead@sample.test',
    area: 9,
    what: 'Notes of the last two meetings on moving to adult services',
    dueInDays: 9,
  },
  {
    email: 'lead@sample.test',
    area: 11,
    what: 'Short breaks taken up in each district, this year and last',
    dueInDays: -1,
  },
];

/**
 * Makes both sample programmes in an empty database, or goes on with what an interrupted start left. The workers
 * have to be running: the sample's files are checked like anybody's. `ownerUrl` may date history back.
 */
export async function makeSample(core: Core, ownerUrl: string, password: string): Promise<'made' | 'there'> {
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    let made = false;
    for (const programme of [lancashire, second])
      made = (await makeOne(core, owner, programme, password)) || made;
    return made ? 'made' : 'there';
  } finally {
    await owner.end();
  }
}

async function makeOne(
  core: Core,
  owner: Client,
  programme: SampleProgramme,
  password: string,
): Promise<boolean> {
  const found = await owner.query<{ id: string; sample_state: string | null }>(
    'SELECT id, sample_state FROM programme WHERE slug = $1',
    [programme.slug],
  );
  const [row] = found.rows;
  if (row && row.sample_state !== 'making') return false;
  const programmeId = row?.id ?? (await makeProgramme(core.database, programme));
  const people = await makePeople(core.database, programmeId, programme.slug, password);
  // First the asks: a contributor files only what somebody asked for.
  if (programme === lancashire) {
    await makeAsks(core, people);
    await openRound(core, people);
    await nominate(core, people, programme);
  }
  await makeEvidence(core, owner, programmeId, people, programme.evidence);
  await quiet(core, programmeId);
  await core.readiness.recalculate(programmeId);
  await owner.query(`UPDATE programme SET sample_state = 'complete' WHERE id = $1`, [programmeId]);
  return true;
}

async function nominate(
  core: Core,
  people: Awaited<ReturnType<typeof makePeople>>,
  { nominees }: SampleProgramme,
): Promise<void> {
  const [partner, officer] = [people.get('partner@sample.test'), people.get('officer@sample.test')];
  if (partner && officer) await makeNominations(core, partner, officer, nominees);
}

async function makeAsks(core: Core, people: Awaited<ReturnType<typeof makePeople>>): Promise<void> {
  const partner = people.get('partner@sample.test');
  if (!partner || (await core.asks.list(partner, {})).length > 0) return;
  const areas = await core.areas.list(partner);
  for (const ask of asks)
    await core.asks.make(partner, () => ({
      areaId: areas.find((area) => area.number === ask.area)?.id ?? '',
      personId: people.get(ask.email)?.personId ?? '',
      what: ask.what,
      dueOn: addDays(today(), ask.dueInDays),
    }));
}

/** The sample's own round, so that the leads have something to answer: the two whole months before the first start. */
async function openRound(core: Core, people: Awaited<ReturnType<typeof makePeople>>): Promise<void> {
  const partner = people.get('partner@sample.test');
  if (!partner || (await core.rounds.list(partner, { state: 'open' })).length > 0) return;
  const [plan] = await core.plans.list(partner);
  const firstOfMonth = `${today().slice(0, 7)}-01`;
  const to = addDays(firstOfMonth, -1);
  await core.rounds.open(partner, () => ({
    planId: plan?.id ?? '',
    title: `${monthWords.format(new Date(`${to}T12:00:00Z`))} (sample)`,
    from: addMonths(firstOfMonth, -2),
    to,
  }));
}

/** Text and pictures are made after a file has passed; the sample is whole when they are there too. */
async function quiet(core: Core, programmeId: string): Promise<void> {
  let left = Number.POSITIVE_INFINITY;
  let until = 0;
  while (true) {
    const open = await core.jobs.openCount(programmeId);
    if (open === 0) return;
    if (open < left) until = Date.now() + 120_000;
    left = Math.min(left, open);
    if (Date.now() > until)
      throw new Error('The workers have finished nothing of the sample for two minutes. See their log.');
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
