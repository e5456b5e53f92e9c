import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startFake } from '../../src/fake/start-fake.js';
import type { Report } from '../../src/report/report.js';
import { startLiveServer } from './live-server.js';
import { credentials as env, runVerify } from './run-verify.js';

/** Verifies a server that answers customer 1 with another body than it should. */
async function withRecord(change: Record<string, unknown>, args: readonly string[] = []) {
  const live = await startLiveServer({
    async meddle({ path }, response) {
      if (path !== '/api/customers/get/1') return false;
      const customer = { ...live.fake.worlds()[0]!.store.records.customers.get(1)!, ...change };
      const answer = { user: Object.fromEntries(Object.entries(customer).filter(([, value]) => value !== undefined)) };
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer));
      return true;
    },
  });
  const ran = await runVerify([live.url, '--customer', '1', ...args], { env });
  await live.close();
  return { ...ran, url: live.url };
}

describe('a finding of verify', () => {
  it('has the shape of every message, a grade, the place in the contract and a curl command', async () => {
    const { stdout, status, url } = await withRecord({ id: 7 });
    expect(status).toBe(1);
    const shown = stdout.replace(/(Answer: .{57}).*/g, '$1...');
    expect(shown).toContain(`FAIL get-known-customer   contracts/get-customer.arazzo.yaml:53
  GET /api/customers/get/{id} -> body /user/id (step read)
  Expected:  1  (documented)
  Was:       7
  Answer:    200 {"user":{"id":7,"name":"Joe Doe","email":"joedoe@e...
  Where:     contracts/get-customer.arazzo.yaml:66
  Request:   curl -H "Authorization: Bearer $TICAGA_API_TOKEN" -H 'Accept: application/json' ${url}/api/customers/get/1
  The vendor's API page says so: a plugin may rely on it.
`);
  });

  it('shows the types of values that look alike', async () => {
    const { stdout } = await withRecord({ id: '1' });
    expect(stdout).toContain('expected a number (1), was a string of 1 character');
  });

  it('shows the length and the first other character of texts that look alike', async () => {
    const { stdout } = await withRecord({ billing_id: '0 ' });
    expect(stdout).toContain('expected a string of 1 character, was a string of 2 characters');
    expect(stdout).toContain('at character 2: expected the end, was " " (U+0020)');
  });

  it('shows the answer to a request that was refused, for it says why, and no more of it than fits', async () => {
    const live = await startLiveServer({
      meddle({ path }, response) {
        if (path !== '/api/customers/get/1') return false;
        const body = {
          message: 'The id is reserved.',
          errors: { id: ['The id is reserved.'] },
          trace: 'word '.repeat(2000),
        };
        response.writeHead(403, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
        return true;
      },
    });
    const { stdout } = await runVerify([live.url, '--customer', '1'], { env });
    await live.close();
    expect(stdout).toContain(
      'Answer:    403 {"message":"The id is reserved.","errors":{"id":["The id is reserved."]},"trace":"',
    );
    expect(stdout).toMatch(/Answer: .* word \.\.\. \(\d{5} characters\)$/m);
    expect(stdout).not.toContain('word '.repeat(61));
  });

  it.each(['<!DOCTYPE html><title>404 Not Found</title>', '{}'])(
    'does not blame what a server has at an address with a slash twice: %s',
    async (body) => {
      const live = await startLiveServer({
        meddle({ path }, response) {
          if (!path.startsWith('//')) return false;
          response.writeHead(404, { 'Content-Type': body === '{}' ? 'application/json' : 'text/html' }).end(body);
          return true;
        },
      });
      const { status, stdout } = await runVerify([live.url, '--customer', '1'], { env });
      await live.close();
      expect(status).toBe(0);
      expect(stdout).toMatch(/^ok {3}read-with-double-slash /m);
    },
  );

  it('names a missing field of the record', async () => {
    const { stdout, status } = await withRecord({ phone_number: undefined });
    expect(status).toBe(1);
    expect(stdout).toContain('-> body /user/phone_number');
    expect(stdout).toContain('Was:       nothing');
  });

  it('never calls a guess documented: a status that openapi.yaml does not list', async () => {
    const live = await startLiveServer({
      meddle({ path }, response) {
        if (path !== '/api/customers/get/9999') return false;
        response.writeHead(500, { 'Content-Type': 'application/json' }).end('{"error":"User not authenticated"}');
        return true;
      },
    });
    const { stdout, status } = await runVerify([live.url, '--unknown-customer', '9999'], { env });
    await live.close();
    expect(status).toBe(1);
    expect(stdout).toContain('Expected:  one of 200, 401, 403, 404  (observed)');
  });

  it('says when no one value of a switch describes the server', async () => {
    const live = await startLiveServer({
      meddle({ path }, response) {
        if (path !== '/api/customers/get/9999') return false;
        response.writeHead(404, { 'Content-Type': 'application/json' }).end('{"error":"User not authenticated"}');
        return true;
      },
    });
    const { stdout, status } = await runVerify([live.url, '--unknown-customer', '9999', '--allow-writes', '2'], {
      env,
    });
    await live.close();
    expect(status).toBe(0);
    expect(stdout).toContain(
      'Assumption unknown-customer-status: 401 in one place, 404 in another; no single value describes this server.',
    );
  });

  it('stands in every report that was asked for', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ticaga-kit-'));
    const files = { junit: join(folder, 'report.xml'), json: join(folder, 'report.json') };
    const summary = join(folder, 'summary.md');
    const live = await startLiveServer({ assume: { 'unknown-customer-status': '404' } });
    const { stdout } = await runVerify(
      [
        live.url,
        '--unknown-customer',
        '9999',
        '--reporter',
        `github,junit=${files.junit}`,
        '--reporter',
        `json=${files.json}`,
      ],
      { env: { ...env, GITHUB_STEP_SUMMARY: summary } },
    );
    await live.close();
    expect(stdout).toMatch(
      /^::warning file=contracts\/get-customer\.arazzo\.yaml,line=\d+,title=get-unknown-customer::GET \/api\/customers\/get\/{id} -> status \(step read\)%0AExpected:/m,
    );
    expect(await readFile(files.junit, 'utf8')).toContain('failures="0"');
    const suite = JSON.parse(await readFile(files.json, 'utf8')) as Report;
    expect(suite.data).toMatchObject({
      mode: 'live',
      refuted: [{ name: 'unknown-customer-status', expected: '401', observed: '404' }],
    });
    expect(await readFile(summary, 'utf8')).toContain('| get-unknown-customer | remarked |');
    await rm(folder, { recursive: true });
  });
});

