import type { AllowedOrigins } from './protocol/cors.js';
import type { ObjectStoreOptions } from './server.js';

/**
 * Reads the store's options from environment variables; throws with a line for the operator on a wrong one.
 */
export function readConfiguration(environment: NodeJS.ProcessEnv): ObjectStoreOptions {
  const required = (name: string): string => {
    const value = environment[name];
    if (!value) throw new Error(`Set ${name}: the object store can not start without it.`);
    return value;
  };
  const port = required('OBJECT_STORE_PORT');
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new Error('Set OBJECT_STORE_PORT to a port from 0 to 65535; 0 takes any free one.');
  }
  return {
    directory: required('OBJECT_STORE_DIR'),
    port: Number(port),
    accessKeyId: required('OBJECT_STORE_ACCESS_KEY_ID'),
    secretAccessKey: required('OBJECT_STORE_SECRET_ACCESS_KEY'),
    region: environment.OBJECT_STORE_REGION || 'eu-west-2',
    corsOrigins: readOrigins(environment.OBJECT_STORE_CORS_ORIGINS ?? ''),
  };
}

function readOrigins(list: string): AllowedOrigins {
  if (list.trim() === '*') return '*';
  const origins = list
    .split(',')
    .map((origin) => origin.trim())
    .filter((origin) => origin !== '');
  for (const origin of origins) {
    if (!URL.canParse(origin) || new URL(origin).origin !== origin) {
      throw new Error(
        `OBJECT_STORE_CORS_ORIGINS holds "${origin}", which is not an origin such as http://localhost:3000.`,
      );
    }
  }
  return origins;
}
