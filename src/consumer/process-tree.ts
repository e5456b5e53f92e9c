import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/**
 * Sends a signal to a process and to all that it started, the youngest first. What is gone already is passed over.
 * @param pid of this system; on Windows, which knows no signals, all of them are ended
 */
export function signalTree(pid: number, signal: NodeJS.Signals): void {
  if (process.platform === 'win32') {
    attempt(() => execFileSync('taskkill', ['/pid', String(pid), '/t', '/f'], { stdio: 'ignore' }));
    return;
  }
  for (const one of [...descendantsOf(pid).reverse(), pid]) attempt(() => process.kill(one, signal));
}

function descendantsOf(pid: number): number[] {
  const parents = parentsOfAll();
  const found = [pid];
  for (const ancestor of found)
    found.push(...parents.filter(([, parent]) => parent === ancestor).map(([child]) => child));
  return found.slice(1);
}

/** Every process with its parent. */
function parentsOfAll(): [pid: number, parent: number][] {
  try {
    return process.platform === 'linux' ? ofProc() : ofPs();
  } catch {
    return [];
  }
}

/** Small images of Linux have no ps. */
function ofProc(): [number, number][] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.flatMap((pid): [number, number][] => {
    const stat = attempt(() => readFileSync(`/proc/${pid}/stat`, 'latin1')) ?? '';
    // The name of the program stands in brackets, and may hold brackets itself.
    const parent = /\) \S (\d+) [^)]*$/.exec(stat)?.[1];
    return parent === undefined ? [] : [[Number(pid), Number(parent)]];
  });
}

function ofPs(): [number, number][] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'latin1' }).trim().split('\n');
  return lines.map((line) => line.trim().split(/\s+/).map(Number) as [number, number]);
}

function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
