import { existsSync, readFileSync } from 'node:fs';
import { inject } from 'vitest';

/** A cold start builds nothing here (npm test has built), but it makes and checks the whole sample. */
const patienceMs = 480_000;

const { url, ended } = inject('portal');
const until = Date.now() + patienceMs;
while (!(await fetch(`${url}/readyz`).catch(() => null))?.ok) {
  if (existsSync(ended))
    throw new Error(`The portal for the journeys did not start. ${readFileSync(ended, 'utf8')}`);
  if (Date.now() > until) throw new Error('The portal for the journeys was not ready in eight minutes.');
  await new Promise((resolve) => setTimeout(resolve, 300));
}
