/** "once", or "3 times". */
export const timesOf = (count: number): string => (count === 1 ? 'once' : `${count} times`);

/** "1 request", or "3 requests". */
export const requestsOf = (count: number): string => (count === 1 ? '1 request' : `${count} requests`);

/** What to do about a client that waits for as long as a server hangs. */
export const timeLimitAdvice =
  "Set both limits, 10 s or less: CURLOPT_CONNECTTIMEOUT and CURLOPT_TIMEOUT; for PHP's streams the option timeout of the http context.";
