import { today } from '@revisit/core/shared';
import {
  aFiledVersion,
  aMeasure,
  aMember,
  aProgramme,
  passInspection,
  someApproved,
  someEvidence,
  someShowing,
  type TestMember,
  type TestProgramme,
} from '@revisit/core/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aPortal, type Portal, told } from '../testing/portal.js';
import { line, type Route, routesOf } from '../testing/routes.js';

let portal: Portal;
let programme: TestProgramme;
let base: string;

beforeAll(async () => {
  portal = await aPortal();
});
beforeEach(async () => {
  programme = await aProgramme(portal.core);
  base = `/api/programmes/${programme.slug}`;
});
afterAll(() => portal.close());

const ifMatch = (version: number) => ({ headers: { 'if-match': `"${version}"` } });
const post = (who: TestMember | null, path: string, body: object) =>
  portal.ask(who, 'POST', `${base}${path}`, { body });
const put = (who: TestMember, path: string, version: number, body: object) =>
  portal.ask(who, 'PUT', `${base}${path}`, { body, ...ifMatch(version) });

async function aSubmitted(sensitivity: 'official' | 'personal' = 'official') {
  const { core } = portal;
  const { evidenceId, number } = await aFiledVersion(
    core,
    programme.lead,
    someEvidence(programme.areaIds[0], { sensitivity }),
  );
  await passInspection(core, programme.id, evidenceId, number);
  await core.reviews.submit(programme.lead, evidenceId, () => ({ versionNumber: number, comment: '' }));
  return evidenceId;
}

