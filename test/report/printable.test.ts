import { describe, expect, it } from 'vitest';
import { indented, KitError } from '../../src/errors.js';
import { excerpt } from '../../src/report/excerpt.js';
import { createMask } from '../../src/report/mask.js';
import { printable, printableJson } from '../../src/report/printable.js';
import type { Report } from '../../src/report/report.js';
import { renderJobSummary, renderReport, reporterNames } from '../../src/report/reporters.js';

describe('a text that is printed', () => {
  it.each([
    ['\u001B[31mred', '\\x1b[31mred'],
    ['\u009B31mred', '\\x9b31mred'],
    ['a\n::error::b\r\n\tc', 'a\\n::error::b\\r\\n\\tc'],
    ['::error::a', '\\x3a:error::a'],
    ['  ::error::a', '  \\x3a:error::a'],
    ['a ##[error]b', 'a \\x23#[error]b'],
    ['user\u202Egnp.exe', 'user\\u202egnp.exe'],
    ['a\u2028b\u200Bc\uFEFFd\u007F', 'a\\u2028b\\u200bc\\ufeffd\\x7f'],
    ['half \uD83D', 'half \\ud83d'],
    ['tag \u{E0041}', 'tag \\udb40\\udc41'],
    ['Zoë 客戶 😀 a::b #1 C:\\x', 'Zoë 客戶 😀 a::b #1 C:\\x'],
  ])('%j reads %j', (text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  it('stays the same value in JSON', () => {
    const value = { '\u202E': 'a\u009B ##[error]\u{E0041}\n\uD83D Zoë' };
    const json = printableJson(JSON.stringify(value, null, 2));
    expect(json).toMatch(/^[\x20-\x7e\në]*$/);
    expect(json).not.toContain('##[');
    expect(JSON.parse(json)).toEqual(value);
  });
});

describe('every reporter', () => {
  const evil = 'x\u001B]0;t\u0007\u009B\u202E\n::error::y\n##[error]z';
  const report: Report = {
    name: 'verify',
    subject: evil,
    preamble: [evil],
    cases: [
      {
        name: evil,
        group: evil,
        summary: evil,
        status: 'failed',
        findings: [
          {
            severity: 'failure',
            title: evil,
            expected: evil,
            was: evil,
            details: [{ label: 'Because', text: evil }],
            advice: [evil],
            request: evil,
            data: { [evil]: { list: [evil] } },
          },
        ],
        notes: [evil],
        durationMs: 0,
      },
      { name: evil, group: evil, status: 'skipped', reason: evil, findings: [], durationMs: 0 },
    ],
    summary: [evil],
    data: { said: evil },
  };
  const renderers = [
    ...reporterNames.map((name) => [name, () => renderReport(name, report, { color: false })] as const),
    ['the summary of a job', () => renderJobSummary(report)] as const,
  ];

  it.each(renderers)('%s escapes what a server may have said', (_, render) => {
    const text = render();
    expect(text).not.toMatch(/[^\n\P{C}]|##\[|^\s*::error::y/mu);
    expect(text).toContain('z');
  });
});

describe('a secret', () => {
  it.each([
    ['tok', 'get-token-owner tok, "tok" Bearer tok', 'get-token-owner ***, "***" Bearer ***'],
    ['tok', 'get-tok-owner tok_1 Ätok', 'get-tok-owner tok_1 Ätok'],
    ['12|a long secret of many letters', 'x12|a long secret of many lettersy', 'x***y'],
    ['a"b|c', 'a"b|c a\\"b|c a%22b%7Cc', '*** *** ***'],
    ['$&.*', 'x $&.* y', 'x *** y'],
    ['', 'nothing is hidden', 'nothing is hidden'],
  ])('%j in %j is hidden: %j', (secret, text, hidden) => {
    expect(createMask([secret])(text)).toBe(hidden);
  });

  it('is never cut in half, for half of it could not be hidden', () => {
    const secret = '12|0123456789abcdefghijABCDEFGHIJ';
    const text = `The token ${secret} is wrong.`;
    for (let longest = 1; longest < text.length; longest++) {
      const shown = createMask([secret])(excerpt(text, longest));
      expect(shown).not.toContain('12');
      expect(shown).toContain('... (50 characters)'.replace('50', String(text.length)));
    }
    expect(excerpt(text, text.length)).toBe(text);
  });
});

it('an error keeps the lines of a detail that was made of several, and nothing in one begins a command of a CI', () => {
  const was = indented('failed: \u001b[31mone\n::error::two');
  const error = new KitError('command-failed', 'It\nfails.', { was, where: 'a\nb' });
  expect(error.map(printable).render()).toBe(
    'It\\nfails.\n  Was:       failed: \\x1b[31mone\n             \\x3a:error::two\n  Where:     a\\nb',
  );
});
