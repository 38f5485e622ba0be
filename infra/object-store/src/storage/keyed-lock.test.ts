import { expect, it } from 'vitest';
import { KeyedLock } from './keyed-lock.js';

it('lets one piece of work at a time run for a key, in order, also after a failure, and others beside it', async () => {
  const lock = new KeyedLock();
  const events: string[] = [];
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const first = lock.run('a', async () => {
    events.push('first begins');
    await held;
    events.push('first fails');
    throw new Error('first');
  });
  const second = lock.run('a', async () => events.push('second'));
  await lock.run('b', async () => events.push('other key'));
  release();
  await expect(first).rejects.toThrow('first');
  await second;
  expect(events).toEqual(['first begins', 'other key', 'first fails', 'second']);
});
