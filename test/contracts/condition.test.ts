import { describe, expect, it } from 'vitest';
import { parseCondition, parsePattern } from '../../src/contracts/condition.js';

const context = {
  inputs: { id: 1, text: '1' },
  steps: { before: { email: 'joe@example.com' } },
  response: {
    status: 404,
    headers: { 'content-type': 'application/json' },
    body: { user: { id: 1, name: 'Joe || Ann', email: 'Joe@example.com', verified: null, tags: ['a'] } },
  },
};

describe('a simple condition', () => {
  it.each([
    ['$statusCode == 404', true],
    ['$statusCode != 404', false],
    ['$statusCode >= 400 && $statusCode < 500', true],
    ['$statusCode == 200 || $statusCode == 404', true],
    ['$statusCode == 404 && $statusCode == 200 || $statusCode > 403', true],
    ['$response.body#/user/id == $inputs.id', true],
    ['$response.body#/user/id == $inputs.text', false],
    ['$response.body#/user/email == $steps.before.outputs.email', false],
    ["$response.body#/user/name == 'Joe || Ann'", true],
    ['$response.body#/user/verified == null', true],
    ["$response.body#/user/tags/0 == 'a'", true],
    ["$response.header.Content-Type == 'application/json'", true],
    ["$response.header.X-RateLimit-Limit == ''", true],
    ["$response.header.Content-Type == ''", false],
    ["$response.header.X-RateLimit-Limit != ''", false],
    ["$response.body#/user/phone != 'x'", false],
    ["$response.body#/user/phone == 'x'", false],
    ["$statusCode < '500'", false],
  ])('%s is %s', (text, holds) => {
    expect(parseCondition(text).holds(context)).toBe(holds);
  });

  it.each([
    ['$statusCode == 401 || $statusCode == 403', { subject: 'status', expected: '401 or 403', was: 404 }],
    ['$response.body#/user/id == 2', { subject: 'body /user/id', expected: '2', expectedValue: 2, was: 1 }],
    ["$response.body#/user/name != 'Joe || Ann'", { expected: 'anything but "Joe || Ann"', was: 'Joe || Ann' }],
    ["$response.body#/error != ''", { subject: 'body /error', expected: 'a value other than ""', was: undefined }],
  ])('%s is explained', (text, difference) => {
    expect(parseCondition(text).explain(context)).toMatchObject(difference);
  });
});

describe('a regex criterion', () => {
  it.each([
    ['^4\\d\\d$', '$statusCode', true],
    ['^joe@', '$response.body#/user/email', false],
    ['.*', '$response.body#/user/phone', false],
  ])('%s of %s is %s', (pattern, subject, holds) => {
    expect(parsePattern(pattern, subject).holds(context)).toBe(holds);
  });
});
