import { layout } from './layout.mjs';
import { startObjectStore } from './object-store.mjs';
import { rememberedPort } from './ports.mjs';
import { startPostgres } from './postgres.mjs';
import { DATABASE, OWNER } from './postgres-cluster.mjs';

/** @import { Children } from './children.mjs' */
/** @import { Settings } from './settings.mjs' */

/**
 * Starts the servers that were not given, and says how to reach them in the same words that would have given them.
 * @param {Settings} settings
 * @param {Children} children
 * @param {(line: string) => void} say
 */
export async function startEmbeddedParts(settings, children, say) {
  const { dataDir } = settings;
  const { ports } = layout(dataDir);
  /** @type {NodeJS.ProcessEnv} */
  const environment = {};
  /** @type {Promise<never>[]} */
  const givenUp = [];
  if (settings.embedsDatabase) {
    const port = await rememberedPort(ports, 'postgres');
    const postgres = await startPostgres({ dataDir, port, children, say });
    say(`PostgreSQL ${postgres.made ? 'is set up and ' : ''}runs on 127.0.0.1:${port}.`);
    environment.DATABASE_URL = postgres.url();
    environment.DATABASE_OWNER_URL = postgres.url(DATABASE, OWNER);
    givenUp.push(postgres.givenUp);
  }
  if (settings.embedsObjectStore) {
    const port = await rememberedPort(ports, 'objectStore');
    const origins = pageOrigins(settings);
    const store = await startObjectStore({ dataDir, port, origins, children, say });
    say(`The object store runs on 127.0.0.1:${port}.`);
    Object.assign(environment, store.environment);
    givenUp.push(store.givenUp);
  }
  return { environment, givenUp };
}

/**
 * Every address a page of the portal may have on this computer: the browser names it when it uploads.
 * @param {Settings} settings
 */
function pageOrigins({ port, host, address }) {
  const hosts = ['localhost', '127.0.0.1', '[::1]', host.includes(':') ? `[${host}]` : host];
  return [...new Set([...hosts.map((name) => `http://${name}:${port}`), new URL(address).origin])];
}
