import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { outcomes } from '../../src/inspector/outcomes.js';

const style = readFileSync(new URL('../../src/inspector/style.css', import.meta.url), 'utf8');

test.each(outcomes)('the outcome %s has a colour of its own', (outcome) => {
  expect(style).toContain(`.outcome-${outcome} {\n  --own: var(--${outcome});\n}`);
  const [light, dark] = coloursOf(outcome);
  const others = outcomes.filter((other) => other !== outcome).map(coloursOf);
  expect(others.map(([colour]) => colour)).not.toContain(light);
  expect(others.map(([, colour]) => colour)).not.toContain(dark);
});

/** In light and in dark. */
function coloursOf(outcome: string): string[] {
  const found = [...style.matchAll(new RegExp(`^ *--${outcome}: (#[0-9a-f]{6});$`, 'gm'))].map(([, colour]) => colour!);
  expect(found).toHaveLength(2);
  return found;
}
