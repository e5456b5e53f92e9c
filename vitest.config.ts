import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, 'test/slow/**'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // Every test starts its own fake on its own port, so files may share a process: modules are loaded once.
    isolate: false,
    maxWorkers: '100%',
  },
});
