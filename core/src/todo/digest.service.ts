import type { EntityManager } from 'typeorm';
import type { Role } from '../access/permissions.js';
import { type Day, isWorkingDay, today } from '../calendar/calendar.js';
import type { Database } from '../database/database.js';
import { notFound } from '../errors/errors.js';
import { postMail } from '../mail/post-mail.js';
import { dailyDigest } from '../mail/templates/daily-digest.js';
import { digestHours, isToTell, type Told, usualDigest } from './digest.rules.js';
import type { TodoService } from './todo.service.js';
import type { TodoItem, TodoView } from './todo.types.js';

interface Reader {
  person_id: string;
  name: string;
  address: string;
  roles: Role[];
  area_ids: string[];
}

/** More of one group are counted, not listed. */
const itemsAtMost = 6;

const inLondon = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: 'numeric',
  hourCycle: 'h23',
});
const dayInWords = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
const words = (day: Day) => dayInWords.format(new Date(day)).replace(',', '');

/** One message a person and working day, of what their to-do list holds and they have not been told of lately. */
export class DigestService {
  constructor(
    private readonly database: Database,
    private readonly todo: TodoService,
  ) {}

  /** Writes the messages whose hour has come. Returns how many. Safe to run in several processes at once. */
  async writeDue(programmeId: string, now = new Date()): Promise<number> {
    const day = today(now);
    const hour = Number(inLondon.format(now));
    if (!isWorkingDay(day) || hour < digestHours.first || hour > digestHours.last) return 0;
    const readers = await this.database.inProgramme(programmeId, (tx) =>
      tx.query<Reader[]>(
        `SELECT m.person_id, p.name, a.email AS address, m.roles,
           coalesce((SELECT array_agg(l.area_id) FROM membership_area l WHERE l.membership_id = m.id), '{}') AS area_ids
         FROM membership m JOIN person p ON p.id = m.person_id JOIN account a ON a.person_id = p.id
           LEFT JOIN digest_choice c ON c.programme_id = m.programme_id AND c.person_id = m.person_id
         WHERE m.programme_id = $1 AND m.ended_at IS NULL AND a.password_hash IS NOT NULL AND a.disabled_at IS NULL
           AND extract(isodow FROM $2::date)::int = ANY(coalesce(c.days, $3::int[])) AND coalesce(c.hour, $4::int) <= $5::int
           AND NOT EXISTS (SELECT 1 FROM digest d WHERE d.programme_id = $1 AND d.person_id = m.person_id AND d.day = $2::date)`,
        [programmeId, day, usualDigest.days, usualDigest.hour, hour],
      ),
    );
    let written = 0;
    for (const reader of readers) if (await this.write(programmeId, reader, day)) written += 1;
    return written;
  }

  private async write(programmeId: string, reader: Reader, day: Day): Promise<boolean> {
    const { person_id: personId, name, address, roles, area_ids: areaIds } = reader;
    const waits = await this.todo.of({ programmeId, personId, roles, areaIds });
    return this.database.inProgramme(programmeId, async (tx) => {
      const [mine] = await tx.query<{ id: string }[]>(
        `INSERT INTO digest (programme_id, person_id, day) VALUES ($1, $2, $3)
         ON CONFLICT (programme_id, person_id, day) DO NOTHING RETURNING id`,
        [programmeId, personId, day],
      );
      if (!mine) return false;
      const known = await knownItems(tx, programmeId, personId);
      const groups = groupsToTell(waits, known, day);
      const told = groups.flatMap(({ items }) => items);
      await this.remember(tx, { programmeId, personId, day, told, waits });
      if (told.length === 0) return false;
      const { slug } = await programme(tx, programmeId);
      const closed = await personalEvidence(tx, told);
      const { mailId } = await postMail(tx, {
        programmeId,
        to: { name, address },
        template: dailyDigest,
        values: {
          day: words(day),
          groups: groups.map(({ title, items }) => ({
            title,
            items: items.slice(0, itemsAtMost).map((item) => line(item, slug, closed.has(evidenceOf(item)))),
            more: Math.max(items.length - itemsAtMost, 0),
          })),
          before: waits.count - told.length,
        },
        about: { kind: 'person', id: personId },
        once: `digest:${personId}:${day}`,
      });
      await tx.query('UPDATE digest SET mail_id = $2 WHERE id = $1', [mine.id, mailId]);
      return true;
    });
  }

