import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { coerceBySchema, type PhpTree, type PhpValue, parsePhpForm } from '../../src/judges/requests/php-form.js';

const nested = (depth: number) => `a${'[b]'.repeat(depth)}=1`;
const repeated = (pair: string, times: number) => Array.from({ length: times }, () => pair).join('&');

/** A sentence, what is sent, and the JSON of what PHP makes of it (objects list integer keys first, as JavaScript does). */
const examples: [title: string, form: string, json: string][] = [
  ['an empty form is an empty object', '', '{}'],
  ['a flat form gives strings', 'ticaga_id=1&billing_system=Blesta', '{"ticaga_id":"1","billing_system":"Blesta"}'],
  ['the last value of a repeated key wins', 'a=1&b=2&a=3', '{"a":"3","b":"2"}'],
  ['an empty value and a missing = are both empty', 'a=&b', '{"a":"","b":""}'],
  ['a pair without a name is ignored', '=1&&a=2&', '{"a":"2"}'],
  ['the first = ends the name', 'a=1=2', '{"a":"1=2"}'],
  ['+ is a space and %2B a plus', 'a=x+y%20z%2B%26', '{"a":"x y z+&"}'],
  ['percent-encoded and raw UTF-8 read alike', 'a=J%C3%BCrgen&%C3%BC=ü', '{"a":"Jürgen","ü":"ü"}'],
  ['a % without two hex digits stays', 'a=100%&b=%zz%4', '{"a":"100%","b":"%zz%4"}'],
  ['bytes that are not UTF-8 become U+FFFD', 'a=%ff%fe&b=%C3', '{"a":"\ufffd\ufffd","b":"\ufffd"}'],
  ['%00 stays in a value and ends a name', 'a=x%00y&b%00c=1', '{"a":"x\\u0000y","b":"1"}'],
  ['a raw NUL ends the form', 'a=1\0&b=2', '{"a":"1"}'],
  ['a semicolon separates nothing', 'a;b=1', '{"a;b":"1"}'],
  ['dots and spaces of a name become _', 'a.b=1&c+d=2&...=3', '{"a_b":"1","c_d":"2","___":"3"}'],
  ['leading spaces of a name are ignored', '+%20a=1', '{"a":"1"}'],
  ['a name of nothing is ignored', '+=1&%00=2&[a]=3&[]=4', '{}'],
  ['brackets nest', 'a[b]=1&a[c][d]=2', '{"a":{"b":"1","c":{"d":"2"}}}'],
  ['encoded brackets are brackets', 'a%5Bb%5D=1', '{"a":{"b":"1"}}'],
  ['empty brackets append', 'a[]=1&a[]=2', '{"a":["1","2"]}'],
  ['one white space in brackets appends too', 'a[+]=1&a[%09]=2&a[++]=3', '{"a":{"0":"1","1":"2","  ":"3"}}'],
  ['a line break in brackets appends too', 'a[%0A]=1&a[%0B]=2&a[%0C]=3&a[%0D]=4', '{"a":["1","2","3","4"]}'],
  ['a no-break space is an index', 'a[%C2%A0]=1', '{"a":{"\u00a0":"1"}}'],
  ['keys from 0 in order are a list', 'a[0]=x&a[1]=y', '{"a":["x","y"]}'],
  ['keys out of order are no list', 'a[1]=x&a[0]=y', '{"a":{"0":"y","1":"x"}}'],
  ['a name of digits stays a name', '0=x&1=y', '{"0":"x","1":"y"}'],
  [
    'appending goes on after the greatest integer',
    'a[5]=x&a[]=y&a[3]=z&a[]=w',
    '{"a":{"3":"z","5":"x","6":"y","7":"w"}}',
  ],
  ['a leading zero makes no integer', 'a[05]=x&a[]=y', '{"a":{"0":"y","05":"x"}}'],
  ['appending goes on after a negative integer', 'a[-5]=x&a[]=y', '{"a":{"-5":"x","-4":"y"}}'],
  [
    'nothing appends after the greatest 64-bit integer',
    'a[9223372036854775806]=x&a[]=y&a[]=z&a[][b]=w',
    '{"a":{"9223372036854775806":"x","9223372036854775807":"y"}}',
  ],
  [
    'an integer over 64 bits is text',
    'a[9223372036854775808]=x&a[-9223372036854775809]=y&a[]=z',
    '{"a":{"0":"z","9223372036854775808":"x","-9223372036854775809":"y"}}',
  ],
  [
    'the least 64-bit integer is an integer',
    'a[-9223372036854775808]=x&a[]=y',
    '{"a":{"-9223372036854775808":"x","-9223372036854775807":"y"}}',
  ],
  ['an array replaces a string', 'a=1&a[b]=2', '{"a":{"b":"2"}}'],
  ['a string replaces an array', 'a[b]=1&a=2', '{"a":"2"}'],
  ['a first [ that nothing closes becomes _', 'a[b=1&c[d.e+f[g=2', '{"a_b":"1","c_d_e_f_g":"2"}'],
  [
    'text after an index is ignored',
    'a[b]c=1&d[e]]=2&f[g][=3&h[i][j.k=4',
    '{"a":{"b":"1"},"d":{"e":"2"},"f":{"g":"3"},"h":{"i":"4"}}',
  ],
  ['a ] alone and a [ in an index stay', 'a]=1&b[[c]]=2', '{"a]":"1","b":{"[c":"2"}}'],
  ['dots and spaces of an index stay', 'a.b[c.d e]=1', '{"a_b":{"c.d e":"1"}}'],
  [
    '__proto__ is a key like any other',
    '__proto__[x]=1&a[__proto__]=2',
    '{"__proto__":{"x":"1"},"a":{"__proto__":"2"}}',
  ],
  ['__proto__ is a name like any other', '__proto__=1&constructor=2', '{"__proto__":"1","constructor":"2"}'],
  [
    'a name that only mangling made a protected cookie is dropped',
    '__Host-a=1&..Host-b=2&_[Host-c=3',
    '{"__Host-a":"1"}',
  ],
  [
    'an index like a protected cookie drops what it names',
    'a[__Host-b]=1&c[d][__Secure-e][f]=2',
    '{"a":[],"c":{"d":[]}}',
  ],
  ['64 levels are kept', nested(64), `{"a":${'{"b":'.repeat(64)}"1"${'}'.repeat(65)}`],
  ['65 levels drop the whole name', `a=0&x=1&${nested(65)}&y=2`, '{"x":"1","y":"2"}'],
  ['the 1,001st pair is ignored', `${repeated('a[]=', 1000)}&b=1`, JSON.stringify({ a: Array(1000).fill('') })],
  ['the 1,001st flat pair is ignored', `${repeated('a=1', 1000)}&b=2`, '{"a":"1"}'],
  ['empty pairs do not count', `${repeated('a=1', 999)}&&&b=2`, '{"a":"1","b":"2"}'],
];