describe('refusals come in one order: 401, 404, 403, 409, 422', () => {
  const right = { versionNumber: 1, comment: 'Seen.' };
  const wrong = { versionNumber: 'one' };

  it('for an approval', async () => {
    const { partner, officer, lead, contributor } = programme;
    const other = await aProgramme(portal.core);
    const secret = await aSubmitted('personal');
    const submitted = await aSubmitted();
    const approved = await someApproved(portal.core, programme, someEvidence(programme.areaIds[0]));
    const own = await someApproved(portal.core, programme, someEvidence(programme.areaIds[0]), partner);
    const approve = async (who: TestMember | null, id: string, body: object) =>
      told(await post(who, `/evidence/${id}/approve`, body));
    expect(await approve(null, submitted, wrong)).toBe('401 not-signed-in');
    expect(await approve(other.partner, submitted, wrong)).toBe('404 not-found');
    expect(await approve(officer, secret, wrong)).toBe('404 not-found');
    expect(await approve(lead, submitted, wrong)).toBe('403 role-not-allowed');
    expect(await approve(contributor, submitted, wrong)).toBe('403 role-not-allowed');
    expect(await approve(partner, own, wrong)).toBe('403 own-version');
    expect(await approve(partner, approved, wrong)).toBe('409 move-not-allowed');
    expect(await approve(partner, submitted, { ...right, versionNumber: 2 })).toBe('409 other-version');
    expect(await approve(partner, submitted, wrong)).toBe('422 invalid-content');
    expect(await approve(partner, submitted, right)).toBe('200');
    expect(await approve(officer, submitted, right)).toBe('409 move-not-allowed');
  });

  it('for sending evidence to review', async () => {
    const { lead, officer, contributor, areaIds } = programme;
    const otherLead = await aMember(portal.core, programme.id, ['area-lead'], [areaIds[1]]);
    const submitted = await aSubmitted();
    const secret = await aSubmitted('personal');
    const submit = async (who: TestMember | null, id: string, body: object = wrong) =>
      told(await post(who, `/evidence/${id}/submit`, body));
    expect(await submit(null, submitted)).toBe('401 not-signed-in');
    expect(await submit(otherLead, secret)).toBe('404 not-found');
    expect(await submit(contributor, submitted)).toBe('404 not-found');
    expect(await submit(otherLead, submitted)).toBe('403 role-not-allowed');
    expect(await submit(officer, submitted)).toBe('403 role-not-allowed');
    expect(await submit(lead, submitted)).toBe('409 move-not-allowed');
    const unchecked = await aFiledVersion(portal.core, lead, someEvidence(areaIds[0]));
    expect(await submit(lead, unchecked.evidenceId, right)).toBe('409 not-clean');
    await passInspection(portal.core, programme.id, unchecked.evidenceId, unchecked.number);
    expect(await submit(lead, unchecked.evidenceId)).toBe('422 invalid-content');
    expect(await submit(lead, unchecked.evidenceId, right)).toBe('200');
  });

  it('for a change, which says what it saw', async () => {
    const { lead, officer, areaIds } = programme;
    const otherLead = await aMember(portal.core, programme.id, ['area-lead'], [areaIds[1]]);
    const id = await aSubmitted();
    const secret = await aSubmitted('personal');
    const { links: _, ...said } = someEvidence(areaIds[0], { title: 'Another title' });
    const nothing = { title: '' };
    expect(told(await put(otherLead, `/evidence/${secret}`, 1, nothing))).toBe('404 not-found');
    expect(told(await put(otherLead, `/evidence/${id}`, 1, nothing))).toBe('403 role-not-allowed');
    expect(told(await portal.ask(lead, 'PUT', `${base}/evidence/${id}`, { body: said }))).toBe(
      '428 if-match-missing',
    );
    const stale = await put(lead, `/evidence/${id}`, 1, nothing);
    expect(told(stale)).toBe('409 stale-version');
    const { current } = stale.json<{ current: { title: string; version: number } }>();
    expect(current.title).toBe('What parents say');
    const refused = await put(lead, `/evidence/${id}`, current.version, nothing);
    expect(told(refused)).toBe('422 invalid-content');
    expect(refused.json<{ errors: { path: string }[] }>().errors.map((error) => error.path)).toEqual(
      expect.arrayContaining(['title', 'kind', 'source', 'sensitivity']),
    );
    expect((await put(officer, `/evidence/${id}`, current.version, said)).json()).toMatchObject({
      title: 'Another title',
      version: current.version + 1,
    });
  });

  it('for a new file', async () => {
    const { lead, partner, areaIds } = programme;
    const otherLead = await aMember(portal.core, programme.id, ['area-lead'], [areaIds[1]]);
    const id = await aSubmitted();
    const withdrawn = await aSubmitted();
    expect(told(await post(partner, `/evidence/${withdrawn}/withdraw`, right))).toBe('200');
    const add = async (who: TestMember, evidenceId: string, file: object) =>
      told(await post(who, `/evidence/${evidenceId}/versions`, file));
    const file = { fileName: 'a.pdf', size: 3, sha256: 'A'.repeat(64) };
    expect(await add(otherLead, id, {})).toBe('403 role-not-allowed');
    expect(await add(lead, withdrawn, {})).toBe('409 withdrawn');
    expect(await add(lead, id, {})).toBe('422 invalid-content');
    expect(await add(lead, id, { ...file, size: 0 })).toBe('422 empty-file');
    expect(await add(lead, id, { ...file, fileName: 'a.exe' })).toBe('422 kind-not-allowed');
    expect(await add(lead, id, { ...file, sha256: 'x' })).toBe('422 invalid-content');
    expect(await add(lead, id, { ...file, size: -1 })).toBe('422 invalid-content');
    expect(await add(lead, id, file)).toBe('201');
    expect(told(await post(lead, `/evidence/${id}/versions/2/complete`, {}))).toBe('409 not-arrived');
  });
});

