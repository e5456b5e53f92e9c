import { describe, expect, it } from 'vitest';
import { KitError } from '../../src/errors.js';
import { matches, parseRequestPattern, patternKeys } from '../../src/journal/request-pattern.js';
import { bodyOperators, valueOperators } from '../../src/journal/value-pattern.js';
import { controlPlane } from '../helpers/check-reply.js';
import { entryWith, formEntry } from './entry-fixture.js';

const assign = entryWith();
const get = entryWith({
  method: 'GET',
  url: '/api/customers/get/1?a=1&a=2&email=Joe%40example.com&empty=',
  rawHeaders: ['Accept', 'text/html', 'accept', 'application/json', 'Authorization', `Basic ${btoa('me@x.com:a:b')}`],
  body: undefined,
});
const form = formEntry('ticaga_id=1&billing_system=Blesta+X&multi=1&multi=2');

/** Whether it is one; what the pattern says that it does not read must not matter. */
function isMatch(json: unknown, entry = assign): boolean {
  const pattern = parseRequestPattern(json);
  const read = (part: 'rawHeaders' | 'body') => pattern.reads.includes(part);
  const isOne = matches(pattern, entry);
  const rawHeaders = read('rawHeaders') ? entry.rawHeaders : [];
  expect(matches(pattern, { ...entry, rawHeaders, body: read('body') ? entry.body : undefined })).toBe(isOne);
  return isOne;
}

function refusalOf(pattern: unknown): KitError {
  try {
    parseRequestPattern(pattern);
  } catch (error) {
    if (error instanceof KitError) return error;
  }
  throw new Error('the pattern was taken');
}

describe('a request pattern', () => {
  it.each([
    [{}, true],
    [{ method: 'ANY' }, true],
    [{ method: 'POST' }, true],
    [{ method: 'post' }, true],
    [{ method: 'GET' }, false],
    [{ url: '/api/customers/assign' }, true],
    [{ url: '/api/customers' }, false],
    [{ urlPath: '/api/customers/assign', method: 'GET' }, false],
  ])('%j on an assign: %s', (pattern, expected) => {
    expect(isMatch(pattern)).toBe(expected);
  });

  it.each([
    [{ url: '/api/customers/get/1' }, false],
    [{ urlPath: '/api/customers/get/1' }, true],
    [{ urlPattern: '/api/customers/get/\\d+' }, false],
    [{ urlPattern: '/api/customers/get/\\d+\\?.*' }, true],
    [{ urlPattern: 'customers' }, false],
    [{ urlPathPattern: '/api/customers/get/\\d+' }, true],
    [{ urlPathPattern: '/api/customers/get/1|x' }, true],
    [{ urlPathPattern: 'x|/api' }, false],
    [{ headers: { ACCEPT: { equalTo: 'application/json' } } }, true],
    [{ headers: { Accept: { equalTo: 'text/html, application/json' } } }, false],
    [{ headers: { Accept: { equalTo: 'TEXT/HTML' } } }, false],
    [{ headers: { Accept: { equalTo: 'TEXT/HTML', caseInsensitive: true } } }, true],
    [{ headers: { Accept: { equalTo: 'TEXT/HTML', caseInsensitive: false } } }, false],
    [{ headers: { Accept: { contains: 'json' } } }, true],
    [{ headers: { Accept: { matches: 'json' } } }, false],
    [{ headers: { Accept: { matches: '.*json' } } }, true],
    [{ headers: { Accept: { doesNotMatch: '(text|application)/.*' } } }, false],
    [{ headers: { 'X-None': { absent: true } } }, true],
    [{ headers: { Accept: { absent: true } } }, false],
    [{ headers: { 'X-None': { doesNotMatch: 'x' } } }, false],
    [{ queryParameters: { a: { equalTo: '2' } } }, true],
    [{ queryParameters: { a: { equalTo: '3' } } }, false],
    [{ queryParameters: { email: { equalTo: 'Joe@example.com' }, empty: { equalTo: '' } } }, true],
    [{ queryParameters: { empty: { absent: true } } }, false],
    [{ queryParameters: { A: { absent: true } } }, true],
    [{ basicAuthCredentials: { username: 'me@x.com', password: 'a:b' } }, true],
    [{ basicAuthCredentials: { username: 'me@x.com', password: 'a' } }, false],
    [{ bodyPatterns: [{ equalTo: '' }] }, true],
    [{ bodyPatterns: [{ equalToJson: {} }] }, false],
  ])('%j on a GET: %s', (pattern, expected) => {
    expect(isMatch(pattern, get)).toBe(expected);
  });

  it.each([
    [{ formParameters: { ticaga_id: { equalTo: '1' } } }, true],
    [{ formParameters: { billing_system: { equalTo: 'blesta x', caseInsensitive: true } } }, true],
    [{ formParameters: { multi: { matches: '2' } } }, true],
    [{ formParameters: { billing_id: { absent: true } } }, true],
    [{ formParameters: { ticaga_id: { absent: true } } }, false],
  ])('%j on a form: %s', (pattern, expected) => {
    expect(isMatch(pattern, form)).toBe(expected);
  });

  it('finds no form parameters in a JSON body', () => {
    expect(isMatch({ formParameters: { ticaga_id: { absent: true } } }, entryWith({ body: form.body }))).toBe(true);
  });

  it('finds no Basic credentials in a Bearer header', () => {
    expect(isMatch({ basicAuthCredentials: { username: 'a', password: 'b' } })).toBe(false);
  });

  it.each([['/api/customers/assign'], ['/sandbox/one/api/customers/assign']])('fits %s in a sandbox', (url) => {
    const entry = entryWith({ url: '/sandbox/one/api/customers/assign', sandbox: 'one' });
    expect(isMatch({ url }, entry)).toBe(true);
    expect(isMatch({ urlPattern: url }, entry)).toBe(true);
    expect(isMatch({ url: '/customers/assign' }, entry)).toBe(false);
  });
});

