import type { Config } from '@revisit/core';
import { type Logger, pino } from 'pino';

/** JSON lines on standard output. Addresses and bodies are never logged: they hold tokens and people's words. */
export const logger = (level: Config['REVISIT_LOG_LEVEL']): Logger =>
  pino({ level, base: { process: 'api' } });
