import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningFake, startFake } from '../../src/fake/start-fake.js';
import { documents, judgeServer, only } from './judge-server.js';
import { type Lie, startLiar } from './liar-server.js';
import { type Caught, liars } from './liars.js';
import { liarsOfAccounts } from './liars-of-accounts.js';
import { liarsOfTickets } from './liars-of-tickets.js';

const everyLiar = [...liars, ...liarsOfAccounts, ...liarsOfTickets];

let fake: RunningFake;
beforeAll(async () => {
  fake = await startFake({ sandboxLimit: 1000 });
});
afterAll(() => fake.close());

interface Found extends Caught {
  message: string;
}

/** What verify finds wrong with a liar behind the doors of the fake. */
async function findings(lie: Lie, played = documents): Promise<Found[]> {
  const liar = await startLiar(fake.url, lie);
  try {
    const { cases } = await judgeServer(liar.url, played);
    return cases.flatMap(({ name, findings }) =>
      findings.map(({ data, expected, was }) => {
        const verdict = data?.verdict as Caught['verdict'];
        const fact = verdict === 'error' ? 'no answer' : String(data?.subject);
        return { workflow: name, fact, verdict, message: `expected ${expected}, was ${was}` };
      }),
    );
  } finally {
    await liar.close();
  }
}

describe('verify of a server in the same place that does not lie', () => {
  it('finds nothing', async () => {
    expect(await findings((_, ask) => ask())).toEqual([]);
  });
});

describe.concurrent('verify catches a server that', () => {
  const lines: string[] = [];
  afterAll(() => console.log([`${everyLiar.length} liars`, ...lines].join('\n')));

  it.each(everyLiar)('$name', async ({ name, lie, workflow, fact, verdict }) => {
    const found = await findings(lie, only(workflow));
    const caught = found.find((one) => one.workflow === workflow && one.fact === fact);
    lines.push(`${(caught?.verdict ?? 'MISSED').padEnd(8)} ${name}`);
    lines.push(`         ${workflow}, ${fact}: ${caught?.message.slice(0, 160)}`);
    expect(caught ?? found).toMatchObject({ workflow, fact, verdict });
  });
});
