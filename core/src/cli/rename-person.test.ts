import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type Core, createCore } from '../core.js';
import { aProgramme, asOwner, refusalOf, testConfig } from '../testing/index.js';
import { renamePerson } from './rename-person.js';

let core: Core;
beforeAll(async () => {
  core = await createCore(testConfig());
});
afterAll(() => core.close());

const wanted = { name: 'Robin Example', jobTitle: 'Head of Something' };

it('gives a person another name in every programme, on record in each as the operator’s act', async () => {
  const [here, there] = [await aProgramme(core), await aProgramme(core)];
  const { personId, email } = here.officer;
  await core.people.add(there.admin, () => ({
    ...wanted,
    email,
    roles: ['contributor'],
    areaIds: [],
    inviteBy: 'hand',
  }));
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  try {
    expect(await renamePerson(core, { email: ` ${email.toUpperCase()}`, ...wanted })).toBe(0);
  } finally {
    log.mockRestore();
  }
  for (const { admin, id } of [here, there]) {
    expect(await core.people.one(admin, personId)).toMatchObject({ ...wanted, version: 2 });
    const entries = await asOwner(
      core,
      `SELECT person_id, details FROM audit_entry WHERE programme_id = $1 AND subject_id = $2 AND action = 'person.changed'`,
      [id, personId],
    );
    expect(entries).toEqual([{ person_id: null, details: { fields: ['name', 'jobTitle'], by: 'operator' } }]);
    const older = { ...wanted, roles: ['contributor' as const], areaIds: [], ended: false };
    expect(await refusalOf(core.people.change(admin, personId, 1, () => older))).toBe('409 stale-version');
  }
});

it('refuses an address that nobody signs in with', async () => {
  await expect(renamePerson(core, { email: 'nobody@test.invalid', ...wanted })).rejects.toThrow(
    'Nobody signs in with the address nobody@test.invalid.',
  );
});
