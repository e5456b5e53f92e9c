import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { mutationSummary } from '../../../src/consumer/mutate/mutation-report.js';
import { scoreOf } from '../../../src/consumer/mutate/mutation-score.js';
import { fates, tryOn } from './linker.js';

const ofOrder = /\/(late-effect|stored-500|delivered-twice|lost-update|stale-once)$/;
const writer = [process.execPath, fileURLToPath(new URL('writer.mjs', import.meta.url))];
const writes = (traits: string, only: RegExp) => tryOn(traits, only, { command: writer });

const told = (result: Awaited<ReturnType<typeof tryOn>>) =>
  mutationSummary(result, { command: ['x'], minScore: undefined }).cases.flatMap(({ findings }) => findings);

/** What became of each mutant, by the last part of its id. */
const ends = (result: Awaited<ReturnType<typeof tryOn>>) =>
  fates(result)
    .map((line) => line.slice(line.lastIndexOf('/') + 1))
    .sort();

describe('a plugin that links', () => {
  test.each([
    ['says no when it was not told yes', '', ['delivered-twice killed', 'late-effect killed', 'stored-500 killed']],
    [
      'sends an assign again, which changes nothing the second time',
      'retries',
      ['delivered-twice killed', 'late-effect recovered', 'stored-500 recovered'],
    ],
    [
      'looks when it was not told yes',
      'recovers from-all',
      ['delivered-twice recovered', 'late-effect recovered', 'stored-500 recovered'],
    ],
    ['believes every answer', 'believes', ['delivered-twice survived', 'late-effect survived', 'stored-500 survived']],
    [
      'reads back and says no',
      'reads-back',
      [
        ...['delivered-twice killed', 'late-effect killed', 'lost-update killed'],
        ...['stale-once killed', 'stored-500 killed'],
      ],
    ],
  ])('and %s', async (_, traits, expected) => {
    expect(ends(await tryOn(traits, ofOrder))).toEqual(expected);
  });

  test.each([
    ['once more', 'reads-back reads-again', ['lost-update killed', 'stale-once recovered']],
    ['compares nothing', 'reads-blindly', ['lost-update survived', 'stale-once survived']],
    ["writes over another client's link", 'reads-back fights', ['lost-update survived', 'stale-once recovered']],
  ])('and reads back, and %s', async (_, traits, expected) => {
    expect(ends(await tryOn(traits, /(lost-update|stale-once)$/))).toEqual(expected);
  });

  test('and tests the connection before it looks is right', async () => {
    const result = await tryOn('recovers from-all reconnects', /^assignBillingId\/(late-effect|stored-500)$/);
    expect(ends(result)).toEqual(['late-effect recovered', 'stored-500 recovered']);
  });

  test('meets no mutant of a read back when it never reads back, so that none counts', async () => {
    const result = await tryOn('', ofOrder);
    expect(result.unmet.map(({ id }) => id).filter((id) => /^(assignBillingId|getCustomer)\//.test(id))).toEqual([
      'assignBillingId/lost-update',
      'getCustomer/read-back/stale-once',
    ]);
  });

  test('is told what a link of somebody else means', async () => {
    expect(told(await tryOn('reads-blindly refused', /lost-update/))).toMatchObject([
      {
        title:
          'SURVIVED: customers/assign answered a success, and at the same moment somebody else linked the customer to another client, once, and all your tests passed.',
        advice: [
          "Your plugin reads the customer after the link and takes another client's link for its own or writes over it, or no test looks.",
          "Compare billing_id and billing_system with what was assigned, and tell a person when they are another client's: to link again would take it from them.",
          expect.any(String),
        ],
      },
    ]);
  });
});

describe('a plugin that writes what is new each time', () => {
  const hidden = /^(createTicket|createResponse|registerCustomer)\/(late-effect|stored-500)$/;
  const all = (fate: string) =>
    ['registerCustomer', 'createTicket', 'createResponse'].flatMap((id) =>
      ['late-effect', 'stored-500'].map((name) => `${id}/${name} ${fate}`),
    );
  test.each([
    ['says no when it was not told yes', '', all('killed')],
    ['looks before it writes again', 'looks', all('recovered')],
    ['believes every answer', 'believes', all('survived')],
    [
      'sends the same again, which makes a second one, and which the server refuses of a customer',
      'retries',
      all('survived').map((line) => (line.startsWith('registerCustomer') ? line.replace('survived', 'killed') : line)),
    ],
    [
      'sends a registration again and logs in when it is refused',
      'retries logs-in',
      all('survived').map((line) =>
        line.startsWith('registerCustomer') ? line.replace('survived', 'recovered') : line,
      ),
    ],
    [
      'has a test that counts',
      'retries counts',
      all('killed').map((line) => (line.startsWith('createResponse') ? line.replace('killed', 'survived') : line)),
    ],
  ])('and %s', async (_, traits, expected) => {
    expect(fates(await writes(traits, hidden))).toEqual(expected);
  });

  test('is told what it doubled, and what to do', async () => {
    const findings = told(await writes('retries', /createTicket\/(late-effect|stored-500)/));
    expect(findings.map(({ title }) => title)).toEqual([
      'SURVIVED: tickets/create was carried out and did not answer before the client gave up, once, and all your tests passed.',
      'SURVIVED: tickets/create was carried out and then answered 500 with a page, once, and all your tests passed.',
    ]);
    expect(findings[1]?.advice?.slice(0, 2)).toEqual([
      'Your plugin sent the same again without a look, and the server holds ticket 4 and ticket 5 of it.',
      'A write that is not known to be made may have been made: read first, and send it again only when it is not there.',
    ]);
  });

  test.each([
    ['says no', 'reads-back', 'killed'],
    ['reads again', 'reads-back reads-again', 'recovered'],
    ['opens another one', 'reads-back opens-again', 'survived'],
    ['does not look at what it reads', 'reads-blindly', 'survived'],
  ])('and reads back, and %s when it is not there yet', async (_, traits, fate) => {
    const result = await writes(traits, /getTicketInfo\/stale-once/);
    expect(fates(result)).toEqual([`getTicketInfo/stale-once ${fate}`]);
    const [finding] = told(result);
    if (traits.includes('opens-again')) expect(finding?.advice?.[0]).toMatch(/holds ticket 4 and ticket 5 of it/);
  });

  test('may leave it so that one request made two, and loses no point', async () => {
    const seen = await writes('lists', /createTicket\/delivered-twice/);
    expect(fates(seen)).toEqual(['createTicket/delivered-twice survived']);
    expect(scoreOf(seen.tried).percent).toBe(undefined);
    expect(told(seen)).toMatchObject([
      {
        severity: 'remark',
        title:
          'LENIENT: tickets/create was delivered twice, and answered what the second got, and all your tests passed.',
      },
    ]);
    expect(fates(await writes('lists counts', /createTicket\/delivered-twice/))).toEqual([
      'createTicket/delivered-twice killed',
    ]);
    expect(fates(await writes('reads-back', /createTicket\/delivered-twice/))).toEqual([]);
  });

  test('may log a customer in whose registration was refused the second time', async () => {
    expect(fates(await writes('', /registerCustomer\/delivered-twice/))).toEqual([
      'registerCustomer/delivered-twice killed',
    ]);
    const seen = await writes('logs-in', /registerCustomer\/delivered-twice/);
    expect(told(seen).map(({ severity }) => severity)).toEqual(['remark']);
  });
});
