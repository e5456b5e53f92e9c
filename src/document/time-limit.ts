import { type Context, createContext, Script } from 'node:vm';

/** Some work took longer than it may. */
export class TimeLimitError extends Error {
  constructor(readonly limitMs: number) {
    super(`It took longer than ${limitMs} ms.`);
    this.name = 'TimeLimitError';
  }
}

/**
 * Does some work, which is stopped when it takes too long: inside a regular expression too, where nothing else of
 * JavaScript could stop it. What else this thread has to do waits meanwhile. Where the machine was busy with something
 * else, the work is begun once more with more time.
 * @param limitMs milliseconds
 * @param work has no effect that may not come twice or half
 * @throws TimeLimitError, and what the work throws
 */
export function withinTime<T>(limitMs: number, work: () => T): T {
  const began = processorMs();
  const first = runStoppable(limitMs, work);
  if ('result' in first) return first.result;
  const second = processorMs() - began > limitMs / 2 ? first : runStoppable(3 * limitMs, work);
  if ('result' in second) return second.result;
  throw new TimeLimitError(limitMs);
}

/** node:vm is the one place of Node that stops JavaScript; the work itself runs where it was written. */
const script = new Script('result = work()');
let context: Context | undefined;

function runStoppable<T>(timeout: number, work: () => T): { result: T } | { stopped: true } {
  context ??= createContext({});
  const shared = context as { work?: () => T; result?: T };
  shared.work = work;
  try {
    script.runInContext(context, { timeout });
    return { result: shared.result as T };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return { stopped: true };
    throw error;
  } finally {
    delete shared.work;
    delete shared.result;
  }
}

function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** How long a regular expression may be, in characters, and how many groups may stand inside each other. */
const mostLetters = 5000;
const mostGroups = 100;

/**
 * A regular expression that comes from outside. What V8 takes too long to compile, or cannot without ending the process,
 * is refused.
 * @throws SyntaxError
 */
export function createRegExp(source: string, flags: string): RegExp {
  if (source.length > mostLetters) throw new SyntaxError(`It has more than ${mostLetters} characters.`);
  let open = 0;
  for (const [token] of source.matchAll(/\\.|[()]/gs)) {
    open += token === '(' ? 1 : token === ')' ? -1 : 0;
    if (open > mostGroups) throw new SyntaxError(`More than ${mostGroups} of its groups stand inside each other.`);
  }
  return new RegExp(source, flags);
}
