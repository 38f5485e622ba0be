import { readFileSync, writeFileSync } from 'node:fs';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Core } from '@revisit/core';
import { appModule } from './app.js';
import { openApiDocument } from './http/openapi.js';

/** `node api/dist/openapi.js` writes api/openapi.json from the code; with --check it compares, and fails on a difference. */
const file = new URL('../openapi.json', import.meta.url);

// Routes and shapes are read from decorators: no service is called, so none has to be there.
const app = await NestFactory.create<NestFastifyApplication>(appModule({} as Core), new FastifyAdapter(), {
  logger: ['error'],
});
const text = `${JSON.stringify(openApiDocument(app), null, 2)}\n`;
await app.close();

if (!process.argv.includes('--check')) writeFileSync(file, text);
else if (readFileSync(file, 'utf8') !== text) {
  console.error(
    'api/openapi.json is not what the code says. Run: npm run build && npm run openapi -w api && npm run schema -w web',
  );
  process.exitCode = 1;
}
