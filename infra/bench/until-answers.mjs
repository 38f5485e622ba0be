/**
 * Waits until a server answers the request with 200.
 * @param {number} port
 * @param {{ path: string; cookie: string }} request
 */
export async function untilAnswersHttp(port, { path, cookie }) {
  for (let tries = 0; tries < 100; tries += 1) {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { cookie } }).catch(() => null);
    if (answer?.status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`Port ${port} did not answer in twenty seconds.`);
}
