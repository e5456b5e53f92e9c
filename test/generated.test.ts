import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

const root = new URL('..', import.meta.url).pathname;

test('the committed src/generated is what openapi.yaml gives', () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/generate.mjs', '--check'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([0, '']);
});
