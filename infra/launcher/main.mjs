import { banner } from './banner.mjs';
import { Children } from './children.mjs';
import { takeDataFolder } from './data-folder.mjs';
import { startPortal } from './portal.mjs';
import { Refusal, Stopping } from './refusal.mjs';
import { readSettings } from './settings.mjs';

/** @param {string} line */
const say = (line) => console.log(line);

// The terminal may be gone before we are: nothing that prints may end a stop half-way.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});

/** @type {Awaited<ReturnType<typeof takeDataFolder>> | undefined} */
let folder;
const children = new Children((running) => folder?.record({ children: running }));

const stopAsked = new Promise((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => resolve(undefined));
});

async function live() {
  const settings = readSettings(process.env);
  const { address, dataDir } = settings;
  folder = await takeDataFolder(dataDir, { purpose: 'start', address, marker: 'start.mjs', say });
  const portal = await startPortal({ settings, children, record: folder.record, say });
  say(banner(settings, portal.password, process.uptime()));
  await Promise.race(portal.givenUp);
}

let code = 0;
try {
  await Promise.race([live(), stopAsked.then(() => say('Stopping.'))]);
} catch (error) {
  if (!(error instanceof Stopping)) {
    code = 1;
    console.error(error instanceof Refusal ? error.message : error);
  }
}
await children.stop();
folder?.release();
if (code === 0) say('Stopped.');
process.exit(code);
