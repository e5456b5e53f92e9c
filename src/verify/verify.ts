import type { ContractDocument } from '../contracts/contract-document.js';
import { KitError } from '../errors.js';
import { type SettledSwitches, settleSwitches } from '../judges/answers/settled-switches.js';
import { TransportError } from '../wire/transport-error.js';
import { absentOperations } from './judge/absent-operations.js';
import { soundLessons } from './judge/sound-lessons.js';
import { playLive } from './live/play-live.js';
import type { PlayOptions, PlayResult } from './play/play-options.js';
import { playInSandboxes } from './sandboxes/play-in-sandboxes.js';
import { findSandboxes } from './sandboxes/sandboxes.js';

export interface VerifyOptions extends Omit<PlayOptions, 'workflows' | 'onPlayed' | 'onOpening'> {
  documents: readonly ContractDocument[];
  adminToken?: string | undefined;
  /** Told before the first request that writes on a live server: what is written, and what can be put back. */
  onOpening?: (sentences: readonly string[]) => void;
  /** Told after each workflow. */
  onProgress?: (done: number, total: number) => void;
}

export interface VerifyResult extends PlayResult {
  baseUrl: string;
  /** sandboxes: the server has the kit's control plane, and each workflow had a world of its own. */
  mode: 'sandboxes' | 'live';
  settled: SettledSwitches;
  /** Operations that the server may not have, "GET /api/realtime/config" for one; nothing was learned from them. */
  absent: string[];
}

/**
 * Plays every workflow against a server and says what was seen. Whether the server is real it does not know: it asks
 * only whether there is a control plane that can set up states.
 * @throws KitError nothing-judged when the server cannot be reached or refuses the credentials; usage
 */
export async function verify({
  documents,
  adminToken,
  onOpening = () => undefined,
  onProgress,
  ...shared
}: VerifyOptions): Promise<VerifyResult> {
  const { baseUrl, send, signal, assumptions } = shared;
  const workflows = documents.flatMap((document) => document.workflows);
  let done = 0;
  const options: PlayOptions = {
    ...shared,
    workflows,
    onOpening,
    onPlayed: () => onProgress?.(++done, workflows.length),
  };
  try {
    const sandboxes = await findSandboxes(baseUrl, send, adminToken, signal);
    const played = sandboxes ? await playInSandboxes(options, sandboxes) : await playLive(options);
    const results = soundLessons(played.results);
    const observations = results.flatMap((result) => result.observations);
    const absent = absentOperations(observations);
    const telling = observations.filter(({ operation }) => !absent.includes(operation));
    return {
      ...played,
      results,
      baseUrl,
      mode: sandboxes ? 'sandboxes' : 'live',
      settled: settleSwitches(telling, assumptions),
      absent,
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
