import { afterAll, beforeAll, expect, test } from 'vitest';
import { startFake } from '../../../src/fake/start-fake.js';
import { loadProfile } from '../../../src/verify/profile.js';
import { describePhpWith } from '../../helpers/describe-php.js';
import { ask, compare, known, requests } from './agreement.js';
import { type LaravelServer, startLaravel } from './laravel-server.js';
import { learnFrom } from './lessons.js';
import type { Described } from './send.js';

const describeLaravel = describePhpWith('what a real Laravel answers', 'pdo_sqlite', 'laravel');

/** What is so on every Laravel 8 with SQLite. */
const laravel8 = { 'error-wording': 'laravel-8', 'email-case': 'sensitive' } as const;
const [stock, withJson] = await Promise.all(['laravel-8-stock', 'laravel-8-json'].map(loadProfile));

/** Requests with credentials that are refused or nearly so, and with fields that are. */
const refused = /credentials|token|email|Bearer|Basic|a wrong field|anything/;

/** A kind of server: how Laravel becomes one, what verify is to learn of it, and the requests that tell it from the first. */
interface Kind {
  settings: Record<string, string>;
  assume: Record<string, string>;
  /** The switches on which it shows nothing. */
  hidden?: string[];
  only: RegExp;
}

const kinds: Record<string, Kind> = {
  stock: { settings: {}, assume: stock!.assumptions, only: /^/ },
  json: { settings: { LARAVEL_JSON: '1' }, assume: withJson!.assumptions, only: /^/ },
  'login-missing': {
    settings: { LARAVEL_LOGIN: '0' },
    assume: { 'errors-without-accept': 'login-missing' },
    only: refused,
  },
  'auth.basic': {
    settings: { LARAVEL_BASIC: '1' },
    assume: { 'auth-error-body': 'basic' },
    hidden: ['errors-without-accept'],
    only: refused,
  },
  'any billing_id': { settings: { LARAVEL_BILLING: 'any' }, assume: { 'billing-id-type': 'any' }, only: /billing_id/ },
};

describeLaravel.each(Object.entries(kinds))('a server of the kind %s', (kind, { settings, assume, hidden, only }) => {
  let laravel: LaravelServer;
  beforeAll(async () => {
    laravel = await startLaravel(settings);
  });
  afterAll(() => laravel?.close());

  test('teaches verify all that a fake needs to answer as it does, but for the known differences', async () => {
    const { assumptions } = await learnFrom(laravel.url, { ...laravel8, ...assume }, hidden);
    const fake = await startFake({ assume: assumptions });
    const { surprises, share } = await compare(kind, laravel, fake, only).finally(() => fake.close());
    expect(surprises).toEqual([]);
    expect(share).toBeGreaterThanOrEqual(0.97);
  });
});

describeLaravel('a server with a limit', () => {
  test('tells and keeps 60 requests a minute as the fake does', async () => {
    const laravel = await startLaravel({ LARAVEL_LIMIT: '60' });
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
      await laravel.close();
      await fake.close();
    }
  });

  test('teaches verify, which waits for it, its limit and no less than a server without one', async () => {
    // A run sends more than twice as many requests, and need not wait for minutes.
    const laravel = await startLaravel({ LARAVEL_LIMIT: '12' });
    try {
      const { stderr } = await learnFrom(laravel.url, { ...laravel8, 'rate-limit': '60' });
      expect(stderr).toMatch(/^The server has a limit of requests, and is asked again in \d+ s\.$/m);
    } finally {
      await laravel.close();
    }
  });
});

test('each known difference is one of a request in the table', () => {
  const titles = requests.map(({ title }) => title);
  expect(known.filter(({ request }) => !titles.includes(request))).toEqual([]);
  expect(new Set(titles).size).toBe(titles.length);
});
