import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { FakeCheckout } from './testing/fake-checkout.js';

let checkout: FakeCheckout;

afterEach(() => checkout.remove());

const admin = (...args: string[]) => checkout.start({}, 'admin.mjs', args);

it('runs a command beside the running portal, on its servers', async () => {
  checkout = await FakeCheckout.make();
  const start = checkout.start();
  await start.says('Ctrl-C stops it');
  expect(await admin('verify-audit').ended).toBe(0);
  expect(checkout.notes.at(-1)).toBe('command verify-audit as owner');
  expect(start.code).toBeUndefined();
});

it('starts the servers for a command when nothing runs, and stops them after it', async () => {
  checkout = await FakeCheckout.make();
  expect(await admin('verify-audit').ended).toBe(0);
  expect(checkout.notes).toEqual(['build', 'command verify-audit as owner', 'store stops']);
  expect(checkout.processes()).toEqual([]);
  expect(existsSync(join(checkout.dataDir, 'running.json'))).toBe(false);
});

it("ends with the command's own code", async () => {
  checkout = await FakeCheckout.make();
  const failing = checkout.start({ FAKE_COMMAND_FAILS: 'seal-audit' }, 'admin.mjs', ['seal-audit']);
  expect(await failing.ended).toBe(3);
  expect(checkout.processes()).toEqual([]);
});
