/** The portal's servers as small as the launcher can tell: they listen, answer, stop when asked and write down when. */

const writeDown = `
import { appendFileSync } from 'node:fs';
import { connect } from 'node:net';
const note = (line) => appendFileSync(process.env.FAKE_NOTES, line + '\\n');
`;

/** On SIGTERM it notes whether the database was still there, then ends. */
const endsWhenAsked = `
process.once('SIGTERM', () => {
  const { hostname, port } = new URL(process.env.DATABASE_URL);
  const end = (state) => { note(name + ' stops, database ' + state); process.exit(0); };
  connect(Number(port), hostname, () => end('up')).on('error', () => end('down'));
});
`;

const http = `
import { createServer } from 'node:http';
const listen = (port, host, answer) =>
  createServer((request, response) => answer(request.url, response)).listen(port, host);
`;

export const fakeFiles: Record<string, string> = {
  'core/dist/cli/main.js': `${writeDown}
const [command] = process.argv.slice(2);
note('command ' + command + (process.env.DATABASE_OWNER_URL ? ' as owner' : ''));
if (process.env.FAKE_COMMAND_FAILS === command) {
  console.error('The ' + command + ' has gone wrong on purpose.');
  process.exit(3);
}
`,
  'api/dist/main.js': `${writeDown}${http}
const name = 'api';
note('api owner ' + (process.env.DATABASE_OWNER_URL ?? 'unknown') + ' sample ' + process.env.REVISIT_SAMPLE);
if (process.env.FAKE_API_DIES) {
  console.error('{"level":"error","msg":"the API dies on purpose"}');
  process.exit(4);
}
console.log('{"msg":"the API listens"}');
let asked = 0;
listen(Number(process.env.PORT), process.env.HOST, (url, response) => {
  const sampleIsBeingRead = url === '/readyz' && asked++ === 0 && process.env.REVISIT_SAMPLE === 'true';
  response.statusCode = sampleIsBeingRead ? 503 : 200;
  response.end(JSON.stringify({ missing: sampleIsBeingRead ? ['sample'] : [] }));
});
${endsWhenAsked}`,
  // It has a helper of its own, which must not outlive it.
  'workers/dist/main.js': `${writeDown}
import { spawn } from 'node:child_process';
const name = 'workers';
spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', '--', import.meta.filename]);
${endsWhenAsked}`,
  'infra/object-store/dist/main.js': `${writeDown}${http}
const port = Number(process.env.OBJECT_STORE_PORT);
listen(port, '127.0.0.1', (_, response) => response.end());
console.log(JSON.stringify({ listening: 'http://127.0.0.1:' + port }));
process.once('SIGTERM', () => { note('store stops'); process.exit(0); });
`,
  'web/dist/index.html': '<!doctype html>',
  'node_modules/turbo/bin/turbo': `
const { appendFileSync } = require('node:fs');
appendFileSync(process.env.FAKE_NOTES, 'build\\n');
`,
  'package.json': '{ "name": "fake", "private": true, "type": "module" }',
  'package-lock.json': '{}',
  'node_modules/turbo/package.json': '{ "type": "commonjs" }',
};
