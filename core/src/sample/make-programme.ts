import type { EntityManager } from 'typeorm';
import { addDays, endOfMonth, today } from '../calendar/calendar.js';
import type { Database } from '../database/database.js';
import { ratedActions } from '../plans/plans.queries.js';
import { freezing } from '../rounds/rounds.lines.js';
import { makeMeasures } from './make-measures.js';
import type { SampleDue, SampleProgramme, SampleRound } from './sample.types.js';

/** A due date as the plan's tables hold it: a month is due until its last day. */
const dueOn = (due: SampleDue): string | null =>
  due.value === null ? null : due.kind === 'month' ? endOfMonth(due.value) : due.value;

/** The programme with its areas, scale, plan and ratings, in one transaction: wholly there or not at all. */
export async function makeProgramme(database: Database, programme: SampleProgramme): Promise<string> {
  const programmeId = crypto.randomUUID();
  await database.inProgramme(programmeId, async (tx) => {
    await tx.query(
      `INSERT INTO programme (id, slug, name, visit_profile, sample_state) VALUES ($1, $2, $3, $4, 'making')`,
      [programmeId, programme.slug, programme.name, JSON.stringify(programme.visitProfile)],
    );
    const areaIds = new Map<number, string>();
    for (const area of programme.areas) {
      const id = crypto.randomUUID();
      areaIds.set(area.number, id);
      await tx.query(
        'INSERT INTO area (id, programme_id, number, title, weakness, lead_role) VALUES ($1, $2, $3, $4, $5, $6)',
        [id, programmeId, area.number, area.title, area.weakness, area.leadRole],
      );
    }
    await makePlan(tx, programmeId, programme, areaIds);
    await makeMeasures(tx, programmeId, programme, areaIds);
  });
  return programmeId;
}

async function makePlan(
  tx: EntityManager,
  programmeId: string,
  programme: SampleProgramme,
  areaIds: Map<number, string>,
) {
  const { plan } = programme;
  const scaleId = crypto.randomUUID();
  await tx.query('INSERT INTO rating_scale (id, programme_id, name) VALUES ($1, $2, $3)', [
    scaleId,
    programmeId,
    plan.scaleName,
  ]);
  const levelIds = new Map<string, string>();
  for (const [position, level] of plan.levels.entries()) {
    const id = crypto.randomUUID();
    levelIds.set(level.code, id);
    await tx.query(
      'INSERT INTO rating_level (id, programme_id, scale_id, code, label, meaning, colour, needs_embedding, position) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
      [
        id,
        programmeId,
        scaleId,
        level.code,
        level.label,
        level.meaning,
        level.colour ?? '',
        level.needsEmbedding ?? false,
        position,
      ],
    );
  }
  const planId = crypto.randomUUID();
  await tx.query(
    'INSERT INTO plan (id, programme_id, scale_id, title, kind, edition, mapping_note) VALUES ($1, $2, $3, $4, $5, $6, $7)',
    [planId, programmeId, scaleId, plan.title, plan.kind, plan.edition, programme.provenance.mapping],
  );
  const rate = async (actionId: string, code: string, asAt: string, comment: string) => {
    const levelId = levelIds.get(code);
    if (!levelId) throw new Error(`The plan's scale has no level ${code}.`);
    await tx.query(
      'INSERT INTO rating (programme_id, action_id, level_id, comment, as_at) VALUES ($1, $2, $3, $4, $5)',
      [programmeId, actionId, levelId, comment, asAt],
    );
  };
  const actionIds = new Map<string, string>();
  let actionPosition = 0;
  for (const [sectionPosition, section] of plan.sections.entries()) {
    const sectionId = crypto.randomUUID();
    await tx.query(
      'INSERT INTO plan_section (id, programme_id, plan_id, ref, title, position) VALUES ($1, $2, $3, $4, $5, $6)',
      [sectionId, programmeId, planId, section.ref, section.title, sectionPosition],
    );
    for (const [position, actionArea] of section.actionAreas.entries()) {
      const actionAreaId = crypto.randomUUID();
      await tx.query(
        'INSERT INTO action_area (id, programme_id, section_id, ref, title, leads, due_kind, due_on, position) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
        [
          actionAreaId,
          programmeId,
          sectionId,
          actionArea.ref,
          actionArea.title,
          actionArea.leadRoles,
          actionArea.due.kind,
          dueOn(actionArea.due),
          position,
        ],
      );
      for (const action of actionArea.actions) {
        const actionId = crypto.randomUUID();
        actionIds.set(action.ref, actionId);
        await tx.query(
          'INSERT INTO action (id, programme_id, plan_id, action_area_id, ref, title, leads, due_kind, due_on, position) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
          [
            actionId,
            programmeId,
            planId,
            actionAreaId,
            action.ref,
            action.title,
            action.leadRoles,
            action.due.kind,
            dueOn(action.due),
            actionPosition,
          ],
        );
        actionPosition += 1;
        if (action.rating && plan.ratedOn) await rate(actionId, action.rating, plan.ratedOn, '');
        for (const number of programme.mapping[action.ref] ?? [])
          await tx.query(
            'INSERT INTO action_serves_area (programme_id, action_id, area_id, since) VALUES ($1, $2, $3, $4)',
            [programmeId, actionId, areaIds.get(number), programme.visitProfile.planAcceptedOn],
          );
      }
    }
  }
  await makeRounds(tx, programmeId, planId, programme.rounds);
  for (const rerating of programme.reratings) {
    const actionId = actionIds.get(rerating.ref);
    if (!actionId) throw new Error(`The plan has no action ${rerating.ref}.`);
    await rate(actionId, rerating.levelCode, addDays(today(), -rerating.daysAgo), rerating.comment);
  }
}

/** The closed rounds: with the ratings that were the latest at the end of the period, or with the published table alone. */
async function makeRounds(tx: EntityManager, programmeId: string, planId: string, rounds: SampleRound[]) {
  for (const { title, from, to, note, published } of rounds) {
    const roundId = crypto.randomUUID();
    await tx.query(
      `INSERT INTO review_round (id, programme_id, plan_id, title, period_from, period_to, due_on, note, published, opened_at)
       VALUES ($1, $2, $3, $4, $5, $6, $6, $7, $8, $5::date)`,
      [roundId, programmeId, planId, title, from, to, note, published && JSON.stringify(published)],
    );
    if (!published)
      await tx.query(
        `INSERT INTO round_line (programme_id, round_id, action_id, ref, title, position, due_kind, due_on, rating_id, code, comment, answered)
         SELECT $1, $3, t.id, t.ref, t.title, t.position, t.due_kind, t.due_on, t.rating_id, t.code, coalesce(t.comment, ''), t.rating_id IS NOT NULL
         FROM (${ratedActions}) t WHERE t.plan_id = $4`,
        [programmeId, to, roundId, planId],
      );
    const { beforeId, frozen } = await freezing(tx, programmeId, roundId);
    await tx.query(
      'UPDATE review_round SET closed_at = period_to, before_id = $2, frozen = $3 WHERE id = $1',
      [
        roundId,
        beforeId,
        JSON.stringify({ ...frozen, answers: { people: [], unled: [], unledMissing: [] } }),
      ],
    );
  }
}
