import { record } from '../audit/audit.service.js';
import type { Core } from '../core.js';
import type { AccountRow } from '../people/new-password-link.js';

/**
 * The name and job title of somebody who belongs to several programmes: no administrator of one may change what the others
 * read. On record in each of theirs.
 */
export async function renamePerson(
  core: Core,
  { email, name, jobTitle }: { email: string; name: string; jobTitle: string },
): Promise<number> {
  const address = email.trim().toLowerCase();
  const [account] = await core.database.ask<AccountRow>('SELECT * FROM account_for_new_password($1)', [
    address,
  ]);
  if (!account)
    throw new Error(
      `Nobody signs in with the address ${address}. Whoever is only invited is changed by an administrator, under “People”.`,
    );
  const { person_id: personId, programme_ids: programmeIds } = account;
  await core.database.asPerson(personId, async (tx, enter) => {
    await tx.query('UPDATE person SET name = $2, job_title = $3 WHERE id = $1', [personId, name, jobTitle]);
    for (const programmeId of programmeIds) {
      await enter(programmeId);
      // An administrator who has them open saves nothing over it.
      await tx.query(
        'UPDATE membership SET version = version + 1 WHERE programme_id = $1 AND person_id = $2',
        [programmeId, personId],
      );
      await record(
        tx,
        { programmeId, personId: null },
        'person.changed',
        { kind: 'person', id: personId },
        { fields: ['name', 'jobTitle'], by: 'operator' },
      );
    }
  });
  console.log(`${address} is ${name}, ${jobTitle}, in every programme they belong to.`);
  return 0;
}