describe('parsePhpForm', () => {
  it.each(examples)('%s', (_, form, json) => {
    expect(JSON.stringify(parsePhpForm(form))).toBe(json);
    expect(JSON.stringify(parsePhpForm(Buffer.from(form)))).toBe(json);
  });

  it.each(['__proto__=1', '__proto__[polluted]=1', 'a[__proto__][polluted]=1'])(
    'pollutes no prototype with %s',
    (form) => {
      const tree = parsePhpForm(form);
      expect(Object.getPrototypeOf(tree)).toBeNull();
      expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    },
  );
});

const php = spawnSync('php', ['-v']).status === 0;
if (!php && !process.env.CI) {
  process.stderr.write(
    'SKIPPED: parsePhpForm was not compared with PHP, as there is no php here. Install php-cli (8.2+).\n',
  );
}

describe.skipIf(!php && !process.env.CI)('parsePhpForm beside the parse_str of php', () => {
  let oracle: Oracle;
  beforeAll(() => {
    expect(php, 'There is no php on this machine; CI needs it. Install php-cli.').toBe(true);
    oracle = startOracle();
  });
  afterAll(() => oracle?.close());

  const agree = async (form: string | Buffer) => {
    const { tree } = await oracle.ask({ form: Buffer.from(form).toString('base64') });
    expect(JSON.stringify(parsePhpForm(form))).toBe(tree);
  };

  it.each(examples)('agrees that %s', (_, form) => agree(form));

  it('agrees on 2,500 random trees that http_build_query wrote, whole and mutilated', async () => {
    await fc.assert(
      fc.asyncProperty(trees, fc.array(fc.tuple(fc.nat(), bytes), { maxLength: 6 }), async (tree, changes) => {
        const { form, tree: expected } = await oracle.ask({ tree });
        expect(JSON.stringify(parsePhpForm(form))).toBe(expected);
        for (const [at, byte] of changes) byte.copy(form, form.length === 0 ? 0 : at % form.length);
        await agree(form);
      }),
      { numRuns: 2500 },
    );
  });

  it('agrees on 2,500 random strings of the characters that forms are made of', async () => {
    await fc.assert(fc.asyncProperty(scraps, agree), { numRuns: 2500 });
  });
});

const words = fc.constantFrom(
  'a',
  'b',
  '0',
  '1',
  '2',
  '-3',
  '07',
  'x.y',
  'p q',
  '[',
  ']',
  'a[b',
  '__proto__',
  'length',
);
const texts = fc.oneof(words, fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary', maxLength: 4 }));
const { tree: trees } = fc.letrec<{ tree: Record<string, unknown>; value: unknown }>((tie) => ({
  tree: fc.dictionary(texts, tie('value'), { maxKeys: 5 }),
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    texts,
    fc.oneof(fc.integer(), fc.boolean(), fc.constant(null), fc.constant(0.1)),
    fc.array(tie('value'), { maxLength: 4 }),
    tie('tree'),
  ),
}));

