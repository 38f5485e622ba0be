import type { EntityManager } from 'typeorm';

/** Whether other programmes name this member too: `ever`, and still `today`. Which ones, nobody is told. */
export interface Elsewhere {
  ever: boolean;
  today: boolean;
}

/**
 * Asked of a member before anything that is theirs in every programme is touched. They are held meanwhile: nobody makes them
 * a member of another programme, or ends that, before this transaction has ended.
 */
export async function elsewhere(tx: EntityManager, personId: string): Promise<Elsewhere> {
  await tx.query('SELECT 1 FROM person WHERE id = $1 FOR UPDATE', [personId]);
  const [row] = await tx.query<Elsewhere[]>('SELECT * FROM member_elsewhere($1)', [personId]);
  return row ?? { ever: false, today: false };
}
