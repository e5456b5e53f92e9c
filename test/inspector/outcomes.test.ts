import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { outcomes } from '../../src/inspector/outcomes.js';

const style = readFileSync(new URL('../../src/inspector/style.css', import.meta.url), 'utf8');

test.each(outcomes)('the outcome %s has a colour of its own', (outcome) => {
  expect(style).toContain(`.outcome-${outcome} {\n  --own: var(--${outcome});\n}`);
});
