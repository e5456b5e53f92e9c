import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import type { Deviate } from '../../src/fake/misbehaviour/deviation.js';
import { startFake } from '../../src/index.js';
import { runCli, startCli } from '../helpers/run-cli.js';

const articles = fileURLToPath(new URL('../document/articles.yaml', import.meta.url));

/** A plugin with its tests in one: it reads the newest article and votes, and it fails when that is refused. */
const votes = (path = '/api/articles/vote', body = '{"article_id":3,"useful":true}') => `(async () => {
  const Accept = 'application/json';
  const headers = { Authorization: 'Bearer ' + process.env.TICAGA_API_TOKEN, Accept, 'Content-Type': Accept };
  const newest = await (await fetch(process.env.TICAGA_URL + '/api/articles/newest', { headers: { Accept } })).json();
  if (newest.article?.id !== 3) process.exit(1);
  const voted = await fetch(process.env.TICAGA_URL + '${path}', { method: 'POST', headers, body: '${body}' });
  if (!voted.ok) process.exit(1);
})()`;
const run = (command: string, args: string[], script = votes()) =>
  runCli([command, ...args, '--', process.execPath, '-e', script]);

test('exec judges and covers the addresses of the document, and loses none of its others', async () => {
  const { status, stderr } = await run('exec', ['--also', articles]);
  expect(stderr).toMatch(/^ok {3}getNewestArticle {2}1 request: 1 success$/m);
  expect(stderr).toMatch(/^ok {3}postArticlesVote {2}1 request: 1 success$/m);
  expect(stderr).toContain(
    '  postArticlesVote validation (bearer, json): // call POST /api/articles/vote with the header Prefer: code=422',
  );
  expect(stderr).toContain("$ticaga->nextFault('refused-401', 'postArticlesVote');");
  expect(stderr).toMatch(/^Never called: assignBillingId, .*, getArticle, listArticles, withdrawVote\.$/m);
  expect(status).toBe(0);
});

test("exec fails on what the document does not allow, as on what the kit's own does not", async () => {
  const { status, stderr } = await run(
    'exec',
    ['--also', articles],
    votes(undefined, '{"article_id":0,"useful":1}').replace('!voted.ok', 'false'),
  );
  expect(stderr).toMatch(
    /FAIL postArticlesVote\n {2}The field article_id is 0\. \(field-invalid, once\)\n {2}Expected: {2}more than 0 {2}\(own\)\n {2}Was: {7}0\n/,
  );
  expect(stderr).toContain(`Because:   ${articles} says so.`);
  expect(stderr).toMatch(/2 requests, 2 violations\n$/);
  expect(status).toBe(1);
});

test('without the document, exec says how to give it, and fails only when paths are strict', async () => {
  const script = "fetch(process.env.TICAGA_URL + '/api/articles/newest')";
  const lenient = await run('exec', [], script);
  expect(lenient.stderr).toContain('Unknown:   GET /api/articles/newest (once, answered 404)');
  expect(lenient.stderr).toContain('describe them in an OpenAPI document and give it with --also FILE.');
  expect(lenient.status).toBe(0);
  const strict = await run('exec', ['--strict-paths'], script);
  expect(strict.stderr).toMatch(/^FAIL unknown addresses$/m);
  expect(strict.status).toBe(1);
});

test('without the document, mutate names the addresses whose answers made the command fail', async () => {
  const { status, stderr } = await run('mutate', []);
  expect(stderr).toBe(
    [
      'The command fails against the honest fake, with status 1.',
      '  Expected:  status 0, so that a failure against a mutant means something',
      '  Was:       no output',
      '  Where:     answered 404: GET /api/articles/newest',
      '  Make it pass first; ticaga-kit exec shows all of its output and what it said on the wire. Correct those addresses, or describe them in an OpenAPI document and give it with --also FILE.',
      '',
    ].join('\n'),
  );
  expect(status).toBe(2);
});

test('mutate lies about the addresses of the document, and says how to repeat one lie', async () => {
  const { status, stdout } = await run('mutate', [
    '--also',
    articles,
    '--only',
    'postArticlesVote/counted-*',
    '--only',
    'getNewestArticle/article-null',
  ]);
  expect(stdout).toContain('SURVIVED: articles/vote answered {"counted":false}, and all your tests passed.');
  expect(stdout).toContain(
    `To try it alone: npx --no-install ticaga-kit mutate --also ${articles} --only postArticlesVote/counted-as-text -- `,
  );
  expect(stdout).toMatch(/^articles\/newest +1 +0 +0 +0 +100 %$/m);
  expect(stdout).toMatch(/^articles\/vote +0 +0 +0 +4 +0 %$/m);
  expect(stdout).not.toContain('lost-write');
  expect(status).toBe(0);
});

