import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type RunningFake, startFake } from '../../../src/fake/start-fake.js';
import { loadProfile } from '../../../src/verify/profile.js';
import { describePhpWith } from '../../helpers/describe-php.js';
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

const describeLaravel = describePhpWith('what a real Laravel answers', 'pdo_sqlite', 'laravel');

/** What is so on every Laravel 8 with SQLite. */
const laravel8 = { 'error-wording': 'laravel-8', 'email-case': 'sensitive' } as const;
const [stock, withJson] = await Promise.all(['laravel-8-stock', 'laravel-8-json'].map(loadProfile));

/** Requests with credentials that are refused or nearly so, and with fields that are. */
const refused = /credentials|token|email|Bearer|Basic|a wrong field|anything/;

/** The kinds of server, each with how Laravel and how the fake become one, and the requests that tell it from the first. */
const kinds = {
  stock: { settings: {}, assume: stock!.assumptions, only: /^/ },
  json: { settings: { LARAVEL_JSON: '1' }, assume: withJson!.assumptions, only: /^/ },
  'login-missing': {
    settings: { LARAVEL_LOGIN: '0' },
    assume: { 'errors-without-accept': 'login-missing' },
    only: refused,
  },
  'auth.basic': { settings: { LARAVEL_BASIC: '1' }, assume: { 'auth-error-body': 'basic' }, only: refused },
  'any billing_id': { settings: { LARAVEL_BILLING: 'any' }, assume: { 'billing-id-type': 'any' }, only: /billing_id/ },
} as const;

const written = ['1', '2'];

describeLaravel.each(Object.entries(kinds))('a server of the kind %s', (kind, { settings, assume, only }) => {
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
    const asked = requests.filter(({ title }) => only.test(title));
    for (const one of asked) {
      const different = await found(one);
      if (different.length === 0) agreeing += 1;
      if (different.length > 0 !== isKnown(one)) surprises.push([one.title, ...different].join('\n  '));
    }
    expect(surprises).toEqual([]);
    expect(agreeing / asked.length).toBeGreaterThanOrEqual(0.97);
  });
});

describeLaravel('a server with a limit', () => {
  test('tells and keeps 60 requests a minute as the fake does', async () => {
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
