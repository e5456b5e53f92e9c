import type { ContractDocument } from '../../src/contracts/contract-document.js';
import { loadContracts, shippedContracts } from '../../src/contracts/load-contracts.js';
import { defaultAssumptions } from '../../src/document/assumptions.js';
import type { Report } from '../../src/report/report.js';
import { readTarget } from '../../src/verify/target.js';
import { verify } from '../../src/verify/verify.js';
import { verifyReport } from '../../src/verify/verify-report.js';
import { createClient } from '../../src/wire/http-client.js';

export const documents: readonly ContractDocument[] = await loadContracts([shippedContracts]);

/** The documents with one workflow and no other. */
export const only = (workflowId: string): ContractDocument[] =>
  documents.map((document) => ({
    ...document,
    workflows: document.workflows.filter((workflow) => workflow.workflowId === workflowId),
  }));

/** Verifies a server that has the kit's control plane. @throws Error when it has none */
export async function judgeServer(baseUrl: string, played = documents): Promise<Report> {
  const result = await verify({
    baseUrl,
    documents: played,
    target: await readTarget({}, undefined, {}),
    assumptions: defaultAssumptions,
    send: createClient({ timeoutMs: 20_000 }),
    signal: new AbortController().signal,
  });
  if (result.mode !== 'sandboxes') throw new Error(`${baseUrl} has no control plane`);
  return verifyReport(result, { strict: false });
}
