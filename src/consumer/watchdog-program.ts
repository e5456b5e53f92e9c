import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { signalTree } from './process-tree.js';

/*
 * Run by watchdog.ts as a process of its own. Lines of its input say what is to be left behind by nobody: "+ process 12",
 * "+ folder /tmp/a"; the same with a minus when it is gone. The input ends when the kit does, however it ended.
 */
const guarded = new Set<string>();

for await (const line of createInterface({ input: process.stdin })) {
  if (line.startsWith('+ ')) guarded.add(line.slice(2));
  else guarded.delete(line.slice(2));
}
for (const one of guarded) if (one.startsWith('process ')) signalTree(Number(one.slice('process '.length)), 'SIGKILL');
for (const one of guarded)
  if (one.startsWith('folder ')) rmSync(one.slice('folder '.length), { recursive: true, force: true, maxRetries: 5 });
