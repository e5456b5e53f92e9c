import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningFake, startFake } from '../../src/fake/start-fake.js';
import { everyLiar } from '../verify/every-liar.js';
import { honestServers } from '../verify/honest-servers.js';
import { findings, judgeLiar } from '../verify/judge-liar.js';
import { judgeServer } from '../verify/judge-server.js';
import { startLiar } from '../verify/liar-server.js';
import { unseenLiars } from '../verify/unseen-liars.js';

let fake: RunningFake;
beforeAll(async () => {
  fake = await startFake({ sandboxLimit: 5000 });
});
afterAll(() => fake.close());

const counts = { caught: 0, explained: 0, missed: 0, blamed: 0 };

interface Lessons {
  refuted: { name: string; observed: string }[];
  contradictory: unknown[];
}

it('verify catches every lying server of the tables, and explains it', async () => {
  for (const liar of everyLiar) {
    const { found, explanation } = await judgeLiar(fake.url, liar);
    if (found.length > 0) counts.caught += 1;
    else counts.missed += 1;
    if (explanation) counts.explained += 1;
  }
  expect(counts).toMatchObject({ caught: everyLiar.length, explained: everyLiar.length, missed: 0 });
});

describe('verify cannot see a server that', () => {
  it.each(unseenLiars)('$name', async ({ lie, reason }) => {
    expect(await findings(fake.url, lie)).toEqual([]);
    expect(reason).toMatch(/\.$/);
    counts.missed += 1;
  });
});

describe('verify neither blames nor misunderstands a server that', () => {
  it.each(honestServers)('$name', async ({ lie, assume = {}, learned = {} }) => {
    const behind = await startFake({ sandboxLimit: 1000, assume });
    const honest = await startLiar(behind.url, lie);
    const { cases, data } = await judgeServer(honest.url);
    await honest.close();
    await behind.close();
    const wrong = cases.filter(({ status }) => status === 'failed' || status === 'error');
    if (wrong.length > 0) counts.blamed += 1;
    expect(wrong.map(({ name, findings: [first] }) => [name, first?.title, first?.was])).toEqual([]);
    const { refuted, contradictory } = data as unknown as Lessons;
    expect(Object.fromEntries(refuted.map(({ name, observed }) => [name, observed]))).toEqual(learned);
    expect(contradictory).toEqual([]);
  });
});

describe('in numbers', () => {
  it('over two hundred lying servers are caught and explained, and none of the honest ones is blamed', () => {
    const lying = everyLiar.length + unseenLiars.length;
    const { caught, explained, missed, blamed } = counts;
    console.log(
      `verify: ${lying} lying servers: ${caught} caught, ${explained} explained, ${missed} missed; ${honestServers.length} honest: ${blamed} blamed`,
    );
    expect(everyLiar.length).toBeGreaterThanOrEqual(200);
    expect(honestServers.length).toBeGreaterThanOrEqual(25);
    expect(counts).toEqual({
      caught: everyLiar.length,
      explained: everyLiar.length,
      missed: unseenLiars.length,
      blamed: 0,
    });
  });
});
