/** How often a process looks whether its parent is still there, in milliseconds. No event tells it. */
const lookMs = 500;

/**
 * Resolves when the program is told to end. npm and npx run it under a shell, which does not hand their signals on: there
 * it ends when that shell is gone.
 */
export function untilEnded(signal: AbortSignal, env: Readonly<Record<string, string | undefined>>): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
    if (env.npm_execpath === undefined) return;
    const parent = process.ppid;
    const look = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(look);
      resolve();
    }, lookMs);
    look.unref();
    signal.addEventListener('abort', () => clearInterval(look), { once: true });
  });
}
