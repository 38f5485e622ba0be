import type { ImportView } from '@revisit/core';
import {
  createPlanFiles,
  explained,
  refusalOf,
  type TestMember,
  type TestProgramme,
  workbookOf,
} from '@revisit/core/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildTool } from '../evidence/files/testing/build-tool.js';
import { makeWord, makeWorkbook, paragraph } from '../evidence/files/testing/make-office.js';
import { rowsOf, untilIs, type WorkingPortal, workingPortal } from '../testing/working-portal.js';

let portal: WorkingPortal;
let programme: TestProgramme;

beforeAll(async () => {
  buildTool();
  portal = await workingPortal('PostgreSQL', 0);
});
beforeEach(async () => {
  programme = await portal.programme();
});
afterAll(() => portal.close());

async function taken(
  bytes: Buffer,
  name: string,
  wanted: string | null = null,
  who: TestMember = programme.partner,
) {
  const { token } = await portal.core.planFiles.take(who, { name, bytes }, wanted);
  await untilIs(
    () =>
      rowsOf<{ state: string }>(portal.core, programme, 'SELECT state FROM plan_import WHERE id = $1', [
        token,
      ]),
    (rows) => rows[0]?.state !== 'reading',
  );
  return token;
}
async function previewOf(bytes: Buffer, name: string, wanted: string | null = null): Promise<ImportView> {
  const view = await portal.core.planImports.look(programme.partner, await taken(bytes, name, wanted));
  if (view.state !== 'ready') throw new Error('The preview is not there.');
  return view;
}
const apply = (token: string) => portal.core.planImports.apply(programme.partner, token);
const stands = () =>
  rowsOf(
    portal.core,
    programme,
    'SELECT a.*, (SELECT count(*) FROM rating r WHERE r.action_id = a.id) FROM action a ORDER BY id',
  );

