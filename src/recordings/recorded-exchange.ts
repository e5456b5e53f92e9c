/** One exchange of a recording, whatever kind of file it stands in. */
export interface RecordedExchange {
  /** Its number in the recording, from 1. */
  number: number;
  method: string;
  /** Path and query from /api/ on. */
  url: string;
  headers: readonly (readonly [name: string, value: string])[];
  body: Buffer | undefined;
  answer: {
    status: number;
    /** Decoded JSON; undefined where the body is none, or is there in part. */
    body: unknown;
    /** As it was written; undefined where it is no text, or is there in part. */
    text: string | undefined;
    contentType: string;
    /** Whether only the form of its values counts, as a Pact has it. */
    byForm: boolean;
    /** Where it redirects to. */
    location?: string;
  };
  /** Provider states that a Pact asks for. */
  states: readonly { name: string; params: Readonly<Record<string, string | number>> }[];
  /** The tests that said it, where the recording names them. */
  tests: readonly string[];
  /** Whether its author wrote down what the client relies on, and nothing else: a Pact that is not of exec --pact. */
  isDemand?: true;
  /** The request is there in part. */
  isInPart?: true;
  /** Why it cannot be sent again, as a sentence. */
  hindrance?: string;
}

export interface Recording {
  kind: 'HAR' | 'Pact' | 'journal';
  exchanges: readonly RecordedExchange[];
  /** Names of fields with something else in the place of their values. */
  masked: readonly string[];
}
