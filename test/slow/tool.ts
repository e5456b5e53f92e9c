import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** The file behind a command of a development dependency: node runs it, so that a signal reaches it and no shell. */
export function binOf(packageName: string, command: string): string {
  const file = createRequire(import.meta.url).resolve(`${packageName}/package.json`);
  const { bin } = JSON.parse(readFileSync(file, 'utf8')) as { bin: Record<string, string> };
  return join(dirname(file), bin[command] as string);
}

export interface Tool {
  process: ChildProcess;
  /** stdout and stderr, in the order of their coming. */
  output(): string;
  /** Resolves with the match as soon as the output holds the pattern; rejects when the tool ends before. */
  waitFor(pattern: RegExp): Promise<RegExpExecArray>;
  /** Resolves with the exit status. */
  ended: Promise<number | null>;
  /** Ends the tool if it still runs, and resolves when it has gone. */
  stop(): Promise<void>;
}

/** Starts a tool in the root of the repository, its telemetry off. */
export function startTool(command: string, args: readonly string[], env: Record<string, string> = {}): Tool {
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, CI: 'true', NO_COLOR: '1', REDOCLY_TELEMETRY: 'off', PACT_DO_NOT_TRACK: 'true', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const read = (text: string) => {
    output += text;
  };
  child.stdout.setEncoding('utf8').on('data', read);
  child.stderr.setEncoding('utf8').on('data', read);
  const ended = once(child, 'close').then(([status]) => status as number | null);
  return {
    process: child,
    output: () => output,
    ended,
    waitFor: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const match = pattern.exec(output);
          if (match) resolve(match);
        };
        child.stdout.on('data', look);
        child.stderr.on('data', look);
        void ended.then((status) => reject(new Error(`It ended with ${status} and did not say ${pattern}: ${output}`)));
        look();
      }),
    async stop() {
      child.kill();
      await ended;
    },
  };
}

/** Runs a tool to its end. */
export async function runTool(
  command: string,
  args: readonly string[],
): Promise<{ status: number | null; output: string }> {
  const tool = startTool(command, args);
  return { status: await tool.ended, output: tool.output() };
}
