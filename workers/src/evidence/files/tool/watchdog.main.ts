import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';

/**
 * Watches its own process from a second thread, so that it goes on watching while the first is deep in a parser. Memory of
 * WebAssembly and of native libraries lies outside the heap limit, so the whole process is measured; and a process whose
 * parent has died must not live on.
 */
const { memoryBytes, lifetimeMs } = z.object({ memoryBytes: z.int(), lifetimeMs: z.int() }).parse(workerData);
const pollMs = 50;

const end = (): void => {
  process.kill(process.pid, 'SIGKILL');
};
setInterval(() => {
  if (process.memoryUsage.rss() > memoryBytes) end();
}, pollMs);
setTimeout(end, lifetimeMs);
parentPort?.postMessage('watching');
