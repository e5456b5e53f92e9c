import type { ContractDocument } from '../../src/contracts/contract-document.js';
import { documents, judgeServer, only } from './judge-server.js';
import { type Lie, startLiar } from './liar-server.js';
import type { Caught, Liar } from './liars.js';

export interface Found extends Caught {
  message: string;
}

/** What verify finds wrong with a liar behind the doors of a fake. @param origin of the fake */
export async function findings(
  origin: string,
  lie: Lie,
  played: readonly ContractDocument[] = documents,
): Promise<Found[]> {
  const liar = await startLiar(origin, lie);
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

export interface Outcome {
  found: readonly Found[];
  /** The finding that says what the lie is; undefined when none does. */
  explanation: Found | undefined;
}

/** Plays the one workflow that must catch a liar. */
export async function judgeLiar(origin: string, liar: Liar): Promise<Outcome> {
  const { lie, workflow, fact, verdict, says = '' } = liar;
  const found = await findings(origin, lie, only(workflow));
  const explains = (one: Found) => one.fact === fact && one.verdict === verdict && one.message.includes(says);
  return { found, explanation: found.find(explains) };
}
