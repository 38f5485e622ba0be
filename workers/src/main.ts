import { createCore, readConfig } from '@revisit/core';
import { pino } from 'pino';
import { startWorkers } from './app.js';

const config = readConfig(process.env);
const log = pino({ level: config.REVISIT_LOG_LEVEL, base: { process: 'workers' } });
const core = await createCore(config, (error) => log.warn({ error: error.message }, 'queue'));
const stopWorkers = await startWorkers(core, log);
log.info('working');

let stopping = false;
async function stop(signal: string) {
  if (stopping) return;
  stopping = true;
  log.info({ signal }, 'stopping');
  await stopWorkers();
  // Connections of jobs that were cut off are still open: the process ends all the same.
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(signal));
