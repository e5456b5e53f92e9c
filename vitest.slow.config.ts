import { configDefaults, defineConfig } from 'vitest/config';

/** Those that keep every core busy by themselves, or look at how long something takes. */
const alone = [
  'test/slow/respect.test.ts',
  'test/slow/plugin-corpus/corpus.test.ts',
  'test/slow/mutate/{example,time-limit}.test.ts',
  'test/slow/verify-{limited,jobs}.test.ts',
  'test/slow/inspector/size.test.ts',
  'test/slow/postgres/{fake-suite,nothing-is-lost}.test.ts',
];

/** The checks that take longer than a developer waits for: other people's tools, the packed package. */
export default defineConfig({
  test: {
    testTimeout: 240_000,
    hookTimeout: 240_000,
    projects: [
      {
        extends: true,
        test: { name: 'alone', include: alone, fileParallelism: false, sequence: { groupOrder: 0 } },
      },
      {
        extends: true,
        test: {
          name: 'side by side',
          include: ['test/slow/**/*.test.ts'],
          exclude: [...configDefaults.exclude, 'test/slow/attack/**', ...alone],
          maxWorkers: '100%',
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
