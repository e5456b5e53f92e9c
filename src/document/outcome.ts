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

/** What an answer means by its status, where nothing else says it: the usual meaning of the status in HTTP. */
export function outcomeByStatus(status: number): Outcome {
  if (status >= 200 && status < 300) return 'success';
  return byStatus[status] ?? 'refused';
}

const byStatus: Record<number, Outcome> = {
  400: 'validation',
  401: 'bad-credentials',
  403: 'bad-credentials',
  404: 'not-found',
  409: 'conflict',
  422: 'validation',
};
