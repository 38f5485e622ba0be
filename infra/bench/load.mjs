import { Agent, get } from 'node:http';

/** As many as a busy hour has at once. */
const connections = 16;

/**
 * Keeps sixteen connections asking for so many seconds; requests answered a second. Throws on any other answer.
 * @param {number} port
 * @param {{ path: string; cookie: string }} request
 * @param {number} seconds
 */
export async function load(port, { path, cookie }, seconds) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const until = performance.now() + seconds * 1000;
  let answered = 0;
  const once = () =>
    new Promise((resolve, reject) => {
      get({ port, host: '127.0.0.1', path: encodeURI(path), agent, headers: { cookie } }, (answer) => {
        if (answer.statusCode !== 200) reject(new Error(`The answer was ${answer.statusCode}.`));
        answer.resume().on('end', resolve);
      }).on('error', reject);
    });
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < until) {
        await once();
        answered += 1;
      }
    }),
  );
  agent.destroy();
  return (answered * 1000) / (performance.now() - begun);
}
