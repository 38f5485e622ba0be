/** How long an answer waits for the workers; a longer reading is asked for again with its token. */
const waitMs = 20_000;
const lookEveryMs = 100;

/** What a look at a file gives once it is read; after a while, word that it is still being read. */
export async function whenRead<View extends { state: string }>(look: () => Promise<View>): Promise<View> {
  const last = Date.now() + waitMs;
  for (;;) {
    const view = await look();
    if (view.state !== 'reading' || Date.now() > last) return view;
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
  }
}
