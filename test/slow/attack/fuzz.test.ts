import fc from 'fast-check';
import { expect, test } from 'vitest';
import { operations } from '../../../src/document/operations.js';
import type { Entry } from '../../../src/journal/entry.js';
import { controlCalls } from '../../helpers/check-reply.js';
import type { Call } from '../../helpers/http.js';
import { basic, bearer, startLocalFake } from '../../helpers/start-test-fake.js';

/** How long each kind of fuzzing goes on, in milliseconds. fast-check prints the seed of what it finds. */
const timeLimit = 15_000;

const odd = fc.constantFrom(
  ...[
    '',
    '0',
    '-1',
    '1e3',
    '01',
    '999999999999999999999',
    'null',
    '[]',
    '%00',
    '%ZZ',
    '%F0%9F%92%A9',
    '..',
    '.',
    '{id}',
  ],
  ...['__proto__', 'constructor', 'toString', 'a'.repeat(5000), '\u00eb', '1;drop', '<b>', "'", '*'],
);
const segment = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 20 }).map(String) },
  { weight: 1, arbitrary: odd },
);
const onTheWire = (text: string): string => encodeURI(text).replaceAll(/%25(?=[0-9A-Z]{2})/g, '%');

function addresses(known: readonly { method: string; path: string }[]) {
  return fc
    .tuple(fc.constantFrom(...known), fc.array(segment, { minLength: 3, maxLength: 3 }), fc.nat(9), odd)
    .map(([{ method, path }, values, luck, extra]): Pick<Call, 'method' | 'path'> => {
      let at = 0;
      const filled = path.replaceAll(/\{\w+\}/g, () => onTheWire(values[at++ % 3] as string));
      const query = luck === 1 ? `?${onTheWire(extra)}=${onTheWire(extra)}&limit=${onTheWire(extra)}` : '';
      const slip = luck === 2 ? `/${onTheWire(extra)}` : luck === 3 ? '/' : '';
      return {
        method: luck === 4 ? 'PUT' : luck === 5 ? 'DELETE' : method,
        path: `${luck === 6 ? '/' : ''}${filled}${slip}${query}`,
      };
    });
}

const names = [
  ...operations.flatMap(({ body }) => body?.fields.map(({ name }) => name) ?? []),
  ...[
    'customers',
    'staff',
    'state',
    'params',
    'kind',
    'operation',
    'times',
    'code',
    'url',
    'urlPattern',
    'bodyPatterns',
  ],
  ...['__proto__', 'toString', 'a[b][c]', 'x'],
];
const scalar = fc.oneof(
  odd,
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.string({ unit: 'grapheme' }),
);
const fields = fc.dictionary(
  fc.constantFrom(...names),
  fc.oneof(
    { weight: 4, arbitrary: scalar },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<unknown> },
  ),
  { maxKeys: 6 },
);
const form = fc
  .dictionary(fc.constantFrom(...names), scalar.map(String))
  .map((given) => new URLSearchParams(given).toString());
const body = fc.oneof(
  fields.map((given) => JSON.stringify(given)),
  form,
  fc.jsonValue().map((value) => JSON.stringify(value)),
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
  fc.constantFrom(
    '',
    '{',
    '[1,2',
    '{"a":1}}',
    '\ufeff{}',
    `${'['.repeat(600)}${']'.repeat(600)}`,
    'a=1&a[]=2&a[b]=3&=4&%=5',
  ),
  fc.constant(undefined),
);
const type = fc.constantFrom(
  ...[
    'application/json',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'multipart/form-data',
  ],
  ...['text/plain', 'application/json; charset=utf-16', 'application/json;charset="', '', 'x'],
);
const credentials = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(basic, bearer) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('', 'Basic', 'Bearer ', 'Basic %%%', 'Basic Og==', 'Digest x', 'bearer\tx')
      .map((Authorization) => ({ Authorization })),
  },
);
const accept = fc.constantFrom('application/json', '*/*', 'text/html', '', 'a/+json;q=0', ',,,');

const calls = (known: readonly { method: string; path: string }[]): fc.Arbitrary<Call> =>
  fc
    .record({ address: addresses(known), body, type, credentials, accept })
    .map(({ address, type: given, ...rest }) => ({
      ...address,
      body: rest.body,
      headers: { ...rest.credentials, 'Content-Type': given, Accept: rest.accept },
    }));

/** What the fake answers to whatever may come: never 500, never a word of the kit's own failure. */
async function fuzz(known: readonly { method: string; path: string }[], isSafe: (call: Call) => boolean) {
  const failed: Entry[] = [];
  const { fake, send } = await startLocalFake({
    onEntry: (entry) => void (entry.notes.some(({ code }) => code === 'kit-error') && failed.push(entry)),
  });
  let sent = 0;
  await fc.assert(
    fc.asyncProperty(calls(known).filter(isSafe), async (call) => {
      const { status, text } = await send(call);
      sent++;
      expect(status, text).not.toBe(500);
      expect(text).not.toContain('The kit failed');
      expect(failed).toEqual([]);
      if (sent % 200 === 0) fake.reset();
    }),
    { numRuns: 1_000_000, interruptAfterTimeLimit: timeLimit, markInterruptAsFailure: false },
  );
  console.log(`fuzzed: ${sent} requests`);
  expect(sent).toBeGreaterThan(100);
}

test('the API answers whatever comes', () =>
  fuzz(
    operations.map(({ method, path }) => ({ method, path: `/api${path}` })),
    () => true,
  ));

test('the control plane answers whatever comes', () =>
  // A stream has no end, a slow fault waits as it is told to, and a replay asks this very fake again.
  fuzz(
    controlCalls.filter(({ path }) => !/events|replay/.test(path)),
    ({ path, body: given }) => !String(given).includes('slow') && !path.includes('faults'),
  ));
