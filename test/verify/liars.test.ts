import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningFake, startFake } from '../../src/fake/start-fake.js';
import { everyLiar } from './every-liar.js';
import { findings, judgeLiar, type Outcome } from './judge-liar.js';

let fake: RunningFake;
beforeAll(async () => {
  fake = await startFake({ sandboxLimit: 1000 });
});
afterAll(() => fake.close());

describe('verify of a server in the same place that does not lie', () => {
  it('finds nothing', async () => {
    expect(await findings(fake.url, (_, ask) => ask())).toEqual([]);
  });
});

const outcomes: Outcome[] = [];

describe.concurrent('verify catches a server that', () => {
  it.each(everyLiar)('$name', async (liar) => {
    const outcome = await judgeLiar(fake.url, liar);
    outcomes.push(outcome);
    const { workflow, fact, verdict, says = '' } = liar;
    expect(outcome.explanation ?? outcome.found).toMatchObject({
      workflow,
      fact,
      verdict,
      message: expect.stringContaining(says),
    });
  });
});

describe('of all these servers', () => {
  it('each is caught, and explained by the right finding', () => {
    const caught = outcomes.filter(({ found }) => found.length > 0).length;
    const explained = outcomes.filter(({ explanation }) => explanation).length;
    console.log(`verify: ${everyLiar.length} lying servers: ${caught} caught, ${explained} explained`);
    expect(everyLiar.length).toBeGreaterThanOrEqual(200);
    expect([caught, explained]).toEqual([everyLiar.length, everyLiar.length]);
    expect(new Set(everyLiar.map(({ name }) => name)).size).toBe(everyLiar.length);
  });
});
