import type { Place } from '../../contracts/contract-document.js';
import type { Broken } from '../../judges/answers/broken.js';
import type { Lesson, Setting } from '../../judges/answers/settled-switches.js';

/** What an answer said about one expectation. */
export interface Observation extends Broken, Lesson {
  step: string;
  /** "POST /api/customers/assign". */
  operation: string;
  /** held: as expected. refuted: an assumption that does not hold here. broken: a documented or observed fact that does not. */
  verdict: 'held' | 'refuted' | 'broken';
  expectedValue?: unknown;
  /** Whether the step of the contract asks for it; else openapi.yaml does, of every such answer. */
  isAsked: boolean;
  /** Of a refuted assumption: the settings that predict something else, and not what the server did either. */
  unexplainedBy: readonly Setting[];
  /** Why a setting that would predict it is not among those that explain it, as a clause. */
  doubt?: string;
  /** Whether the answer was one to an address that the server does not have, as far as an answer alone can tell. */
  isUnrouted: boolean;
  place: Place;
  curl: string;
  /** Of an expectation that did not hold: the status and the beginning of the body. */
  answer?: string;
}
