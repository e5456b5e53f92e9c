import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { differences, type Seen, seen } from './comparison.js';
import { type Described, sendTo, wired } from './send.js';

/** A request in which the fake is not as Laravel is, and why that stays so. */
export interface KnownDifference {
  request: string;
  /** In which kind of server; in each when it is left out. */
  kind?: string;
  because: string;
}

/** The real server, or the fake. */
interface Server {
  url: string;
  reset(): unknown;
}

const read = (file: string) => parse(readFileSync(new URL(file, import.meta.url), 'utf8'));
export const requests = read('requests.yaml') as Described[];
export const known = read('known-differences.yaml') as KnownDifference[];

const written = ['1', '2'];

/** What comes of comparing two servers. */
export interface Agreement {
  /** Each request that they answer otherwise though no difference is known, with how; and each whose known one is gone. */
  surprises: string[];
  /** The share of requests that they answer alike. */
  share: number;
}

/** Asks both servers the requests of a kind that a pattern finds by their titles, each from the shipped seed. */
export async function compare(kind: string, laravel: Server, fake: Server, only: RegExp): Promise<Agreement> {
  const surprises: string[] = [];
  const asked = requests.filter(({ title }) => only.test(title));
  let agreeing = 0;
  let isSeeded = false;
  for (const one of asked) {
    if (!isSeeded) for (const server of [laravel, fake]) server.reset();
    isSeeded = wired(one).method === 'GET';
    const different = differences(await ask(laravel.url, one), await ask(fake.url, one));
    if (different.length === 0) agreeing += 1;
    if (different.length > 0 !== isKnown(one, kind)) surprises.push([one.title, ...different].join('\n  '));
  }
  return { surprises, share: agreeing / asked.length };
}

const isKnown = ({ title }: Described, kind: string): boolean =>
  known.some((one) => one.request === title && (one.kind === undefined || one.kind === kind));

/** What a server says to a request, and holds afterwards where the request may have changed it. */
export async function ask(url: string, one: Described): Promise<Seen> {
  const sent = wired(one);
  const reply = await sendTo(url, sent);
  const stored = [];
  if (sent.method !== 'GET') {
    for (const id of written) stored.push(await sendTo(url, wired({ title: '', path: `/api/customers/get/${id}` })));
  }
  return seen(reply, stored, url);
}
