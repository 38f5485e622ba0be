import { createCore, readConfig } from '@revisit/core';
import { createApp } from './app.js';
import { logger } from './http/logging.js';

const config = readConfig(process.env);
const log = logger(config.REVISIT_LOG_LEVEL);
const core = await createCore(config);
const app = await createApp(core);
await app.listen(config.PORT, config.HOST);
log.info({ port: config.PORT }, 'listening');

let stopping = false;
async function stop(signal: string) {
  if (stopping) return;
  stopping = true;
  log.info({ signal }, 'stopping');
  await app.close();
  await core.close();
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(signal));
