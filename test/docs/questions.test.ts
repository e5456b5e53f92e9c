import { describe, expect, it } from 'vitest';
import type { LiveAnswers } from '../../src/docs/live-answers.js';
import { renderMarkdown } from '../../src/docs/markdown.js';
import { questionsPage } from '../../src/docs/questions-page.js';
import { assumptionList } from '../../src/document/assumptions.js';

const liveAnswers: LiveAnswers = {
  target: 'https://help.example.com',
  learned: '2026-03-01',
  assumptions: { 'unknown-customer-status': '404' },
  confirmed: ['auth'],
};

describe('The page of open questions', () => {
  it.each(assumptionList)('has the switch, the alternatives and the question of $name', ({ name, values, asks }) => {
    const section = sectionOf(renderMarkdown(questionsPage()), name);
    expect(section).toContain(`\`\`\`text\n${asks}\n\`\`\``);
    for (const { value } of values.slice(1)) expect(section).toContain(`serve --assume ${name}=${value}`);
  });

  it('gives in one table every value that each switch takes, the assumed one first', () => {
    const [, table] = renderMarkdown(questionsPage()).split('\n## Overview\n');
    const rows = assumptionList.map(({ name, states, values: [assumed, ...others] }) => {
      const words = others.map(({ value }) => `\`${value}\``).join(' ');
      return `| \`${name}\` | ${states} | \`${assumed!.value}\` | ${words} | open |`;
    });
    expect(rows.filter((row) => !table!.includes(row))).toEqual([]);
  });

  it('puts every question into one message, numbered', () => {
    expect(renderMarkdown(questionsPage())).toContain(`\n${assumptionList.length}. ${assumptionList.at(-1)!.asks}\n`);
  });

  it('shows what a live server settled, and leaves it out of the message', () => {
    const text = renderMarkdown(questionsPage(liveAnswers));
    expect(text).toContain(`It settled **2 of ${assumptionList.length}** questions`);
    expect(sectionOf(text, 'unknown-customer-status')).toContain(
      '**Settled** by https://help.example.com on 2026-03-01: `404`, against the assumption `401`.',
    );
    expect(sectionOf(text, 'auth')).toContain('`both`, as assumed.');
    expect(sectionOf(text, 'reassign')).not.toContain('Settled');
    expect(text).toContain(`\n${assumptionList.length - 2}. ${assumptionList.at(-1)!.asks}\n`);
  });

  it.each([
    ['malformed-id', 'customers/get, departments/get_by_id and tickets/get/all'],
    ['reassign', 'customers/assign and customers/link'],
    ['realtime', 'realtime/config'],
  ])('names in the message, when %s alone is open, the addresses %s', (open, addresses) => {
    const confirmed = assumptionList.map(({ name }) => name).filter((name) => name !== open);
    const text = renderMarkdown(questionsPage({ ...liveAnswers, assumptions: {}, confirmed }));
    expect(text).toContain(`against the Ticaga API (${addresses}).`);
  });

  it('asks nothing when everything is settled', () => {
    const confirmed = assumptionList.map(({ name }) => name);
    expect(renderMarkdown(questionsPage({ ...liveAnswers, confirmed }))).toContain('None is open');
  });
});

function sectionOf(text: string, name: string): string {
  return text.split(`\n### ${name}\n`)[1]!.split('\n### ')[0]!;
}
