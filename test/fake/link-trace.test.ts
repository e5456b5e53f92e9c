import { expect, test } from 'vitest';
import { createLinkTrace } from '../../src/fake/worlds/link-trace.js';

test('what was set up is remembered of 10,000 customers at most, however often everything is set up', () => {
  const links = createLinkTrace();
  for (const first of [1, 100_001]) {
    for (let id = first; id < first + 10_000; id++) links.apply({ asked: id, wasSuccess: true });
    links.setUp();
  }
  expect(links.dump().asked).toEqual([]);
  expect(links.dump().unsettled).toHaveLength(10_000);
  expect([links.isUnsettled(1), links.isUnsettled(100_001)]).toEqual([false, true]);
});