describe('an id of another programme', () => {
  it('is not there, on any route', async () => {
    const { core } = portal;
    const other = await aProgramme(core);
    const [areaId] = other.areaIds;
    const evidenceId = await someApproved(core, other, someEvidence(areaId));
    const [link] = await core.links.list(other.partner, { evidenceId });
    const { id: packId } = await core.packs.build(other.officer, () => ({ kind: 'readiness' }));
    const ask = await core.asks.make(other.partner, () => ({
      areaId,
      personId: other.lead.personId,
      what: 'x',
      dueOn: '2030-01-01',
    }));
    const handed = await core.handOver.handOver(other.admin, other.lead.personId, () => ({
      to: other.officer.personId,
      reason: 'x',
      areas: false,
    }));
    const [leave] = await core.leave.make(other.lead, () => ({
      delegateId: other.partner.personId,
      fromDay: '2030-01-01',
      untilDay: '2030-01-01',
    }));
    const uploadLink = await core.uploadLinks.make(other.partner, () => ({
      areaId,
      givenTo: 'Somebody',
      what: 'x',
      untilDay: today(),
      filesAtMost: 1,
    }));
    const { nominations } = await core.nominations.nominate(other.partner, () => ({
      person: { name: 'Somebody', jobTitle: 'Head', organisation: 'Trust' },
      sector: 'health',
      areaIds: [areaId],
      availability: '',
    }));
    const suggestion = crypto.randomUUID();
    await core.database.inProgramme(other.id, (tx) =>
      tx.query(
        `INSERT INTO nominee_suggestion (id, programme_id, nominee_id, name, job_title, contact) VALUES ($1, $2, $3, 'x', 'x', 'x')`,
        [suggestion, other.id, nominations[0]?.nominee.id],
      ),
    );
    const savedView = await core.savedViews.add(other.partner, () => ({ name: 'x', filter: {} }));
    const mail = await core.outgoing.sendTest(other.admin);
    const kpi = await core.kpis.add(other.partner, () => aMeasure(areaId));
    const [job] = await core.jobs.list(other.admin, {});
    const [plan] = await core.plans.list(other.partner);
    const round = await core.rounds.open(other.partner, () => ({
      planId: other.planId,
      title: 'x',
      from: '2026-01-01',
      to: '2026-02-28',
    }));
    await someShowing(core, other, other.actionIds[0]);
    const signOff = await core.signOffs.propose(other.lead, () => ({
      actionId: other.actionIds[0],
      code: 'D',
      comment: 'x',
    }));
    const ids: Record<string, string | undefined> = {
      areas: areaId,
      actions: other.actionIds[0],
      asks: ask.id,
      evidence: evidenceId,
      'hand-overs': handed.id,
      jobs: job?.id,
      kpis: kpi.id,
      leave: leave?.id,
      links: link?.id,
      mail: mail.id,
      needs: areaId,
      nominations: nominations[0]?.id,
      nominees: nominations[0]?.nominee.id,
      'nominee-suggestions': suggestion,
      packs: packId,
      people: other.lead.personId,
      plans: plan?.id,
      'saved-views': savedView.id,
      'upload-links': uploadLink.id,
      rounds: round.id,
      'sign-offs': signOff.id,
    };
    const everything = await aMember(
      core,
      programme.id,
      ['area-lead', 'improvement-partner', 'senior-officer', 'administrator'],
      [...programme.areaIds],
    );
    const routes = routesOf(portal.app).filter(
      (route) => route.path.includes(':slug') && route.path.includes(':id'),
    );
    expect(routes.length).toBeGreaterThan(25);
    for (const route of routes) {
      const resource = route.path.split('/')[4] ?? '';
      expect(ids[resource], resource).toBeDefined();
      const url = route.path
        .replace(':slug', programme.slug)
        .replace(':id', ids[resource] ?? '')
        .replace(':number', '1')
        .replace(':name', 'pack.pdf');
      const answer = await ask404(everything, route, url);
      expect(told(answer), line(route)).toBe('404 not-found');
    }
  });

  const ask404 = (who: TestMember, { method }: Route, url: string) =>
    portal.ask(who, method, url, method === 'GET' ? {} : { body: { nothing: 'right' }, ...ifMatch(1) });
});

describe('content that can’t be kept', () => {
  it.each([
    ['a null character', { title: 'What\u0000parents say' }],
    ['a day in year 0', { coversFrom: '0000-01-01' }],
    ['a day that does not exist', { reviewBy: '2026-02-30' }],
    ['a title of spaces', { title: '   ' }],
    ['a kind nobody knows', { kind: 'constructor' }],
    [
      'a page before the first',
      { links: [{ areaId: crypto.randomUUID(), shows: 'impact', locator: { page: 0 } }] },
    ],
    ['no id', { links: [{ areaId: 'area 1', shows: 'impact' }] }],
  ])('is refused in words: %s', async (_what, said) => {
    const answer = await post(programme.lead, '/evidence', {
      ...someEvidence(programme.areaIds[0]),
      ...said,
    });
    expect(told(answer)).toBe('422 invalid-content');
    expect(answer.json<{ detail: string }>().detail).toMatch(/^\S.* Nothing was saved\.$/);
  });

  it('is kept when it is only unusual', async () => {
    const title = `“Ünïcode” 👩‍👧 <script>alert(1)</script> '; DROP TABLE evidence; -- \ud800`;
    const answer = await post(programme.lead, '/evidence', someEvidence(programme.areaIds[0], { title }));
    expect(answer.statusCode).toBe(201);
    expect(answer.json<{ title: string }>().title).toBe(title.replace('\ud800', '\ufffd'));
  });
});
