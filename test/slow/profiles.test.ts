import { expect, test } from 'vitest';
import { runCli } from '../helpers/run-cli.js';

/** A plugin that links a customer and takes no answer for a link but the right one. */
const plugin = (headers: object, count = 1) => `(async () => {
  const url = process.env.TICAGA_URL + '/api/customers/';
  const credentials = Buffer.from(process.env.TICAGA_API_EMAIL + ':' + process.env.TICAGA_API_TOKEN).toString('base64');
  const headers = { Authorization: 'Basic ' + credentials, ...${JSON.stringify(headers)} };
  for (let asked = 0; asked < ${count}; asked++) if (!(await fetch(url + 'get/1', { headers })).ok) process.exit(1);
  const unknown = await fetch(url + 'assign', { method: 'POST', headers, redirect: 'manual', body: new URLSearchParams({ ticaga_id: 1 }) });
  if (!/json/.test(unknown.headers.get('content-type'))) process.exit(1);
})()`;
const each = (script: string, args: string[] = ['--fail-on', 'none']) =>
  runCli(['exec', '--profile', 'all', ...args, '--', process.execPath, '-e', script]);

test('exec --profile all says which kinds of server a plugin survives', async () => {
  const { status, stderr } = await each(plugin({}));
  expect(stderr).toMatch(/^ok {3}laravel-11-api +2 requests$/m);
  expect(stderr).toMatch(/^ok {3}laravel-8-json +2 requests$/m);
  expect(stderr).toMatch(
    /^FAIL laravel-8-stock\n {2}The command ended with status 1\.\n {2}Server: +Laravel 8 as its skeleton makes it: .*\n {2}To see it alone: npx --no-install ticaga-kit exec --profile laravel-8-stock -- /m,
  );
  expect(stderr).toMatch(/Your plugin and its tests survive 2 of 8 kinds of server\.\n$/);
  expect(status).toBe(1);
});

test('a plugin that asks for JSON survives all of them, but for the limit of requests', async () => {
  const asking = { Accept: 'application/json' };
  const few = await each(plugin(asking));
  expect(few.stderr).toMatch(/survive 8 of 8 kinds of server\.\n$/);
  expect(few.status).toBe(0);
  const many = await each(plugin(asking, 61));
  expect(many.stderr).toMatch(/^FAIL laravel-8-throttled$/m);
  expect(many.stderr).toMatch(/survive 7 of 8 kinds of server\.\n$/);
});

test('a violation that fails a run fails it against each kind', async () => {
  const { status, stderr } = await each(plugin({ Accept: 'application/json' }), ['--fail-on', 'documented']);
  expect(stderr).toMatch(/^FAIL laravel-11-api\n {2}The field billing_id is missing\. \(field-missing\)/m);
  expect(status).toBe(1);
});

test.each([
  [['--pact', 'a.json'], '--pact does not go with --profile all.'],
  [['--watch'], '--watch does not go with --profile all.'],
])('exec --profile all %j is refused', async (args, sentence) => {
  const { status, stderr } = await each('', args);
  expect(stderr).toBe(`${sentence}\n  Leave one of them out.\n`);
  expect(status).toBe(2);
});