describe('a body pattern', () => {
  const whole = { ticaga_id: 1, billing_id: '2', billing_system: 'Blesta' };

  it.each([
    [[{ contains: 'Blesta' }, { contains: 'ticaga_id' }], true],
    [[{ contains: 'Blesta' }, { contains: 'WHMCS' }], false],
    [[{ matches: 'Blesta' }], false],
    [[{ matches: '.*Blesta.*' }], true],
    [[{ doesNotMatch: '.*WHMCS.*' }], true],
    [[{ doesNotMatch: '.*Blesta.*' }], false],
    [[{ equalToJson: whole }], true],
    [[{ equalToJson: JSON.stringify(whole) }], true],
    [[{ equalToJson: { ...whole, ticaga_id: '1' } }], false],
    [[{ equalToJson: { ticaga_id: 1 } }], false],
    [[{ equalToJson: { ticaga_id: 1 }, ignoreExtraElements: true }], true],
    [[{ equalToJson: { ticaga_id: 2 }, ignoreExtraElements: true }], false],
    [[{ equalToJson: { ...whole, more: null } }], false],
    [[{ equalToJson: { toString: 1 }, ignoreExtraElements: true }], false],
  ])('%j on an assign: %s', (bodyPatterns, expected) => {
    expect(isMatch({ bodyPatterns })).toBe(expected);
  });

  it.each([
    ['[1,2]', '[1,2]', {}, true],
    ['[1,2]', '[2,1]', {}, false],
    ['[1,2]', '[2,1]', { ignoreArrayOrder: true }, true],
    ['[1,1,2]', '[1,2,2]', { ignoreArrayOrder: true }, false],
    ['[1]', '[1,2]', {}, false],
    ['[1]', '[1,2]', { ignoreExtraElements: true }, true],
    ['[2]', '[1,2]', { ignoreExtraElements: true }, false],
    ['[2]', '[1,2]', { ignoreExtraElements: true, ignoreArrayOrder: true }, true],
    ['[1,2]', '[1]', { ignoreExtraElements: true, ignoreArrayOrder: true }, false],
    ['[{"a":1},{"a":1,"b":2}]', '[{"a":1,"b":2},{"a":1}]', { ignoreExtraElements: true, ignoreArrayOrder: true }, true],
    ['[1,1]', '[1,2]', { ignoreExtraElements: true, ignoreArrayOrder: true }, false],
    ['[{},{}]', '[{"a":1},2]', { ignoreExtraElements: true, ignoreArrayOrder: true }, false],
    ['[{},{}]', '[{"a":1},2,{"b":1}]', { ignoreExtraElements: true, ignoreArrayOrder: true }, true],
    ['[{"a":1},{"b":1}]', '[{"a":1,"b":1},2]', { ignoreExtraElements: true, ignoreArrayOrder: true }, true],
    ['[[1,2],[3]]', '[[3],[2,1]]', { ignoreArrayOrder: true }, true],
    ['[[3],[2,1]]', '[4,[1,2],[4,3]]', { ignoreExtraElements: true, ignoreArrayOrder: true }, true],
    ['{"a":1,"b":2}', '{"b":2,"a":1}', {}, true],
    ['{"a":[{}]}', '{"a":[[]]}', {}, false],
    ['[]', '{}', { ignoreExtraElements: true }, false],
    ['null', 'null', {}, true],
    ['{}', 'null', {}, false],
    ['1', '1.0', {}, true],
    ['"1"', '1', {}, false],
    ['{}', 'no JSON', {}, false],
  ])('expects the JSON %s of %s with %j: %s', (equalToJson, body, options, expected) => {
    expect(isMatch({ bodyPatterns: [{ equalToJson, ...options }] }, entryWith({ body: Buffer.from(body) }))).toBe(
      expected,
    );
  });

  it('is quick about many items in any order', { timeout: 1000 }, () => {
    const equalToJson = Array.from({ length: 1200 }, () => ({}));
    const body = Buffer.from(JSON.stringify([...equalToJson.slice(1).map(() => ({ a: 1 })), 0]));
    const pattern = { equalToJson, ignoreExtraElements: true, ignoreArrayOrder: true };
    expect(isMatch({ bodyPatterns: [pattern] }, entryWith({ body }))).toBe(false);
  });
});