  /** What was told counts once more; what waits no longer is forgotten, so that it is news if it comes back. */
  private async remember(
    tx: EntityManager,
    { programmeId, personId, day, told, waits }: Remembered,
  ): Promise<void> {
    await tx.query(
      'DELETE FROM digest_item WHERE programme_id = $1 AND person_id = $2 AND NOT (item = ANY($3::text[]))',
      [programmeId, personId, waits.groups.flatMap(({ items }) => items.map(keyOf))],
    );
    await tx.query(
      `INSERT INTO digest_item (programme_id, person_id, item, told, told_on)
       SELECT $1, $2, item, 1, $4 FROM unnest($3::text[]) AS item
       ON CONFLICT (programme_id, person_id, item) DO UPDATE SET told = digest_item.told + 1, told_on = excluded.told_on`,
      [programmeId, personId, [...new Set(told.map(keyOf))], day],
    );
  }
}

interface Remembered {
  programmeId: string;
  personId: string;
  day: Day;
  told: TodoItem[];
  waits: TodoView;
}

const keyOf = (item: TodoItem) => `${item.kind}:${item.id}`;

const groupsToTell = (waits: TodoView, known: Map<string, Told>, day: Day) =>
  waits.groups
    .map(({ title, items }) => ({
      title,
      items: items.filter((item) => isToTell(item.due, known.get(keyOf(item)), day)),
    }))
    .filter(({ items }) => items.length > 0);

function line(item: TodoItem, slug: string, closed: boolean) {
  const due = item.due ? `Due ${words(item.due)}.` : '';
  // A document that names a child has a title and remarks that may name it too: they stay in the portal.
  if (closed) return { what: 'A personal document', note: due, path: `/p/${slug}${item.href}` };
  const note = item.note.trim();
  const sentence = note === '' || /[.!?]$/.test(note) ? note : `${note}.`;
  return { what: item.what, note: `${sentence} ${due}`.trim(), path: `/p/${slug}${item.href}` };
}

/** The piece of evidence an item leads to. */
const evidenceOf = (item: TodoItem): string =>
  /(?:\/evidence\/|evidence=)([0-9a-f-]{36})/.exec(item.href)?.[1] ?? '';

async function personalEvidence(tx: EntityManager, items: TodoItem[]): Promise<Set<string>> {
  const ids = items.map(evidenceOf).filter((id) => id !== '');
  const rows = await tx.query<{ id: string }[]>(
    `SELECT id FROM evidence WHERE id = ANY($1::uuid[]) AND sensitivity = 'personal'`,
    [ids],
  );
  return new Set(rows.map(({ id }) => id));
}

async function knownItems(
  tx: EntityManager,
  programmeId: string,
  personId: string,
): Promise<Map<string, Told>> {
  const rows = await tx.query<{ item: string; told: number; told_on: Day }[]>(
    `SELECT item, told, told_on::text AS told_on FROM digest_item WHERE programme_id = $1 AND person_id = $2`,
    [programmeId, personId],
  );
  return new Map(rows.map(({ item, told, told_on }) => [item, { times: told, on: told_on }]));
}

async function programme(tx: EntityManager, programmeId: string): Promise<{ slug: string }> {
  const [row] = await tx.query<{ slug: string }[]>('SELECT slug FROM programme WHERE id = $1', [programmeId]);
  if (!row) throw notFound('programme');
  return row;
}
