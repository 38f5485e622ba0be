import { readConfiguration } from './configuration.js';
import { startObjectStore } from './server.js';

async function main(): Promise<void> {
  // Before anything is awaited, so that a stop during the start isn't lost.
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => resolve());
  });
  const store = await startObjectStore(readConfiguration(process.env));
  process.stdout.write(`${JSON.stringify({ listening: store.url })}\n`);
  await stopped;
  await store.close();
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
