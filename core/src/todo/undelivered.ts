import type { EntityManager } from 'typeorm';
import type { Caller } from '../access/caller.js';
import { may } from '../access/permissions.js';
import { templateOf } from '../mail/templates/index.js';
import type { TodoItem } from './todo.types.js';

type Stopped = 'refused' | 'failed' | 'unsure' | 'returned';

/** As long as the words of messages to people with an account are kept: by then somebody has noticed by other ways. */
const daysOnTheList = 30;

const words: Record<Stopped, string> = {
  refused: 'The mail server refused it',
  failed: 'It could not be sent for two days',
  unsure: 'Nobody knows whether it arrived',
  returned: 'It came back',
};

/**
 * Messages this person sent that stopped on their way, until they are sent again, called off or erased; and those that came back,
 * until a newer one takes their place, for a month at most.
 */
export async function undelivered(tx: EntityManager, caller: Caller): Promise<TodoItem[]> {
  const rows = await tx.query<
    { id: string; template: string; state: Stopped; answer: string | null; about_kind: string; since: Date }[]
  >(
    `SELECT id, template, state, answer, about_kind, ended_at AS since FROM mail
     WHERE programme_id = $1 AND posted_by = $2 AND (
       (state IN ('refused', 'failed', 'unsure') AND cleared_at IS NULL)
       OR (state = 'returned' AND answer IS NOT NULL AND ended_at > now() - $3 * interval '1 day'))
     ORDER BY ended_at LIMIT 200`,
    [caller.programmeId, caller.personId, daysOnTheList],
  );
  return rows.map((row) => ({
    id: row.id,
    kind: 'undelivered',
    what: `${templateOf(row.template)?.title ?? 'A message'}: not delivered`,
    note: row.answer ? `${words[row.state]}: ${row.answer}` : words[row.state],
    areaNumbers: [],
    due: null,
    since: row.since,
    href: may(caller.roles, 'mail.read') ? `/mail/${row.id}` : (pages[row.about_kind] ?? '/'),
    verb: 'Look',
  }));
}

/** Where whoever may not open outgoing mail finds what a message was about. */
const pages: Record<string, string> = { nominee: '/nominations' };
