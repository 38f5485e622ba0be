import type { ParseArgsConfig } from 'node:util';
import { verifyAudit } from '../audit/audit.chain.js';
import { readConfig } from '../config/config.js';
import { type Core, createCore } from '../core.js';
import { drift } from '../database/drift.js';
import { migrate } from '../database/migrate.js';
import { makeSample } from '../sample/make-sample.js';
import { Storage } from '../storage/storage.js';
import { createAdministrator } from './create-administrator.js';
import { createProgramme } from './create-programme.js';
import { newPassword } from './new-password.js';
import { renamePerson } from './rename-person.js';

interface Command {
  usage: string;
  options: ParseArgsConfig['options'];
  /** The exit code. */
  run(values: Record<string, string | undefined>): Promise<number>;
}

const text = { type: 'string' as const };

function required(values: Record<string, string | undefined>, name: string): string {
  const value = values[name];
  if (!value) throw new Error(`Give --${name}.`);
  return value;
}

const ownerUrl = () =>
  required({ DATABASE_OWNER_URL: process.env.DATABASE_OWNER_URL }, 'DATABASE_OWNER_URL').replace(/^--/, '');

async function withCore(work: (core: Core) => Promise<number>): Promise<number> {
  const core = await createCore(readConfig(process.env));
  try {
    return await work(core);
  } finally {
    await core.close();
  }
}

export const commands: Record<string, Command> = {
  migrate: {
    usage: '                bring the database to the newest schema (needs DATABASE_OWNER_URL)',
    options: {},
    async run() {
      const config = readConfig(process.env);
      const done = await migrate(ownerUrl(), config.DATABASE_URL);
      const storage = new Storage(config);
      await storage.ensureBucket();
      storage.destroy();
      console.log(done.length === 0 ? 'The database is up to date.' : `Migrated: ${done.join(', ')}.`);
      return 0;
    },
  },
  sample: {
    usage: '                 make the sample programmes in an empty database (workers must be running)',
    options: {},
    run: () =>
      withCore(async (core) => {
        const password = core.config.REVISIT_SAMPLE_PASSWORD;
        if (!password) throw new Error('Set REVISIT_SAMPLE_PASSWORD.');
        const result = await makeSample(core, ownerUrl(), password);
        console.log(result === 'made' ? 'The sample is complete.' : 'The sample is there already.');
        return 0;
      }),
  },
  'create-programme': {
    usage: '       --file programme.json',
    options: { file: text },
    run: (values) => withCore((core) => createProgramme(core, required(values, 'file'))),
  },
  'create-administrator': {
    usage: '   --programme SLUG --email ADDRESS --name NAME [--job-title TITLE]',
    options: { programme: text, email: text, name: text, 'job-title': text },
    run: (values) =>
      withCore((core) =>
        createAdministrator(core, {
          slug: required(values, 'programme'),
          email: required(values, 'email'),
          name: required(values, 'name'),
          jobTitle: values['job-title'] ?? 'Administrator',
        }),
      ),
  },
  'new-password': {
    usage: '           --email ADDRESS: a link for somebody who has forgotten their password',
    options: { email: text },
    run: (values) => withCore((core) => newPassword(core, required(values, 'email'))),
  },
  'rename-person': {
    usage: '          --email ADDRESS --name NAME --job-title TITLE: also of somebody in several programmes',
    options: { email: text, name: text, 'job-title': text },
    run: (values) =>
      withCore((core) =>
        renamePerson(core, {
          email: required(values, 'email'),
          name: required(values, 'name'),
          jobTitle: required(values, 'job-title'),
        }),
      ),
  },
  'verify-audit': {
    usage: '           check the audit chain of every programme',
    options: {},
    run: () =>
      withCore(async (core) => {
        let faults = 0;
        for (const programmeId of await core.database.programmeIds()) {
          const report = await verifyAudit(core.database, programmeId);
          faults += report.faults.length;
          console.log(
            report.faults.length === 0
              ? `Programme ${programmeId}: ${report.sealed} entries sealed, ${report.waiting} waiting, chain whole. Head ${report.head}`
              : `Programme ${programmeId}: the chain is broken.\n${report.faults.map((fault) => `  ${fault}`).join('\n')}`,
          );
        }
        return faults === 0 ? 0 : 1;
      }),
  },
  'seal-audit': {
    usage: '             seal what waits now, without waiting for the workers',
    options: {},
    run: () =>
      withCore(async (core) => {
        let count = 0;
        for (const programmeId of await core.database.programmeIds())
          count += await core.sealAudit(programmeId);
        console.log(`${count} entries sealed.`);
        return 0;
      }),
  },
  'sweep-objects': {
    usage: '          remove objects that no row knows [--older-than-minutes N, default 360]',
    options: { 'older-than-minutes': text },
    run: (values) =>
      withCore(async (core) => {
        const minutes = Number(values['older-than-minutes'] ?? 360);
        let count = 0;
        for (const programmeId of await core.database.programmeIds())
          count += (await core.sweepObjects(programmeId, minutes * 60_000)).length;
        console.log(`${count} objects removed.`);
        return 0;
      }),
  },
  'check-drift': {
    usage: '            compare the migrated database with the entities (needs DATABASE_OWNER_URL)',
    options: {},
    async run() {
      const differences = await drift(ownerUrl());
      console.log(
        differences.length === 0
          ? 'Entities and migrations agree.'
          : `Entities and migrations disagree:\n${differences.join('\n')}`,
      );
      return differences.length === 0 ? 0 : 1;
    },
  },
};
