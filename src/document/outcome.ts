/**
 * How a request ended, as the fake sees it; the client sees only the answer. All but the last two are those that examples of
 * openapi.yaml carry as x-outcome; `fault` is an answer that was spoilt on purpose, `other` what the kit failed to do, or a
 * request whose client went away.
 */
export type Outcome =
  | 'success'
  | 'unknown-customer'
  | 'bad-credentials'
  | 'validation'
  | 'conflict'
  | 'not-found'
  | 'refused'
  | 'unmatched'
  | 'fault'
  | 'other';
