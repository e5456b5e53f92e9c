import { defineConfig } from 'vitest/config';

/** What tries to break the kit: fuzz, kills, floods, hostile servers. */
export default defineConfig({
  test: {
    include: ['test/slow/attack/**/*.test.ts'],
    testTimeout: 240_000,
    hookTimeout: 240_000,
    fileParallelism: false,
  },
});
