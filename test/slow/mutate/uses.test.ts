import { describe, expect, test } from 'vitest';
import { mutationSummary } from '../../../src/consumer/mutate/mutation-report.js';
import { scoreOf } from '../../../src/consumer/mutate/mutation-score.js';
import type { MutateResult } from '../../../src/consumer/mutate/tried-mutant.js';
import { tryOn } from './linker.js';

const withFate = ({ tried }: MutateResult, fate: string) =>
  tried.filter((one) => one.fate === fate).map(({ mutant }) => mutant.id);
const idsOf = ({ tried }: MutateResult) => tried.map(({ mutant }) => mutant.id);

/** Everything that is over soon. */
const quick = /^(assignBillingId|getCustomer)\/(?!.*(hang|slow)$)/;

describe('the connection test', () => {
  test('that takes every answer for connected is told, though the lookup notices the same answers', async () => {
    const result = await tryOn('connects always-connected untested', quick);
    const survived = withFate(result, 'survived');
    expect(survived).toContain('getCustomer/own-record/refused-401-bad-credentials');
    expect(survived).toContain('getCustomer/own-record/redirect-to-login');
    expect(survived.filter((id) => /^getCustomer\/(refused|user|id-loose|other|html|empty)/.test(id))).toEqual([]);
    const { cases } = mutationSummary(result, { command: ['x'], minScore: undefined });
    const own = cases.find(({ name }) => name === 'customers/get with id 0');
    expect(own?.findings.at(-1)).toMatchObject({
      details: [{ text: 'GET /api/customers/get/0' }, {}],
      advice: [
        'Your plugin says that it is connected when it is not, or no test looks.',
        expect.any(String),
        expect.any(String),
      ],
    });
  });

  test.each([
    ['looks for JSON', 'connects', ['bom']],
    ['goes by the status', 'connects goes-by-status untested', ['html-200', 'empty-200', 'bom']],
  ])('that takes a 404 for connected and %s is right', async (_, traits, lenient) => {
    const result = await tryOn(traits, /^getCustomer\/own-record\/(?!hang)/);
    expect(withFate(result, 'survived')).toEqual(lenient.map((name) => `getCustomer/own-record/${name}`));
    expect(scoreOf(result.tried)).toMatchObject({ survived: 0, percent: 100 });
  });
});

describe('a read right after a write', () => {
  test.each(['reads-back', 'reads-back relinks'])('is read back by a plugin that %s', async (traits) => {
    const result = await tryOn(traits, /read-back/);
    expect(idsOf(result)).toEqual(
      ['stale-read', 'other-pair', 'stale-once'].map((name) => `getCustomer/read-back/${name}`),
    );
    expect(withFate(result, 'survived')).toEqual([]);
  });

  test('that compares nothing is told', async () => {
    const result = await tryOn('reads-blindly', /read-back/);
    expect(withFate(result, 'survived')).toEqual(idsOf(result));
    expect(result.tried.length).toBe(3);
  });

  test.each([
    ['only before the next write', 'relinks'],
    ['only from another test of a shared world', 'shares fails'],
    ['only after a call of the control plane', 'resets fails'],
  ])('is a lookup when it comes %s', async (_, traits) => {
    const result = await tryOn(traits, /read-back/);
    expect(idsOf(result)).toEqual([]);
    const lookups = await tryOn(traits, /^getCustomer\/(user|id|email|other)-/);
    expect(withFate(lookups, 'survived')).toEqual([]);
  });
});

describe('a write that took place though its answer was broken', () => {
  const broken = /^assignBillingId\/(reset|bad-chunk|truncated|html-200|refused-401-bad-credentials)$/;

  test('is recovered by a plugin that reads it back, and counts as noticed', async () => {
    const result = await tryOn('recovers refused', broken);
    expect(withFate(result, 'recovered')).toEqual(['assignBillingId/bad-chunk', 'assignBillingId/truncated']);
    expect(withFate(result, 'survived')).toEqual([]);
    expect(scoreOf(result.tried)).toEqual({ killed: 3, timedOut: 0, recovered: 2, survived: 0, percent: 100 });
    const { summary, cases } = mutationSummary(result, { command: ['x'], minScore: 100 });
    expect(cases).toEqual([]);
    expect(summary).toContain(
      'Recovered: assignBillingId/bad-chunk, assignBillingId/truncated. Each counts as noticed: the client looked at the server before it believed the answer.',
    );
  });

  test('is recovered by a plugin that believes every answer and always reads back', async () => {
    const result = await tryOn('believes reads-back', broken);
    expect(withFate(result, 'recovered')).toEqual(['assignBillingId/bad-chunk', 'assignBillingId/truncated']);
    expect(withFate(result, 'survived')).toEqual([]);
  });

  test('is no excuse for a plugin that believes every answer and reads nothing', async () => {
    const result = await tryOn('believes', broken);
    expect(withFate(result, 'survived').length).toBe(5);
  });
});

test('a plugin that takes an id as text, an email in any case or a BOM for what they are loses no point', async () => {
  const result = await tryOn('lenient', /^getCustomer\/(id-|email-case|other-)/);
  expect(withFate(result, 'survived')).toEqual(['getCustomer/id-as-text', 'getCustomer/email-case']);
  expect(scoreOf(result.tried).percent).toBe(100);
  const { cases } = mutationSummary(result, { command: ['x'], minScore: 100 });
  expect(cases.flatMap(({ findings }) => findings.map(({ severity, title }) => `${severity} ${title}`))).toEqual([
    'remark LENIENT: customers/get answered the id as text, and all your tests passed.',
    'remark LENIENT: customers/get answered an email address that differs in letter case, and all your tests passed.',
  ]);
});

test('answers that contradict themselves are noticed by who looks at status, body and error', async () => {
  const good = await tryOn('', /success-with/);
  expect(withFate(good, 'killed')).toEqual(idsOf(good));
  const believer = await tryOn('believes', /success-with/);
  expect(withFate(believer, 'survived')).toEqual([
    'assignBillingId/success-with-400',
    'assignBillingId/success-with-500',
    'assignBillingId/success-with-error',
  ]);
});
