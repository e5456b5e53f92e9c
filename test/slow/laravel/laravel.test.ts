import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type RunningFake, startFake } from '../../../src/fake/start-fake.js';
import { differences, type Seen, seen } from './comparison.js';
import { type LaravelServer, startLaravel } from './laravel-server.js';
import { type Described, sendTo, wired } from './send.js';

/** A request in which the fake is not as Laravel is, and why that stays so. */
interface KnownDifference {
  request: string;
  /** In which kind of server; in both when it is left out. */
  kind?: Kind;
  because: string;
}

type Kind = keyof typeof kinds;

const read = (file: string) => parse(readFileSync(new URL(file, import.meta.url), 'utf8'));
const requests = read('requests.yaml') as Described[];
const known = read('known-differences.yaml') as KnownDifference[];

/** What is so on every Laravel 8 with SQLite. */
const laravel8 = { 'error-wording': 'laravel-8', 'email-case': 'sensitive' };

/** The kinds of server, each with how Laravel and how the fake become one. */
const kinds = {
  stock: { settings: {}, assume: {} },
  json: { settings: { LARAVEL_JSON: '1' }, assume: { 'errors-without-accept': 'json' } },
  'login-missing': { settings: { LARAVEL_LOGIN: '0' }, assume: { 'errors-without-accept': 'login-missing' } },
} as const;

const written = ['1', '2'];

describe.each(Object.entries(kinds))('a %s server', (kind, { settings, assume }) => {
  let laravel: LaravelServer;
  let fake: RunningFake;

  beforeAll(async () => {
    [laravel, fake] = await Promise.all([startLaravel(settings), startFake({ assume: { ...laravel8, ...assume } })]);
  });
  afterAll(async () => {
    laravel?.close();
    await fake?.close();
  });

  const isKnown = ({ title }: Described) =>
    known.some((one) => one.request === title && (one.kind === undefined || one.kind === kind));

  async function found(one: Described): Promise<string[]> {
    laravel.reset();
    fake.reset();
    return differences(await ask(laravel.url, one), await ask(fake.url, one));
  }

  test('answers as the fake does, but for the known differences', async () => {
    const surprises: string[] = [];
    let agreeing = 0;
    for (const one of requests) {
      const different = await found(one);
      if (different.length === 0) agreeing += 1;
      if (different.length > 0 !== isKnown(one)) surprises.push([one.title, ...different].join('\n  '));
    }
    expect(surprises).toEqual([]);
    expect(agreeing / requests.length).toBeGreaterThanOrEqual(0.97);
  });
});

test('a limit of 60 requests a minute is told and kept alike', async () => {
  const laravel = await startLaravel({ LARAVEL_LIMIT: '1' });
  const fake = await startFake({ assume: { ...laravel8, 'rate-limit': '60' } });
  const answersOf = async ({ url }: { url: string }) => {
    const asked = (one: Partial<Described>) => ask(url, { title: '', path: '/api/customers/get/1', ...one });
    const answers = [await asked({}), await asked({ as: 'nothing' }), await asked({ path: '/api/nope' })];
    for (let sent = 1; sent < 60; sent++) answers.push(await asked({}));
    answers.push(await asked({}), await asked({ accept: '*/*' }), await asked({ as: 'nothing' }));
    return answers.map(({ headers: { 'retry-after': after, ...headers }, ...rest }) => ({
      ...rest,
      headers,
      // The seconds that the requests took are gone by then.
      waits: after === undefined ? 'no' : Number(after) > 30 && Number(after) <= 60 ? 'up to a minute' : after,
    }));
  };
  try {
    expect(await answersOf(fake)).toEqual(await answersOf(laravel));
  } finally {
    laravel.close();
    await fake.close();
  }
});

test('each known difference is one of a request in the table', () => {
  const titles = requests.map(({ title }) => title);
  expect(known.filter(({ request }) => !titles.includes(request))).toEqual([]);
  expect(new Set(titles).size).toBe(titles.length);
});

async function ask(url: string, one: Described): Promise<Seen> {
  const sent = wired(one);
  const reply = await sendTo(url, sent);
  const stored = [];
  if (sent.method !== 'GET') {
    for (const id of written) stored.push(await sendTo(url, wired({ title: '', path: `/api/customers/get/${id}` })));
  }
  return seen(reply, stored, url);
}