describe('a regular expression', () => {
  it.each([
    ['(?i)blesta', 'BLESTA', true],
    ['a.b', 'a\nb', false],
    ['(?s)a.b', 'a\nb', true],
    ['joe\\-x\\@y\\=\\#', 'joe-x@y=#', true],
    ['[a\\-c]', 'b', false],
    ['\\\\-', '\\-', true],
    ['\\p{Lu}.*', 'Zoë', true],
  ])('%s on %j: %s', (expression, body, expected) => {
    expect(isMatch({ bodyPatterns: [{ matches: expression }] }, entryWith({ body: Buffer.from(body) }))).toBe(expected);
  });

  it.each([
    [{ urlPattern: '/api/(' }, 'urlPattern'],
    [{ urlPathPattern: '*' }, 'urlPathPattern'],
    [{ headers: { Accept: { matches: '[' } } }, 'headers.Accept.matches'],
    [{ bodyPatterns: [{ contains: 'x' }, { doesNotMatch: 'a**' }] }, 'bodyPatterns[1].doesNotMatch'],
    [{ urlPattern: '\\Q/api\\E' }, 'urlPattern'],
  ])('%j is refused with the place and the reason', (pattern, where) => {
    const { code, message, details } = refusalOf(pattern);
    expect(code).toBe('pattern-invalid');
    expect(message).toContain(`The request pattern's ${where} is not a regular expression`);
    expect(details.was).toContain('Invalid regular expression');
  });
});

