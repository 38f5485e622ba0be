import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { isDay } from '../calendar/calendar.js';
import type { Core } from '../core.js';

const day = z.string().refine(isDay, 'a day as YYYY-MM-DD');

const programmeFile = z.object({
  slug: z.string().regex(/^[a-z0-9][a-z0-9-]{0,40}$/, 'lower-case letters, digits and hyphens'),
  name: z.string().min(1),
  visit: z.object({
    inspectedOn: day,
    inspectors: z.string().min(1),
    planAcceptedOn: day,
    monthsUntilVisit: z.int().positive(),
    noticeWorkingDays: z.int().positive(),
    daysOnSite: z.object({ min: z.int().positive(), max: z.int().positive() }),
    judgementScale: z.array(z.string()).min(2),
    requestTurnaroundHours: z.number().positive(),
    words: z.object({ area: z.string(), areas: z.string(), plan: z.string() }),
  }),
  areas: z
    .array(
      z.object({
        number: z.int().positive(),
        title: z.string().min(1),
        weakness: z.string().min(1),
        leadRole: z.string(),
      }),
    )
    .min(1),
});

/** A programme with its visit profile and areas, from a file an operator wrote (docs/operations.md shows one). */
export async function createProgramme(core: Core, file: string): Promise<number> {
  const parsed = programmeFile.safeParse(JSON.parse(await readFile(file, 'utf8')));
  if (!parsed.success)
    throw new Error(
      `${file} is not right:\n${parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`).join('\n')}`,
    );
  const { slug, name, visit, areas } = parsed.data;
  const programmeId = crypto.randomUUID();
  await core.database.inProgramme(programmeId, async (tx) => {
    await tx.query('INSERT INTO programme (id, slug, name, visit_profile) VALUES ($1, $2, $3, $4)', [
      programmeId,
      slug,
      name,
      JSON.stringify(visit),
    ]);
    for (const area of areas)
      await tx.query(
        'INSERT INTO area (programme_id, number, title, weakness, lead_role) VALUES ($1, $2, $3, $4, $5)',
        [programmeId, area.number, area.title, area.weakness, area.leadRole],
      );
  });
  console.log(
    `Programme ${slug} is there with ${areas.length} areas. Make its first administrator: create-administrator --programme ${slug} …`,
  );
  return 0;
}