const marks = [
  '[',
  ']',
  '[]',
  '&',
  '=',
  '+',
  '%',
  '.',
  ' ',
  '\t',
  '%5B',
  '%5d',
  '%00',
  '%20',
  '%0a',
  '%26',
  '%3D',
  '%C3',
  '%BC',
];
const pieces = ['a', 'b', '0', '1', '2', '-1', '-0', 'ü', '__proto__', '9223372036854775806', '-9223372036854775808'];
const bytes = fc.oneof(
  fc.constantFrom(...marks, ...pieces).map((text) => Buffer.from(text)),
  fc.constantFrom(0x00, 0x80, 0xff).map((byte) => Buffer.of(byte)),
);
const scraps = fc
  .array(
    fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...marks).map((text) => Buffer.from(text)) },
      { weight: 6, arbitrary: fc.constantFrom(...pieces, 'a[', '[b]', '&a=').map((text) => Buffer.from(text)) },
      { weight: 1, arbitrary: fc.integer({ min: 1, max: 255 }).map((byte) => Buffer.of(byte)) },
    ),
    { maxLength: 40, size: 'max' },
  )
  .map((parts) => Buffer.concat(parts));

/** What php is asked: to decode the bytes of a form, in base64, or those that it writes itself for a tree. */
type Question = { form: string } | { tree: Record<string, unknown> };
interface Oracle {
  /** The form that was decoded and the JSON of the result. */
  ask(question: Question): Promise<{ form: Buffer; tree: string }>;
  close(): Promise<void>;
}

/** Keys and values go as base64: JSON cannot carry the bytes that are not UTF-8. */
const oracleScript = `
function describe(array $array): array {
  $entries = [];
  foreach ($array as $key => $value) {
    $entries[] = [base64_encode((string) $key), is_array($value) ? describe($value) : base64_encode($value)];
  }
  return ['list' => array_is_list($array), 'entries' => $entries];
}
while (($line = fgets(STDIN)) !== false) {
  $question = json_decode($line, true);
  $form = isset($question['tree']) ? http_build_query($question['tree']) : base64_decode($question['form']);
  parse_str($form, $decoded);
  echo json_encode(['form' => base64_encode($form), 'tree' => describe($decoded)]), "\\n";
}
`;

interface Described {
  list: boolean;
  entries: [key: string, value: string | Described][];
}

/** One php for all questions, with the limits that PHP has by default. */
function startOracle(): Oracle {
  const limits = ['max_input_vars=1000', 'max_input_nesting_level=64', 'display_errors=0', 'log_errors=0'];
  const child = spawn('php', ['-n', ...limits.flatMap((limit) => ['-d', limit]), '-r', oracleScript], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async ask(question) {
      child.stdin.write(`${JSON.stringify(question)}\n`);
      const { value, done } = await lines.next();
      if (done) throw new Error('php ended before it answered.');
      const { form, tree } = JSON.parse(value) as { form: string; tree: Described };
      return { form: Buffer.from(form, 'base64'), tree: JSON.stringify(objectOf(tree)) };
    },
    async close() {
      const exited = once(child, 'exit');
      child.stdin.end();
      await exited;
    },
  };
}

const text = (base64: string) => Buffer.from(base64, 'base64').toString('utf8');

function toPhpValue(value: string | Described): PhpValue {
  if (typeof value === 'string') return text(value);
  return value.list ? value.entries.map(([, item]) => toPhpValue(item)) : objectOf(value);
}

function objectOf({ entries }: Described): PhpTree {
  const tree: PhpTree = Object.create(null);
  for (const [key, value] of entries) tree[text(key)] = toPhpValue(value);
  return tree;
}

describe('coerceBySchema', () => {
  const properties = {
    id: { type: 'integer' },
    either: { type: ['integer', 'string'] },
    name: { type: 'string' },
    any: {},
  };

  it.each([
    ['a plain integer becomes a number', { id: '42' }, { id: 42 }],
    ['zero and a negative integer become numbers', { id: '0', either: '-7' }, { id: 0, either: -7 }],
    ['a field that allows strings too becomes a number', { either: '2' }, { either: 2 }],
    ['the greatest safe integer becomes a number', { id: '9007199254740991' }, { id: 9007199254740991 }],
    ['an integer that a number cannot hold stays', { id: '9007199254740992' }, { id: '9007199254740992' }],
    ['a text that JSON would write otherwise stays', { id: '007', either: '-0' }, { id: '007', either: '-0' }],
    ['signs, points, exponents and hex stay', { id: '+1', either: '1.0' }, { id: '+1', either: '1.0' }],
    ['white space and the empty text stay', { id: ' 1', either: '' }, { id: ' 1', either: '' }],
    ['a field that allows no integer stays', { name: '1', any: '1' }, { name: '1', any: '1' }],
    ['a field that the schema does not know stays', { toString: '1', other: '1' }, { toString: '1', other: '1' }],
    ['a value that is no string stays', { id: ['1'], either: { a: '1' } }, { id: ['1'], either: { a: '1' } }],
  ])('%s', (_, fields: Record<string, unknown>, expected) => {
    const before = structuredClone(fields);
    expect(coerceBySchema(fields, properties)).toEqual(expected);
    expect(fields).toEqual(before);
  });

  it('takes __proto__ for a field like any other', () => {
    const coerced = coerceBySchema(parsePhpForm('__proto__=1&id=1'), properties);
    expect(JSON.stringify(coerced)).toBe('{"__proto__":"1","id":1}');
  });
});