describe('control-plane.yaml', () => {
  const { RequestPattern, ValuePatterns } = controlPlane.components!.schemas!;

  it('has the keys and the operators that the kit implements', () => {
    expect(Object.keys(RequestPattern!.properties!)).toEqual(patternKeys);
    const options = ['caseInsensitive', 'ignoreExtraElements', 'ignoreArrayOrder'];
    const operatorsOf = ({ properties }: typeof controlPlane) =>
      Object.keys(properties!).filter((name) => !options.includes(name));
    expect(operatorsOf(ValuePatterns!.additionalProperties!)).toEqual(valueOperators);
    expect(operatorsOf(RequestPattern!.properties!.bodyPatterns!.items!)).toEqual(bodyOperators);
  });
});

describe('what the kit does not implement', () => {
  it.each([
    [{ cookies: {} }, 'cookies'],
    [{ urlPathTemplate: '/x' }, 'urlPathTemplate'],
    [{ toString: 1 }, 'toString'],
    [{ headers: { Accept: { equalTo: 'x', negate: true } } }, 'headers.Accept.negate'],
    [{ headers: { Accept: { contains: 'x', caseInsensitive: true } } }, 'headers.Accept.caseInsensitive'],
    [{ queryParameters: { a: { hasExactly: [] } } }, 'queryParameters.a.hasExactly'],
    [{ formParameters: { a: { equalToJson: {} } } }, 'formParameters.a.equalToJson'],
    [{ bodyPatterns: [{ matchesJsonPath: '$.a' }] }, 'bodyPatterns[0].matchesJsonPath'],
    [{ bodyPatterns: [{ absent: true }] }, 'bodyPatterns[0].absent'],
    [{ basicAuthCredentials: { username: 'a', password: 'b', realm: 'c' } }, 'basicAuthCredentials.realm'],
    [{ bodyPatterns: [{ equalToJson: { a: `\${json-unit.any-string}` } }] }, 'bodyPatterns[0].equalToJson'],
  ])('%j is refused by name', (pattern, key) => {
    const { code, message, details } = refusalOf(pattern);
    expect(code).toBe('pattern-unsupported');
    expect(message).toContain(`The request pattern's key ${key}`);
    expect(details.expected).not.toBe('');
  });

  it('comes with the list of what it does implement', () => {
    expect(refusalOf({ cookies: {} }).details.expected).toBe(patternKeys.join(', '));
    expect(refusalOf({ bodyPatterns: [{ matchesJsonPath: '$.a' }] }).render()).toBe(
      "The request pattern's key bodyPatterns[0].matchesJsonPath is not supported.\n" +
        '  Expected:  equalTo, contains, matches, doesNotMatch, equalToJson\n' +
        '  Was:       bodyPatterns[0].matchesJsonPath\n' +
        '  Use equalToJson with "ignoreExtraElements": true, or matches.',
    );
  });

  it.each([
    [null],
    [[]],
    ['POST'],
    [{ method: 1 }],
    [{ url: null }],
    [{ url: '/a', urlPath: '/a' }],
    [{ urlPattern: 5 }],
    [{ headers: [] }],
    [{ headers: { Accept: 'x' } }],
    [{ headers: { Accept: {} } }],
    [{ headers: { Accept: { equalTo: 1 } } }],
    [{ headers: { Accept: { absent: false } } }],
    [{ headers: { Accept: { equalTo: 'a', contains: 'b' } } }],
    [{ headers: { Accept: { equalTo: 'a', caseInsensitive: 'yes' } } }],
    [{ bodyPatterns: {} }],
    [{ bodyPatterns: [{ equalToJson: '{' }] }],
    [{ basicAuthCredentials: 'a:b' }],
  ])('%j is refused as unreadable', (pattern) => {
    expect(refusalOf(pattern).code).toBe('pattern-invalid');
  });

  it('is told without the password of the pattern', () => {
    const { code, message, details } = refusalOf({ basicAuthCredentials: { username: 'me', password: 271828 } });
    expect(code).toBe('pattern-invalid');
    expect(message + JSON.stringify(details)).not.toContain('271828');
  });
});
