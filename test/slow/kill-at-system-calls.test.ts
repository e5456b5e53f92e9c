import { cpSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../store/example-state.js';
import { askInSteps, deadFile, linksOf, Opener, stopAtSystemCalls } from './stopped-opener.js';

const changing = 'openat,write,pwrite64,rename,unlink,ftruncate,fsync,bind,listen,close';
const commands = ['open FILE', 'change 2 second', 'change 3 third', 'close', 'open FILE', 'change 4 fourth', 'close'];

/**
 * Kills an opener after one of its system calls, and looks what is left.
 * @returns whether there were so many
 */
async function killAfter(calls: number, dead: string): Promise<boolean> {
  const folder = temporaryDirectory();
  cpSync(dead, folder, { recursive: true });
  const file = `${folder}/db.json`;
  const opener = await Opener.start();
  await stopAtSystemCalls(opener, changing);
  let stops = 0;
  const acknowledged = ['1 first'];
  for (const command of commands) {
    const answer = await askInSteps(opener, command.replace('FILE', file), async () => {
      stops += 1;
      if (stops === calls) await opener.kill();
    }).catch(() => 'killed');
    if (stops >= calls) break;
    expect(answer).toMatch(/^(open|kept|closed)$/);
    if (answer === 'kept') acknowledged.push(command.slice('change '.length));
  }
  const links = await linksOf(file);
  // The change under way may be there.
  expect(links.slice(0, acknowledged.length), `killed after call ${calls}`).toEqual(acknowledged);
  expect(links.length).toBeLessThanOrEqual(acknowledged.length + 1);
  return stops >= calls;
}

describe.skipIf(process.platform !== 'linux')('kill -9', () => {
  it('after any system call of opening, changing and closing takes no acknowledged change', async () => {
    const dead = await deadFile();
    let calls = 1;
    while ((await Promise.all([killAfter(calls, dead), killAfter(calls + 1, dead)])).every(Boolean)) calls += 2;
    expect(calls).toBeGreaterThan(50);
  });
});
