/** "once", or "3 times". */
export const timesOf = (count: number): string => (count === 1 ? 'once' : `${count} times`);