describe("a user's own documents", () => {
  it('that name a provider state which does not exist are refused before anything is played', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ticaga-kit-'));
    await writeFile(
      join(folder, 'mine.arazzo.yaml'),
      `arazzo: 1.0.1
info: { title: Mine, version: 1.0.0 }
sourceDescriptions: [{ name: ticaga, url: ./openapi.yaml, type: openapi }]
workflows:
  - workflowId: joe
    summary: Joe can be read.
    x-provider-state: a customer exits
    steps:
      - stepId: read
        operationId: getCustomer
        parameters: [{ name: id, in: path, value: 1 }]
`,
    );
    const fake = await startFake();
    const { status, stdout, stderr } = await runVerify([fake.url, '--contracts', folder]);
    await fake.close();
    await rm(folder, { recursive: true });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('There is no provider state named "a customer exits".');
    expect(stderr).toContain('mine.arazzo.yaml:7');
    expect(stderr).toContain('Did you mean a customer exists?');
  });

  it('whose input nothing gives are refused with the nearest name, and not left unplayed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ticaga-kit-'));
    await writeFile(
      join(folder, 'mine.arazzo.yaml'),
      `arazzo: 1.0.1
info: { title: Mine, version: 1.0.0 }
sourceDescriptions: [{ name: ticaga, url: ./openapi.yaml, type: openapi }]
workflows:
  - workflowId: joe
    summary: Joe can be read.
    x-provider-state: a customer exists
    inputs: { type: object, required: [customr_id], properties: { customr_id: { type: integer } } }
    steps:
      - stepId: read
        operationId: getCustomer
        parameters: [{ name: id, in: path, value: $inputs.customr_id }]
`,
    );
    const fake = await startFake();
    const { status, stdout, stderr } = await runVerify([fake.url, '--contracts', folder]);
    await fake.close();
    await rm(folder, { recursive: true });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('Nothing gives the workflow joe its input customr_id.');
    expect(stderr).toContain('email | token | other_token | customer_id | ');
    expect(stderr).toContain('mine.arazzo.yaml:5');
    expect(stderr).toContain('Did you mean customer_id?');
  });

  it('play beside those of the kit', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ticaga-kit-'));
    await writeFile(
      join(folder, 'mine.arazzo.yaml'),
      `arazzo: 1.0.1
info: { title: Mine, version: 1.0.0 }
sourceDescriptions: [{ name: ticaga, url: ./openapi.yaml, type: openapi }]
workflows:
  - workflowId: company-of-joe
    summary: Joe works for Demo Ltd.
    inputs: { type: object, properties: { company: { type: string, default: Demo Ltd } } }
    x-security: [{ schemeName: bearer, values: { token: ticaga-demo-token } }]
    steps:
      - stepId: read
        operationId: getCustomer
        parameters: [{ name: id, in: path, value: 1 }]
        successCriteria:
          - { condition: $response.body#/user/company == $inputs.company, x-grade: documented }
          - { condition: "^joedoe@", context: $response.body#/user/email, type: regex, x-grade: documented }
`,
    );
    const live = await startLiveServer();
    const { stdout } = await runVerify([live.url, '--contracts', folder], { env });
    await live.close();
    await rm(folder, { recursive: true });
    expect(stdout).toMatch(/^ok {3}company-of-joe/m);
  });
});