describe('a plan file', () => {
  it('gives the same plan as a document and as a workbook, and changes nothing before it is applied', async () => {
    const { xlsx, docx } = await createPlanFiles();
    const before = await stands();
    const wanted = {
      sections: 4,
      actionAreas: 27,
      actions: 94,
      ratings: { C: 13, G: 10, A: 38, R: 1, 'n/s': 31, none: 1 },
    };
    for (const [bytes, name] of [
      [docx, 'plan.docx'],
      [xlsx, 'plan.xlsx'],
    ] as const) {
      const view = await previewOf(bytes, name);
      expect([view.mode, view.counts, view.needs]).toEqual(['new', wanted, []]);
    }
    expect(await stands()).toEqual(before);
  });

  it('is applied once; the same file again changes nothing, in whichever format', async () => {
    const { xlsx, docx } = await createPlanFiles();
    const first = await previewOf(docx, 'plan.docx');
    const { planId } = await apply(first.token);
    expect(await refusalOf(apply(first.token))).toBe('409 already-applied');
    const after = await stands();
    for (const [bytes, name] of [
      [docx, 'plan.docx'],
      [xlsx, 'plan.xlsx'],
    ] as const) {
      const again = await previewOf(bytes, name);
      expect([again.mode, again.plan?.id, again.changes]).toEqual(['edition', planId, []]);
      expect(await apply(again.token)).toEqual({ planId, mode: 'edition', changes: 0 });
    }
    expect(await stands()).toEqual(after);
    expect(await portal.core.planEditions.list(programme.partner, planId)).toHaveLength(1);
  });

  it('of the next edition shows what changed, keeps the ids, and freezes the edition before', async () => {
    const { planId } = await apply((await previewOf((await createPlanFiles()).xlsx, 'plan.xlsx')).token);
    const before = await portal.core.actions.list(programme.partner, { planId });
    const next = await createPlanFiles((content) => {
      const area = content.sections[0]?.actionAreas[0];
      const [one, two] = area?.actions ?? [];
      if (!area || !one || !two) throw new Error('The sample’s plan has changed.');
      one.rating = 'A';
      two.title = `${two.title}, and say so`;
      area.actions.push({ ...two, ref: '1.1.3', title: 'A new action', rating: null });
      content.sections[3]?.actionAreas[0]?.actions.shift();
    });
    const view = await previewOf(next.docx, 'plan-2.docx');
    expect(view.changes.map(({ ref, field }) => `${ref} ${field}`)).toEqual([
      '1.1.1 rating',
      '1.1.2 text',
      '1.1.3 added',
      '4.1.1 removed',
    ]);
    await apply(view.token);
    const after = await portal.core.actions.list(programme.partner, { planId });
    const idOf = (list: typeof before, ref: string) => list.find((action) => action.ref === ref)?.id;
    expect(idOf(after, '1.1.1')).toBe(idOf(before, '1.1.1'));
    expect(after.find((action) => action.ref === '1.1.1')?.rating?.code).toBe('A');
    expect(idOf(after, '4.1.1')).toBeUndefined();
    const editions = await portal.core.planEditions.list(programme.partner, planId);
    expect(editions.map((each) => [each.number, each.current, each.counts.ratings.C])).toEqual([
      [2, true, 12],
      [1, false, 13],
    ]);
    const { changes } = await portal.core.planEditions.compare(programme.partner, planId, 1, 2);
    expect(changes).toEqual(view.changes);
    await expect(
      rowsOf(portal.core, programme, `UPDATE plan_edition SET edition = 'x' WHERE plan_id = $1`, [planId]),
    ).rejects.toThrow('permission denied');
  });

  it('of two people who apply at once makes one plan', async () => {
    const { xlsx } = await createPlanFiles();
    const [one, two] = [await previewOf(xlsx, 'plan.xlsx'), await previewOf(xlsx, 'plan.xlsx')];
    const outcomes = await Promise.allSettled([apply(one.token), apply(two.token)]);
    expect(outcomes.map((each) => each.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const loser = outcomes[0]?.status === 'rejected' ? one : two;
    expect(await refusalOf(apply(loser.token))).toBe('409 plan-changed');
  });

  it('whose plan was rated after the preview is looked at again', async () => {
    const { planId } = await apply((await previewOf((await createPlanFiles()).xlsx, 'plan.xlsx')).token);
    const next = await createPlanFiles((content) => content.sections[0]?.actionAreas[0]?.actions.pop());
    const view = await previewOf(next.xlsx, 'plan.xlsx');
    const [action] = await portal.core.actions.list(programme.partner, { planId });
    await portal.core.ratings.rate(programme.partner, () => ({
      actionId: action?.id ?? '',
      code: 'R',
      comment: 'Late.',
      ...explained,
    }));
    expect(await refusalOf(apply(view.token))).toBe('409 plan-changed');
    const seen = await portal.core.planImports.look(programme.partner, view.token);
    expect(seen.state === 'ready' && seen.changes.map(({ field }) => field)).toEqual(['rating', 'removed']);
    await apply(view.token);
  });

  it('is imported by the partner alone, and only in the programme it came to', async () => {
    const { lead, officer, partner } = programme;
    const file = { name: 'plan.csv', bytes: Buffer.from('Ref,Action,Lead\n1,Do,Head\n') };
    for (const who of [lead, officer])
      expect(await refusalOf(portal.core.planFiles.take(who, file, null))).toBe('403 role-not-allowed');
    const token = await taken(file.bytes, file.name);
    const elsewhere = await portal.programme();
    expect(await refusalOf(portal.core.planImports.look(elsewhere.partner, token))).toBe('404 not-found');
    expect(await refusalOf(portal.core.planFiles.take(partner, file, elsewhere.planId))).toBe(
      '404 not-found',
    );
  });
});

describe('a plan of another council', () => {
  const cell = (text: string, more = '') => `<w:tc><w:tcPr>${more}</w:tcPr>${paragraph(text)}</w:tc>`;
  const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`;
  const headings = row(
    ...[
      'Improvement Area',
      'What will be done for children',
      'Success Measure(s)',
      'Lead',
      'Governance Forum',
      'Timescale',
      'RAG',
      'Progress Update',
    ].map((text) => cell(text)),
  );
  const begin = '<w:vMerge w:val="restart"/>';
  const file = (title: string) =>
    makeWord({
      body: `${paragraph('Weakness 1: Leadership')}<w:tbl>${headings}${[
        row(
          cell('1.1 Vision', begin),
          cell(title),
          cell('Agreed'),
          cell('Director'),
          cell('Board'),
          cell('July 2019'),
          cell(''),
          cell(''),
        ),
        row(
          cell('', '<w:vMerge/>'),
          cell('Publish it'),
          cell('Published'),
          cell('Director'),
          cell('Board'),
          cell('May 2020'),
          cell(''),
          cell(''),
        ),
        row(
          cell('1.2 Data'),
          cell('Build one dashboard that every'),
          cell('Used'),
          cell('Data lead'),
          cell('Board'),
          cell('Termly'),
          cell(''),
          cell(''),
        ),
        headings,
        row(
          cell(''),
          cell('service can read'),
          cell(''),
          cell(''),
          cell(''),
          cell(''),
          cell(''),
          cell('Begun'),
        ),
      ].join('')}</w:tbl>`,
    });

  it('is imported after one mapping, and the next time without', async () => {
    const first = await previewOf(file('Agree a vision'), 'statement.docx');
    expect(first.needs).toEqual(['columns']);
    expect(await refusalOf(apply(first.token))).toBe('409 import-needs-answers');
    const [columns] = first.columns;
    const fields =
      columns?.columns.map((column, place) => (place === 1 ? 'title' : (column.field ?? 'ignored'))) ?? [];
    const said = await portal.core.planImports.answer(programme.partner, first.token, () => ({
      columns: [{ signature: columns?.signature ?? '', fields }],
    }));
    expect([said.needs, said.counts]).toEqual([
      [],
      { sections: 1, actionAreas: 2, actions: 3, ratings: { none: 3 } },
    ]);
    expect(said.scale.levels.map((level) => level.code)).toEqual(['GREEN', 'LIGHT GREEN', 'AMBER', 'RED']);
    const { planId } = await apply(first.token);
    const made = (await portal.core.plans.list(programme.partner)).find(({ id }) => id === planId);
    expect(made?.levels.map((level) => level.colour)).toEqual(['green', 'light green', 'amber', 'red']);
    const actions = await portal.core.actions.list(programme.partner, { planId });
    expect(
      actions.map((action) => [action.ref, action.title, action.areas.map((area) => area.number)]),
    ).toEqual([
      ['1.1.1', 'Agree a vision', [1]],
      ['1.1.2', 'Publish it', [1]],
      ['1.2.1', 'Build one dashboard that every service can read', [1]],
    ]);
    const second = await previewOf(file('Agree one vision'), 'statement-2.docx');
    expect([second.needs, second.plan?.id]).toEqual([[], planId]);
    expect(second.changes.map(({ ref, field }) => `${ref} ${field}`)).toEqual(['1.1.1 text']);
  });

  it('with ratings nobody knows waits until somebody says what they count as', async () => {
    const csv = 'Ref,Action,Lead,Due,Status\n1,Do,Head,May 2019,Purple\n2,Do more,Head,May 2019,Orange\n';
    const view = await previewOf(Buffer.from(csv), 'plan.csv');
    expect(view.needs).toEqual(['scale']);
    const levels = [
      { code: 'Purple', label: 'Finished', meaning: 'done' as const },
      { code: 'Orange', label: 'Going', meaning: 'under-way' as const },
    ];
    const said = await portal.core.planImports.answer(programme.partner, view.token, () => ({ levels }));
    expect(said.needs).toEqual([]);
    const { planId } = await apply(view.token);
    const [plan] = (await portal.core.plans.list(programme.partner)).filter((each) => each.id === planId);
    expect(plan?.counts).toEqual({ Purple: 1, Orange: 1 });
  });
});

describe('a file that can’t be imported', () => {
  const failure = async (bytes: Buffer, name: string): Promise<string> => {
    const before = await stands();
    const token = await taken(bytes, name);
    const attempt = portal.core.planImports.look(programme.partner, token);
    const sentence = await attempt.then(
      () => 'nothing',
      (error: { code: string; message: string }) => `${error.code}: ${error.message}`,
    );
    expect(await refusalOf(apply(token))).toMatch(/^(422|409)/);
    expect(await stands()).toEqual(before);
    return sentence;
  };

  it('says what it lacks, with its sheet and row', async () => {
    const letter = makeWord({ body: paragraph('Dear Director') });
    expect(await failure(letter, 'letter.docx')).toMatch(/^no-plan: There is no plan in letter\.docx/);
    const broken = 'Ref,Action,Due,Lead\n1.1,Area,,\n1.1.1,Do it.,May 2019,Head\n1.1.2,,May 2019,Head\n';
    expect(await failure(Buffer.from(broken), 'plan.csv')).toMatch(
      /^plan-has-errors: The file, row 4: The ref 1\.1\.2/,
    );
    const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
    const row = (...texts: string[]) => `<row>${texts.map(cell).join('')}</row>`;
    const rows = row('Ref', 'Action', 'Due') + row('1', 'Do it', 'May 2019');
    expect(await failure(makeWorkbook({ sheets: { Plan: rows }, hidden: 'Plan' }), 'plan.xlsx')).toMatch(
      /^no-plan/,
    );
    expect(await failure(Buffer.from('no zip'), 'plan.xlsx')).toMatch(/^content-mismatch/);
  });

  it('of a hundred thousand rows is given up early', async () => {
    const rows = Array.from({ length: 100_000 }, (_, row) => [`${row}`, 'Do it', 'May 2019']);
    const bytes = await workbookOf('Long plan', [['Ref', 'Action', 'Due'], ...rows]);
    expect(await failure(bytes, 'plan.xlsx')).toMatch(/^plan-too-long: Long plan goes on past row 5001/);
  });
});
