/** The least time between two loads, in milliseconds. */
const leastPause = 250;
/** A load that took long is followed by a pause so many times as long, so that loading never fills the time. */
const pauseFactor = 5;

/**
 * Loads something again whenever asked, but never twice at once and not without a pause: many calls become one.
 * @param load must not reject
 */
export function createRefresher(load: () => Promise<void>): () => void {
  let isBusy = false;
  let isAsked = false;

  async function run(): Promise<void> {
    isBusy = true;
    isAsked = false;
    const began = performance.now();
    await load();
    setTimeout(
      () => {
        isBusy = false;
        if (isAsked) void run();
      },
      Math.max(leastPause, (performance.now() - began) * pauseFactor),
    );
  }

  return () => {
    isAsked = true;
    if (!isBusy) void run();
  };
}
