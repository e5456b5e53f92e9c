/**
 * How a request ended, as the fake sees it; the client sees only the answer. The first six are those that examples of
 * openapi.yaml carry as x-outcome; `fault` is an answer that was spoilt on purpose, `other` what the kit failed to do.
 */
export type Outcome =
  | 'success'
  | 'unknown-customer'
  | 'bad-credentials'
  | 'validation'
  | 'conflict'
  | 'unmatched'
  | 'fault'
  | 'other';
