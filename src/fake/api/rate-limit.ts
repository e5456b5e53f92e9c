/** How many requests were sent in the minute of each who sends them. */
export interface RequestCounts {
  /**
   * Counts a request.
   * @param who the administrator's id, or an address of the network
   * @param now milliseconds
   */
  count(who: string, now: number): Counted;
  clear(): void;
  /** Everything that was counted, as plain data. */
  dump(): Sent[];
  load(sent: readonly Sent[]): void;
}

/** What somebody has sent in a minute. */
type Sent = [who: string, minute: { sent: number; until: number }];

export interface Counted {
  /** What every answer says of the limit. */
  headers: Record<string, string>;
  isOver: boolean;
}

/** Laravel's limit for its API: requests in a minute that begins with the first of them. */
const most = 60;
const minute = 60_000;

export function createRequestCounts(): RequestCounts {
  const counts = new Map<string, { sent: number; until: number }>();
  return {
    count(who, now) {
      const known = counts.get(who);
      const current = known && now < known.until ? known : { sent: 0, until: now + minute };
      counts.set(who, current);
      const isOver = current.sent >= most;
      if (!isOver) current.sent += 1;
      const seconds = Math.ceil((current.until - now) / 1000);
      const limits = { 'X-RateLimit-Limit': String(most), 'X-RateLimit-Remaining': String(most - current.sent) };
      if (!isOver) return { headers: limits, isOver };
      const reset = String(Math.floor(now / 1000) + seconds);
      return { headers: { ...limits, 'Retry-After': String(seconds), 'X-RateLimit-Reset': reset }, isOver };
    },
    clear: () => counts.clear(),
    dump: () => [...counts].map(([who, minute]) => [who, { ...minute }]),
    load(sent) {
      counts.clear();
      for (const [who, minute] of sent) counts.set(who, { ...minute });
    },
  };
}
