import type { Reply } from './send.js';

/** What a server says to a request and holds afterwards, without what differs between any two servers. */
export interface Seen {
  status: number;
  headers: Record<string, string>;
  /** The bytes where they are JSON; a page is "(a page)", for its looks are nobody's business. */
  body: string;
  /** The customers that the table writes to, as customers/get shows them. */
  stored: readonly string[];
}

const compared = ['content-type', 'location', 'allow', 'cache-control', 'www-authenticate', 'retry-after'];
const limits = ['x-ratelimit-limit', 'x-ratelimit-remaining'];

/** @param url the server's own address, which a redirect names */
export function seen({ status, headers, text }: Reply, stored: readonly Reply[], url: string): Seen {
  const given = [...compared, ...limits].flatMap((name) => {
    const value = headers[name];
    return value === undefined ? [] : [[name, normal(name, value).replaceAll(url, '(the server)')]];
  });
  return {
    status,
    headers: Object.fromEntries(given),
    body: text.startsWith('<') ? '(a page)' : text,
    stored: stored.map((one) => one.text.replace(/"updated_at":"20(?!25)[^"]*\.000000Z"/, '"updated_at":"(now)"')),
  };
}

/** Lists in headers have no order, and media types no letter case. */
function normal(name: string, value: string): string {
  if (name === 'content-type') return value.toLowerCase();
  return name === 'allow' || name === 'cache-control' ? value.split(/,\s*/).sort().join(', ') : value;
}

/** The lines in which two answers differ, the real server's first; none when they agree. */
export function differences(real: Seen, fake: Seen): string[] {
  const [one, other] = [lines(real), lines(fake)];
  return [...new Set([...Object.keys(one), ...Object.keys(other)])]
    .filter((name) => one[name] !== other[name])
    .map((name) => `${name}: Laravel ${one[name] ?? 'nothing'}, fake ${other[name] ?? 'nothing'}`);
}

function lines({ status, headers, body, stored }: Seen): Record<string, string> {
  return {
    status: String(status),
    ...headers,
    body,
    ...Object.fromEntries(stored.map((one, at) => [`stored ${at + 1}`, one])),
  };
}
