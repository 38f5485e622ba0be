import type { EntityManager } from 'typeorm';

/** The newer one is approved: from this moment on the older one no longer counts. */
export async function replaceOlder(tx: EntityManager, newerId: string): Promise<void> {
  await tx.query(
    `UPDATE supersession SET replaced_at = clock_timestamp()
     WHERE newer_id = $1 AND ended_at IS NULL AND replaced_at IS NULL`,
    [newerId],
  );
}

/**
 * The newer one is withdrawn: what it replaced counts again, unless the newer one was replaced itself. Then its
 * successor stands for both.
 */
export async function endReplacing(tx: EntityManager, newerId: string): Promise<void> {
  await tx.query(
    `UPDATE supersession s SET ended_at = clock_timestamp()
     WHERE s.newer_id = $1 AND s.ended_at IS NULL AND NOT EXISTS (
       SELECT 1 FROM supersession n WHERE n.older_id = $1 AND n.ended_at IS NULL AND n.replaced_at IS NOT NULL)`,
    [newerId],
  );
}
