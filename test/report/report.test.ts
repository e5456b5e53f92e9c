import { describe, expect, it } from 'vitest';
import { KitError } from '../../src/errors.js';
import { renderGithub, renderMarkdown } from '../../src/report/github.js';
import { renderJunit } from '../../src/report/junit.js';
import { renderLookAlike } from '../../src/report/look-alike.js';
import { renderPretty } from '../../src/report/pretty.js';
import { type Finding, type Report, statusOf } from '../../src/report/report.js';
import { parseReporters } from '../../src/report/reporters.js';

const finding: Finding = {
  severity: 'failure',
  title: 'POST /api/customers/assign -> status',
  expected: '200  (assumed)',
  was: '<500> & "more"',
  advice: ['Look at the server.'],
  request: 'curl http://127.0.0.1/',
  place: { file: 'contracts/a,b.yaml', line: 14 },
};
const report: Report = {
  name: 'verify',
  subject: 'http://127.0.0.1:4010',
  cases: [
    { name: 'good', group: 'a.yaml', status: 'passed', summary: 'It works.', findings: [], durationMs: 12 },
    { name: 'bad', group: 'a.yaml', status: 'failed', findings: [finding], notes: ['Put back.'], durationMs: 1500 },
    {
      name: 'odd',
      group: 'a.yaml',
      status: 'remarked',
      findings: [{ severity: 'remark', title: '100% | odd' }],
      durationMs: 0,
    },
    {
      name: 'lost',
      group: 'a.yaml',
      status: 'error',
      findings: [{ severity: 'error', title: 'no answer' }],
      durationMs: 0,
    },
    { name: 'left', group: 'a.yaml', status: 'skipped', reason: 'not played', findings: [], durationMs: 0 },
  ],
  summary: ['1 passed'],
};

describe('the pretty report', () => {
  it('gives a case one line and a finding the shape of every message', () => {
    expect(renderPretty(report)).toBe(`
ok   good  It works.
FAIL bad
  POST /api/customers/assign -> status
  Expected:  200  (assumed)
  Was:       <500> & "more"
  Where:     contracts/a,b.yaml:14
  Request:   curl http://127.0.0.1/
  Look at the server.
  Put back.
NOTE odd
  100% | odd
ERR  lost
  no answer
skip left  not played

1 passed
`);
  });

  it('uses escape sequences only when colours are wanted', () => {
    expect(renderPretty(report)).not.toContain('\u001B');
    expect(renderPretty(report, { color: true })).toContain('\u001B[32mok  \u001B[39m');
  });
});

describe('the JUnit report', () => {
  const xml = renderJunit(report);

  it('counts failures, errors and skipped cases apart', () => {
    expect(xml).toContain('tests="5" failures="1" errors="1" skipped="1" time="1.512"');
  });

  it('escapes what XML keeps for itself and drops what it cannot hold', () => {
    expect(xml).toContain('Was:       &lt;500&gt; &amp; &quot;more&quot;');
    const strange = { ...report, summary: ['a\u0000b\uD800c😀'] };
    expect(renderJunit(strange)).toContain('a\uFFFDb\uFFFDc😀');
  });

  it('keeps a remark out of the failures', () => {
    expect(xml).toMatch(/name="odd"[^>]*>\n {6}<system-out>100% \| odd<\/system-out>/);
  });
});

describe('the GitHub report', () => {
  it('points at the line, and escapes data and properties in their two ways', () => {
    const [bad, odd] = renderGithub(report).split('\n');
    expect(bad).toMatch(
      /^::error file=contracts\/a%2Cb\.yaml,line=14,title=bad::POST \/api\/customers\/assign -> status%0AExpected: /,
    );
    expect(odd).toBe('::warning title=odd::100%25 | odd');
  });

  it('has a table for the summary of the job', () => {
    expect(renderMarkdown(report)).toContain('| odd | remarked | 100% \\| odd |');
  });
});

describe('two values that look alike', () => {
  it.each([
    ['5', 5, ['expected a string of 1 character, was a number (5)']],
    [
      'a',
      'a ',
      [
        'expected a string of 1 character, was a string of 2 characters',
        'at character 2: expected the end, was " " (U+0020)',
      ],
    ],
    [
      'é',
      'e\u0301',
      [
        'expected a string of 1 character, was a string of 2 characters',
        'at character 1: expected "é" (U+00E9), was "e" (U+0065)',
      ],
    ],
    [
      'Blesta',
      'blesta',
      [
        'expected a string of 6 characters, was a string of 6 characters',
        'at character 1: expected "B" (U+0042), was "b" (U+0062)',
      ],
    ],
    [
      'User not authenticated',
      'User not authenticatd',
      [
        'expected a string of 22 characters, was a string of 21 characters',
        'at character 21: expected "e" (U+0065), was "d" (U+0064)',
      ],
    ],
    [true, 'true', ['expected a boolean (true), was a string of 4 characters']],
  ])('%j and %j are told apart', (expected, was, lines) => {
    expect(renderLookAlike(expected, was).map(({ text }) => text)).toEqual(lines);
  });

  it.each([
    [1, 2],
    ['a', 'b'],
    ['x', undefined],
    [null, { a: 1 }],
  ])('%j and %j need no more words', (expected, was) => {
    expect(renderLookAlike(expected, was)).toEqual([]);
  });
});

describe('--reporter', () => {
  it('takes several, with files', () => {
    expect(parseReporters(['pretty,junit=a.xml', 'json=b.json'])).toEqual([
      { name: 'pretty' },
      { name: 'junit', file: 'a.xml' },
      { name: 'json', file: 'b.json' },
    ]);
  });

  it.each([[['junt']], [['json', 'pretty']]])('refuses %j', (values) => {
    expect(() => parseReporters(values)).toThrow(KitError);
  });
});

describe('the status of a case', () => {
  it('is that of its worst finding', () => {
    const of = (...severities: Finding['severity'][]) =>
      statusOf(severities.map((severity) => ({ severity, title: '' })));
    expect([of(), of('remark'), of('remark', 'error'), of('error', 'failure', 'remark')]).toEqual([
      'passed',
      'remarked',
      'error',
      'failed',
    ]);
  });
});
