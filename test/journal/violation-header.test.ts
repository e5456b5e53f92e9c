import { describe, expect, it } from 'vitest';
import { renderViolationHeader } from '../../src/journal/violation-header.js';
import { violationWith } from './entry-fixture.js';

describe('the header of violations', () => {
  it("has Prism's shape", () => {
    expect(JSON.parse(renderViolationHeader([violationWith()]))).toEqual([
      {
        location: ['request', 'body', 'ticaga_id'],
        severity: 'Error',
        code: 'field-missing',
        message: 'The body has no ticaga_id.',
      },
    ]);
  });

  it('is ASCII and means the same', () => {
    const message = 'Was "Zoë 😀\u007f\n\ud800".';
    const header = renderViolationHeader([violationWith({ message })]);
    expect(header).toMatch(/^[\x20-\x7e]*$/);
    expect(JSON.parse(header)[0].message).toBe(message);
  });

  it.each([
    ['many short ones', Array.from({ length: 200 }, () => violationWith())],
    ['one that fits and one that does not', [violationWith(), violationWith({ message: 'é'.repeat(2000) })]],
    ['one that is too long by itself', [violationWith({ message: 'x'.repeat(5000) })]],
  ])('leaves the last ones out whole and says how many: %s', (_, violations) => {
    const header = renderViolationHeader(violations);
    const rows = JSON.parse(header);
    const left = violations.length - (rows.length - 1);
    expect(header.length).toBeLessThanOrEqual(4096);
    expect(left).toBeGreaterThan(0);
    expect(rows.at(-1)).toMatchObject({ severity: 'Information', message: expect.stringMatching(`^${left} more `) });
  });

  it('leaves nothing out at exactly the limit', () => {
    const spare = 4096 - renderViolationHeader([violationWith({ message: '' })]).length;
    const full = renderViolationHeader([violationWith({ message: 'x'.repeat(spare) })]);
    expect(full).toHaveLength(4096);
    expect(JSON.parse(full)).toHaveLength(1);
    expect(renderViolationHeader([violationWith({ message: 'x'.repeat(spare + 1) })])).toContain('1 more violation is');
  });
});
