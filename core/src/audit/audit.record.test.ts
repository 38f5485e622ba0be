import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Core, createCore } from '../core.js';
import {
  aFiledVersion,
  aProgramme,
  explained,
  passInspection,
  refusalOf,
  someEvidence,
  someShowing,
  type TestProgramme,
  testConfig,
} from '../testing/index.js';

let core: Core;
let programme: TestProgramme;

beforeAll(async () => {
  core = await createCore(testConfig());
  programme = await aProgramme(core);
});
afterAll(() => core.close());

interface Entry {
  action: string;
  subject_id: string;
  person_id: string | null;
}
const entries = () =>
  core.database.inProgramme(programme.id, (tx) =>
    tx.query<Entry[]>('SELECT action, subject_id, person_id FROM audit_entry ORDER BY id'),
  );

/** What one change put on record. */
async function recorded(change: () => Promise<unknown>): Promise<string[]> {
  const before = (await entries()).length;
  await change();
  return (await entries()).slice(before).map((entry) => entry.action);
}

describe('the record of changes', () => {
  it('has one entry for each change of evidence, by whoever made it', async () => {
    const { lead, partner, officer, areaIds } = programme;
    const [areaId, elsewhere] = areaIds;
    let filed = { evidenceId: '', number: 0 };
    const one = (evidenceId: string) => core.evidence.one(partner, evidenceId);
    const verdict =
      (number: number, comment = '') =>
      () => ({ versionNumber: number, comment });
    expect(
      await recorded(async () => {
        filed = await aFiledVersion(core, lead, someEvidence(areaId));
      }),
    ).toEqual(['evidence.added', 'link.made', 'version.announced', 'evidence.new-version']);
    const { evidenceId, number } = filed;
    expect(await recorded(() => passInspection(core, programme.id, evidenceId, number))).toEqual([
      'version.clean',
    ]);
    const { version, links } = await one(evidenceId);
    expect(
      await recorded(() =>
        core.evidence.change(lead, evidenceId, version, () => someEvidence(areaId, { title: 'B' })),
      ),
    ).toEqual(['evidence.changed']);
    const link = { actionIds: [], shows: 'output' as const, claim: 'It is used.' };
    expect(
      await recorded(() => core.links.change(lead, links[0]?.id ?? '', () => ({ ...link, areaId }))),
    ).toEqual(['link.ended', 'link.made']);
    let proposal = '';
    expect(
      await recorded(async () => {
        proposal = (await core.links.add(lead, () => ({ ...link, evidenceId, areaId: elsewhere }))).id;
      }),
    ).toEqual(['link.proposed']);
    expect(await recorded(() => core.links.accept(partner, proposal))).toEqual(['link.accepted']);
    expect(await recorded(() => core.links.end(lead, proposal))).toEqual(['link.ended']);
    expect(await recorded(() => core.reviews.submit(lead, evidenceId, verdict(number)))).toEqual([
      'evidence.submit',
    ]);
    expect(
      await recorded(() =>
        core.reviews.requestChanges(partner, evidenceId, verdict(number, 'Say since when.')),
      ),
    ).toEqual(['evidence.request-changes']);
    await core.reviews.submit(lead, evidenceId, verdict(number));
    expect(await recorded(() => core.reviews.approve(officer, evidenceId, verdict(number)))).toEqual([
      'evidence.approve',
    ]);
    expect(await recorded(() => core.reviews.withdraw(partner, evidenceId, verdict(number)))).toEqual([
      'evidence.withdraw',
    ]);
    const last = (await entries()).at(-1);
    expect(last).toMatchObject({ subject_id: evidenceId, person_id: partner.personId });
  });

  it('has one entry for each rating, mapping, ask, discard, person and pack', async () => {
    const { lead, partner, officer, admin, areaIds, actionIds } = programme;
    const [areaId] = areaIds;
    const changes: [string[], () => Promise<unknown>][] = [
      [
        ['action.rated'],
        () => core.ratings.rate(lead, () => ({ actionId: actionIds[0], code: 'T', comment: 'x' })),
      ],
      [
        ['action.areas-changed'],
        () => core.actions.change(partner, actionIds[1], 1, () => ({ areaIds: [areaId] })),
      ],
      [
        ['ask.made'],
        () =>
          core.asks.make(partner, () => ({
            areaId,
            personId: lead.personId,
            what: 'x',
            dueOn: '2030-01-01',
          })),
      ],
      [['pack.asked-for'], () => core.packs.build(officer, () => ({ kind: 'readiness' }))],
      [
        ['person.added', 'person.invited'],
        () =>
          core.people.add(admin, () => ({
            name: 'A',
            jobTitle: 'B',
            email: `${crypto.randomUUID()}@test.invalid`,
            roles: ['contributor'],
            areaIds: [],
            inviteBy: 'hand',
          })),
      ],
      [
        ['person.changed'],
        () =>
          core.people.change(admin, programme.contributor.personId, 1, () => ({
            name: 'A',
            jobTitle: 'B',
            roles: ['contributor'],
            areaIds: [],
            ended: false,
          })),
      ],
    ];
    for (const [expected, change] of changes) expect(await recorded(change)).toEqual(expected);
    const { evidenceId, number } = await aFiledVersion(core, lead, someEvidence(areaId));
    expect(
      await recorded(() =>
        core.versions.discard(lead, evidenceId, number, () => ({ reason: 'Wrong file.' })),
      ),
    ).toEqual(['version.discarded']);
  });

  it('has one entry for each step of a round, a sign-off and a challenge', async () => {
    const { lead, partner, officer, actionIds, planId } = programme;
    const [, , actionId] = actionIds;
    let roundId = '';
    let signOffId = '';
    const rate = (code: string) =>
      core.ratings.rate(partner, () => ({ actionId, code, comment: 'x', ...explained }));
    const times = { title: 'x', from: '2026-01-01', to: '2026-02-28' };
    const propose = async () => {
      signOffId = (await core.signOffs.propose(partner, () => ({ actionId, code: 'D', comment: 'x' }))).id;
    };
    const settings = { everyMonths: 1, answerWorkingDays: 1, reminderWorkingDays: [] };
    const sectionId = (await core.plans.list(lead))[0]?.sections[0]?.id ?? '';
    await rate('T');
    const changes: [string[], () => Promise<unknown>][] = [
      [
        ['challenge.overridden'],
        () => core.challenges.override(officer, () => ({ actionId, name: 'Director', reason: 'x' })),
      ],
      [
        ['round.opened'],
        async () => {
          roundId = (await core.rounds.open(partner, () => ({ ...times, planId }))).id;
        },
      ],
      [['round.changed'], () => core.rounds.change(partner, roundId, 1, () => times)],
      [['round-settings.changed'], () => core.roundSettings.change(partner, 0, () => settings)],
      [['interim-note.written'], () => core.interimNotes.add(partner, () => ({ sectionId, note: 'x' }))],
      [
        ['sign-off.proposed'],
        async () => {
          await someShowing(core, programme, actionId);
          await propose();
        },
      ],
      [['action.rated', 'sign-off.withdrawn'], () => rate('W')],
      [['sign-off.proposed'], propose],
      [['sign-off.declined'], () => core.signOffs.decline(officer, signOffId, () => ({ comment: 'x' }))],
      [['sign-off.proposed'], propose],
      [
        ['sign-off.signed', 'action.rated'],
        () => core.signOffs.sign(officer, signOffId, () => ({ comment: '' })),
      ],
      [['round.closed'], () => core.rounds.close(partner, roundId)],
    ];
    for (const [expected, change] of changes) {
      const seen = (await recorded(change)).filter((action) =>
        /^(round|sign-off|challenge|interim|action)/.test(action),
      );
      expect(seen).toEqual(expected);
    }
  });

  it('has one entry when anything but official evidence is opened, and none for official', async () => {
    const { lead, officer, areaIds } = programme;
    for (const [sensitivity, expected] of [
      ['official', []],
      ['official-sensitive', ['version.opened']],
    ] as const) {
      const { evidenceId, number } = await aFiledVersion(
        core,
        lead,
        someEvidence(areaIds[0], { sensitivity }),
      );
      await passInspection(core, programme.id, evidenceId, number);
      expect(await recorded(() => core.originals.fileAddress(officer, evidenceId, number))).toEqual(expected);
      expect(await recorded(() => core.originals.reading(officer, evidenceId, number))).toEqual(expected);
    }
  });

  it('has none for what was refused', async () => {
    const { lead, areaIds } = programme;
    const { evidenceId, number } = await aFiledVersion(core, lead, someEvidence(areaIds[0]));
    expect(
      await recorded(async () => {
        await refusalOf(
          core.reviews.submit(lead, evidenceId, () => ({ versionNumber: number, comment: '' })),
        );
        await refusalOf(
          core.reviews.approve(lead, evidenceId, () => ({ versionNumber: number, comment: '' })),
        );
      }),
    ).toEqual([]);
  });

  it('holds nothing personal', async () => {
    const words = [
      'Zebedee',
      'Quillfeather',
      'xylophone',
      'marmalade',
      'hippocampus',
      'periwinkle',
      'wombat',
    ];
    const [name, surname, claim, comment, title, reason, file] = words;
    const { admin, lead, partner, areaIds, actionIds } = programme;
    const email = `${surname}-${crypto.randomUUID()}@test.invalid`.toLowerCase();
    const person = {
      name: `${name} ${surname}`,
      jobTitle: `${surname} officer`,
      roles: ['contributor' as const],
      areaIds: [],
    };
    const added = await core.people.add(admin, () => ({ ...person, email, inviteBy: 'mail' }));
    await core.people.change(admin, added.id, added.version, () => ({
      ...person,
      name: `Old ${name}`,
      ended: false,
    }));
    const evidence = someEvidence(areaIds[0], { title, description: claim });
    const link = {
      areaId: areaIds[0],
      actionIds: [],
      shows: 'impact' as const,
      claim: claim ?? '',
      locator: { page: 1, quote: claim },
    };
    const bytes = Buffer.from(`A file ${crypto.randomUUID()}`);
    const { evidenceId, number } = await aFiledVersion(
      core,
      lead,
      { ...evidence, links: [link] },
      { fileName: `${file}.txt`, bytes },
    );
    await passInspection(core, programme.id, evidenceId, number);
    await core.reviews.submit(lead, evidenceId, () => ({ versionNumber: number, comment: comment ?? '' }));
    await core.versions.discard(lead, evidenceId, number, () => ({ reason: reason ?? '' }));
    await core.ratings.rate(lead, () => ({
      actionId: actionIds[0],
      code: 'R',
      comment: comment ?? '',
      ...explained,
    }));
    await core.asks.make(partner, () => ({
      areaId: areaIds[0],
      personId: added.id,
      what: title ?? '',
      dueOn: '2030-01-01',
    }));
    const [all] = await core.database.inProgramme(programme.id, (tx) =>
      tx.query<{ text: string }[]>(`SELECT string_agg(e::text, ' ') AS text FROM audit_entry e`),
    );
    for (const word of [...words, email]) expect(all?.text.toLowerCase()).not.toContain(word?.toLowerCase());
    expect(all?.text).toContain(added.id);
  });
});
