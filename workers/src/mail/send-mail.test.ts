import { TestMailServer } from '@revisit/core/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { rowsOf, untilIs, type WorkingPortal, workingPortal } from '../testing/working-portal.js';

let server: TestMailServer;
let portal: WorkingPortal;
beforeAll(async () => {
  server = await TestMailServer.start();
  portal = await workingPortal('PostgreSQL', 0, {
    SMTP_URL: server.url,
    MAIL_FROM: 'no-reply@council.example.test',
    REVISIT_PUBLIC_URL: 'https://portal.example.test',
  });
});
afterAll(async () => {
  await portal.close();
  await server.down();
});

it('leaves by itself after the commit, and waits without a failed job while the mail server is away', async () => {
  const { core } = portal;
  const programme = await portal.programme();
  const stateOf = async (mailId: string) => {
    const [row] = await rowsOf<{ state: string; tries: number }>(
      core,
      programme,
      'SELECT state, tries FROM mail WHERE id = $1',
      [mailId],
    );
    return row;
  };
  const first = await core.outgoing.sendTest(programme.admin);
  await untilIs(
    () => stateOf(first.id),
    (row) => row?.state === 'sent',
  );
  expect(server.received.map(({ to }) => to)).toEqual([[programme.admin.email]]);

  await server.down();
  const second = await core.outgoing.sendTest(programme.admin);
  await untilIs(
    () => stateOf(second.id),
    (row) => row?.state === 'waiting' && row.tries > 0,
  );
  await portal.quiet(programme);
  expect(await rowsOf(core, programme, `SELECT 1 FROM job WHERE state = 'failed'`)).toEqual([]);
  await server.up();
  await rowsOf(core, programme, 'UPDATE mail SET due_at = now() WHERE id = $1', [second.id]);
  await core.mail.putDue(programme.id);
  await untilIs(
    () => stateOf(second.id),
    (row) => row?.state === 'sent',
  );
  expect(server.received).toHaveLength(2);
});
