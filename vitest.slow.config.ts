import { configDefaults, defineConfig } from 'vitest/config';

/** The checks that take longer than a developer waits for: other people's tools, the packed package. */
export default defineConfig({
  test: {
    include: ['test/slow/**/*.test.ts'],
    exclude: [...configDefaults.exclude, 'test/slow/attack/**'],
    testTimeout: 240_000,
    hookTimeout: 240_000,
    fileParallelism: false,
  },
});
