import { parentPort, workerData } from 'node:worker_threads';
import type { ChildLimits } from './contract.js';

/**
 * Watches its own process from a second thread, so that it goes on watching while the first is deep in a parser. Memory of
 * WebAssembly and of native libraries lies outside the heap limit, so the whole process is measured; and a process whose
 * parent has died must not live on.
 */
const { memoryBytes, lifetimeMs } = workerData as ChildLimits;
const pollMs = 50;

const end = (): void => {
  process.kill(process.pid, 'SIGKILL');
};
setInterval(() => {
  if (process.memoryUsage.rss() > memoryBytes) end();
}, pollMs);
setTimeout(end, lifetimeMs);
parentPort?.postMessage('watching');
