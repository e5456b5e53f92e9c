import type { ContractDocument, Workflow } from '../contracts/contract-document.js';
import type { Assumptions } from '../document/assumptions.js';
import { KitError } from '../errors.js';
import { type Settled, settle } from './judge/settled-switches.js';
import { playLive } from './live/play-live.js';
import type { Scheme } from './play/session.js';
import type { WorkflowResult } from './play/workflow-result.js';
import { playInSandboxes } from './sandboxes/play-in-sandboxes.js';
import { findControlPlane } from './sandboxes/sandboxes.js';
import type { Target } from './target.js';
import type { Send } from './wire/http-client.js';
import { TransportError } from './wire/transport-error.js';

export interface VerifyOptions {
  /** The address that a plugin gets as its API URL: without /api, without a slash at the end. */
  baseUrl: string;
  documents: readonly ContractDocument[];
  target: Target;
  /** The value that each switch is expected to have. */
  assumptions: Assumptions;
  send: Send;
  adminToken?: string | undefined;
  signal: AbortSignal;
  /** Told after each workflow. */
  onProgress?: (done: number, total: number) => void;
}

export interface VerifyResult {
  baseUrl: string;
  /** sandboxes: the server has the kit's control plane, and each workflow had a world of its own. */
  mode: 'sandboxes' | 'live';
  /** The credentials that workflows used which leave them open. */
  scheme: Scheme;
  /** In the order of the documents. */
  workflows: WorkflowResult[];
  settled: Settled;
  /** Sentences on customers that are not as they were. */
  unrestored: string[];
}

/** What a way of playing needs to know. */
export interface PlayOptions extends VerifyOptions {
  workflows: readonly Workflow[];
  report(result: WorkflowResult): void;
}

export type Outcome = Pick<VerifyResult, 'scheme' | 'unrestored'>;

/**
 * Plays every workflow against a server and says what was seen. Whether the server is real it does not know: it asks
 * only whether there is a control plane that can set up states.
 * @throws KitError nothing-judged when the server cannot be reached or refuses the credentials; usage
 */
export async function verify(options: VerifyOptions): Promise<VerifyResult> {
  const { baseUrl, documents, send, adminToken, signal, onProgress } = options;
  const workflows = documents.flatMap((document) => document.workflows);
  const results = new Map<Workflow, WorkflowResult>();
  const play: PlayOptions = {
    ...options,
    workflows,
    report(result) {
      results.set(result.workflow, result);
      onProgress?.(results.size, workflows.length);
    },
  };
  try {
    const controlPlane = await findControlPlane(baseUrl, send, adminToken, signal);
    const { scheme, unrestored } = controlPlane ? await playInSandboxes(play, controlPlane) : await playLive(play);
    const played = workflows.flatMap((workflow) => results.get(workflow) ?? []);
    return {
      baseUrl,
      mode: controlPlane ? 'sandboxes' : 'live',
      scheme,
      workflows: played,
      settled: settle(
        played.flatMap(({ observations }) => observations),
        options.assumptions,
      ),
      unrestored,
    };
  } catch (error) {
    if (!(error instanceof TransportError)) throw error;
    throw new KitError('nothing-judged', error.message, { where: baseUrl, fix: adviceFor(error) });
  }
}

function adviceFor({ kind }: TransportError): string {
  switch (kind) {
    case 'refused':
      return 'Start the server, or correct the address; ticaga-kit serve starts a fake.';
    case 'timeout':
      return 'Give it longer with --timeout SECONDS, or look at the server.';
    case 'tls':
      return 'Trust its authority with --ca FILE; --insecure takes any certificate and is for trials only.';
    case 'interrupted':
      return 'Nothing had been played yet.';
    default:
      return 'Correct the address; it is the one that a plugin gets as its API URL, without /api.';
  }
}
