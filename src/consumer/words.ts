/** "once", or "3 times". */
export const timesOf = (count: number): string => (count === 1 ? 'once' : `${count} times`);

/** "1 request", or "3 requests". */
export const requestsOf = (count: number): string => (count === 1 ? '1 request' : `${count} requests`);
