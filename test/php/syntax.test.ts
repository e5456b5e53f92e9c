import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describePhp, root, run } from './php.js';

const tooNew = join(root, 'test/php/fixtures/too-new.php');
const newer = join(root, 'test/php/fixtures/newer.php.txt');

const folders = ['php', 'examples', 'templates', 'test/php/fixtures'];
const files = [
  'bin/ticaga-kit',
  ...folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.php'))
      .map((name) => `${folder}/${name}`),
  ),
];

describePhp('every PHP file', () => {
  test.each(files)('%s is free of syntax errors, warnings and deprecations', async (file) => {
    const { status, stdout, stderr } = await run('php', ['-d', 'error_reporting=-1', '-l', file]);
    expect({ status, stdout, stderr }).toEqual({
      status: 0,
      stdout: `No syntax errors detected in ${file}\n`,
      stderr: '',
    });
  });

  test('keeps to what PHP 7.2 has', async () => {
    expect(await run('php', [tooNew, ...files])).toEqual({ status: 0, stdout: '', stderr: '' });
  });
});

describePhp('the check for newer PHP', () => {
  test('finds each thing that PHP 7.2 lacks', async () => {
    const { stdout } = await run('php', [tooNew, newer]);
    expect(stdout.replaceAll(newer, 'newer').trimEnd().split('\n')).toEqual([
      'newer:5 T_FN',
      'newer:6 T_COALESCE_EQUAL',
      'newer:7 T_NULLSAFE_OBJECT_OPERATOR',
      'newer:8 str_contains',
      'newer:9 curl_close',
      'newer a property with a type: private ?string $',
      "newer a comma after the last argument of a call: f('',)",
      'newer a spread in an array: [...',
      'newer a nullable made by a default (deprecated since 8.4): (array $data = null',
    ]);
  });
});