test('serve says at its start which addresses it serves besides', async () => {
  const cli = startCli(['serve', '--port', '0', '--also', articles]);
  const [, url = ''] = await cli.waitFor(/listens on (\S+)[\s\S]*\n\n/);
  expect(cli.stdout()).toContain(
    `Also:             GET /api/articles/{id}, GET /api/articles/newest, GET /api/articles, POST /api/articles/vote, DELETE /api/articles/vote of ${articles}`,
  );
  expect((await fetch(`${url}/api/articles/newest`)).status).toBe(200);
});

/** A workflow over the addresses of the document. @param operation with its status and what is expected of the body */
const contract = (operation: string, condition: string, body = '') => `arazzo: 1.0.1
info: { title: Articles, version: 1.0.0 }
sourceDescriptions: [{ name: mine, url: ./articles.yaml, type: openapi }]
workflows:
  - workflowId: articles-are-shown
    summary: My plugin shows an article.
    steps:
      - stepId: ask
        operationId: ${operation}
${body}        successCriteria: [{ condition: "${condition}", x-grade: documented }]
`;

async function verify(text: string, args: string[], deviate?: Deviate) {
  const folder = await mkdtemp(join(tmpdir(), 'ticaga-kit-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'articles.arazzo.yaml'), text);
  const fake = await startFake({ also: [articles], ...(deviate ? { deviate } : {}) });
  onTestFinished(() => fake.close());
  const { email, token } = fake.credentials;
  const { status, stdout, stderr } = await runCli(
    ['verify', fake.url, '--contracts', folder, '--reporter', 'pretty', ...args],
    { env: { TICAGA_API_EMAIL: email, TICAGA_API_TOKEN: token } },
  );
  const at = stdout.search(/^\S+ +articles-are-shown/m);
  return { status, stderr, told: at < 0 ? '' : stdout.slice(at, stdout.indexOf('\n\n', at)), sum: stdout };
}

test('verify plays contracts over the addresses of the document, and judges the answers by it', async () => {
  const good = await verify(contract('getNewestArticle', '$response.body#/article/id == 3'), ['--also', articles]);
  expect(good.told).toMatch(/^ok +articles-are-shown/);
  expect(good.status).toBe(0);
  const wrong = await verify(
    contract('getNewestArticle', '$statusCode == 200'),
    ['--also', articles],
    ({ operationId }, honest) =>
      operationId === 'getNewestArticle'
        ? { answer: { ...honest, body: '{"article":{"id":"3","title":null}}' }, keeps: true }
        : undefined,
  );
  expect(wrong.told).toContain('GET /api/articles/newest -> body /article/id (step ask)');
  expect(wrong.told).toMatch(/Expected: +integer {2}\(own\)\n +Was: +"3"/);
  expect(wrong.told).toContain('Your own document says so: correct it, or the server.');
  expect(wrong.sum).toMatch(/^Expectations that held: documented .*, own 0 of 1$/m);
  expect(wrong.status).toBe(1);
  const teapot: Deviate = (_, honest) => ({ answer: { ...honest, status: 418 }, keeps: true });
  const path = '        parameters: [{ name: id, in: path, value: 3 }]\n';
  const other = await verify(contract('getArticle', '$statusCode == 418', path), ['--also', articles], teapot);
  expect(other.told).toMatch(/-> status .*\n +Expected: +one of 200, 404 {2}\(own\)\n +Was: +418/);
  // The document says of this one that any other answer may come: default.
  const any = await verify(contract('getNewestArticle', '$statusCode == 418'), ['--also', articles], teapot);
  expect(any.told).toMatch(/^ok +articles-are-shown/);
}, 60_000);

test('verify refuses a contract over an address that no document has', async () => {
  const { status, stderr } = await verify(contract('getNewestArticle', '$statusCode == 200'), []);
  expect(stderr).toContain('No document has an operation getNewestArticle.');
  expect(status).toBe(2);
});

test.each([
  ['feld-missing', 'There is no violation and no remark with the code "feld-missing".', 'Did you mean field-missing?'],
  ['id-invalid:GET /a', 'The method of an expected violation is "GET /a".', 'Write one method, for example POST.'],
  ['id-invalid:GET:a', 'The path of an expected violation is "a".', 'Write the path without the query'],
])('--allow %s is refused', async (text, was, fix) => {
  const { status, stderr } = await run('exec', ['--allow', text]);
  expect(stderr).toContain(`--allow ${text} names no violation and no remark.\n  Was:       ${was}\n  ${fix}`);
  expect(status).toBe(2);
});

test.each([
  ['path-unknown:POST:/api/article/vote', 0],
  ['path-unknown:*:/api/article/vote', 0],
  ['path-unknown:POST', 0],
  ['path-unknown:GET:/api/article/vote', 1],
])('--allow %s ends with %i', async (text, expected) => {
  const script = votes('/api/article/vote').replace('!voted.ok', 'false');
  const { status, stderr } = await run('exec', ['--also', articles, '--allow', text], script);
  if (expected === 1) {
    expect(stderr).toContain(
      `The violation ${text} was expected and did not come.\n  Remove --allow ${text}: nothing needs it any more.`,
    );
  }
  expect(status).toBe(expected);
});
