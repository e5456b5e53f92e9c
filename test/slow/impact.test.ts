import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { type RunningFake, startFake } from '../../src/fake/start-fake.js';
import { runFake } from '../helpers/run-fake.js';
import { runProxy } from '../proxy/run-proxy.js';
import { startServer } from '../proxy/target.js';
import { type Changeable, changedDocument, removeField } from '../recordings/changed-document.js';
import { root } from './tool.js';

const suites = {
  blesta: 'examples/blesta-plugin/repaired/tests/run.php',
  whmcs: 'examples/whmcs-module/tests/run.php',
};
type Plugin = keyof typeof suites;

/** What mutate is asked of each, so that its tests say what they notice. */
const lies: Record<Plugin, string[]> = {
  blesta: [
    'getCustomer/email-missing',
    'getCustomer/id-as-text',
    'getCustomer/unknown-customer-status-404',
    'linkCustomer/id-*',
  ],
  whmcs: ['linkCustomer/id-*', 'createTicket/unknown-customer-status-404'],
};

/** What the module does on a page of a client, without its tests. */
const session = `
require '${root}examples/whmcs-module/tests/whmcs.php';
require '${root}examples/whmcs-module/ticaga.php';
$db = whmcs_database();
ticaga_activate($db);
$vars = ['api_url' => getenv('TICAGA_URL'), 'api_key' => 'ticaga-demo-token'];
ticaga_link($vars, $db, 7);
ticaga_tickets($vars, $db, 7);
ticaga_open($vars, $db, 7, ['department' => 'support', 'subject' => 's', 'message' => 'm', 'priority' => 'high']);
`;

let recordings: string;

beforeAll(async () => {
  recordings = await mkdtemp(join(tmpdir(), 'ticaga-kit-impact-'));
  for (const [plugin, suite] of Object.entries(suites) as [Plugin, string][]) {
    await mkdir(join(recordings, plugin));
    const at = (name: string) => join(recordings, plugin, name);
    const ran = await runKit(['exec', '--pact', at('tests.pact.json'), '--', 'php', suite]);
    expect(ran.status).toBe(0);
    const only = lies[plugin].flatMap((pattern) => ['--only', pattern]);
    const select = ['--select', `php ${suite} {tests}`];
    const tried = await runKit([
      'mutate',
      '--incremental',
      at('verdicts.json'),
      ...only,
      ...select,
      '--',
      'php',
      suite,
    ]);
    expect(tried.stderr + tried.stdout).toContain('noticed 100 % of the lies.');
  }
  return () => rm(recordings, { recursive: true });
});

/** Before all tests nothing can be tied to the end of one. */
const runKit = async (args: string[]) => {
  const run = promisify(execFile)(process.execPath, ['dist/cli/main.js', ...args], { cwd: root });
  return run.then(
    (said) => ({ status: 0, ...said }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({ status: code, stdout, stderr }),
  );
};

test('what the module says on a page is recorded by the proxy', async () => {
  const fake = await runFake();
  const file = join(recordings, 'whmcs', 'page.har');
  const { url, cli } = await runProxy(fake.url, ['--har', file, '--allow-writes']);
  await promisify(execFile)('php', ['-r', session], { env: { ...process.env, TICAGA_URL: url } });
  await cli.stop();
  expect(JSON.parse(await readFile(file, 'utf8')).log.entries).toHaveLength(4);
});

/** What becomes of a plugin: unaffected, or a verdict with the operation, what changed there, and why. */
type Told = 'unaffected' | [verdict: 'breaks' | 'another', operation: string, subject: string, reason: RegExp];

const called = /It calls this, and was recorded with a success\./;
const unused = /It was not recorded to use that\./;
const unmet = /It was never recorded to meet that answer\./;
const noticed = (lie: string) => new RegExp(`Its tests notice such an answer \\(mutate: ${lie}\\)`);

interface Report {
  cases: { name: string; findings: { title: string; details: { text: string }[]; data: { verdict: string } }[] }[];
  data: { plugins: { plugin: Plugin; verdict?: string }[] };
}

async function expectImpact(to: string, expected: Record<Plugin, Told>): Promise<void> {
  const { status, stdout, stderr } = await runKit([
    'impact',
    '--recordings',
    recordings,
    '--to',
    to,
    '--reporter',
    'json',
  ]);
  expect(stderr).toBe('');
  const { cases, data } = JSON.parse(stdout) as Report;
  const verdicts = Object.fromEntries(data.plugins.map(({ plugin, verdict }) => [plugin, verdict]));
  const verdictOf = (told: Told) => (told === 'unaffected' ? told : told[0]);
  expect(verdicts).toEqual({ blesta: verdictOf(expected.blesta), whmcs: verdictOf(expected.whmcs) });
  for (const [plugin, told] of Object.entries(expected)) {
    if (told === 'unaffected') continue;
    const [verdict, operation, subject, reason] = told;
    const own = cases.filter(({ name }) => name.startsWith(`${plugin}: ${operation}`)).flatMap((one) => one.findings);
    const found = own.filter(({ title, data: { verdict: of } }) => of === verdict && title.endsWith(`-> ${subject}`));
    expect(
      found.map(({ details }) => details[0]?.text),
      `${plugin} at ${operation}`,
    ).toContainEqual(expect.stringMatching(reason));
  }
  expect(status).toBe(Object.values(verdicts).includes('breaks') ? 1 : 0);
}

describe('a changed document', () => {
  const schemas = (document: Changeable) => document.components.schemas;
  test.each<[string, (document: Changeable) => void, Told, Told]>([
    ['nothing', () => undefined, 'unaffected', 'unaffected'],
    [
      'a field is removed that one of them reads',
      (document) => removeField(document, 'Customer', 'email'),
      ['breaks', 'getCustomer', 'body /user/email', noticed('getCustomer/email-missing')],
      'unaffected',
    ],
    [
      'a field is removed that nobody was recorded to read',
      (document) => removeField(document, 'Customer', 'biography'),
      ['another', 'getCustomer', 'body /user/biography', unused],
      'unaffected',
    ],
    [
      'the type of an id',
      (document) => {
        schemas(document).Customer.properties.id.type = 'string';
        const user = schemas(document).LinkAnswer.properties.user;
        for (const shape of [user, ...(user.allOf ?? user.anyOf ?? [])]) {
          if (shape.properties?.id) shape.properties.id = { type: 'string' };
        }
      },
      ['breaks', 'getCustomer', 'body /user/id', noticed('getCustomer/id-as-text')],
      ['breaks', 'linkCustomer', 'body /user/id', noticed('linkCustomer/id-as-text')],
    ],
    [
      'an enum is narrowed',
      (document) => {
        schemas(document).CreateTicketRequest.properties.priority.enum = ['none', 'low', 'medium'];
      },
      ['breaks', 'createTicket', 'request body /priority', called],
      ['breaks', 'createTicket', 'request body /priority', called],
    ],
    [
      'an enum is widened',
      (document) => void schemas(document).CreateTicketRequest.properties.priority.enum.push('urgent'),
      'unaffected',
      'unaffected',
    ],
    [
      'a field is added',
      (document) => {
        schemas(document).Customer.properties.locale = { type: 'string' };
        schemas(document).Customer.required.push('locale');
      },
      'unaffected',
      'unaffected',
    ],
    [
      'a field is asked for',
      (document) => void schemas(document).CreateTicketRequest.required.push('source'),
      ['breaks', 'createTicket', 'request body', called],
      ['breaks', 'createTicket', 'request body', called],
    ],
    [
      'a scheme of credentials goes',
      (document) => {
        document.security = [{ basic: [] }];
      },
      ['breaks', 'getCustomer', 'credentials', called],
      ['breaks', 'linkCustomer', 'credentials', called],
    ],
    [
      'an address is moved',
      ({ paths }) => {
        paths['/customers/read/{id}'] = paths['/customers/get/{id}'];
        delete paths['/customers/get/{id}'];
      },
      ['breaks', 'getCustomer', 'address', called],
      'unaffected',
    ],
    [
      'the text of an error',
      (document) => {
        schemas(document).UnknownCustomer.properties.error.const = 'There is no such customer';
      },
      ['another', 'getCustomer', 'body /error', unmet],
      ['another', 'createTicket', 'body /error', unmet],
    ],
    [
      'the status of a success',
      ({ paths }) => {
        const { responses } = paths['/customers/link'].post;
        responses['201'] = responses['200'];
        delete responses['200'];
      },
      ['another', 'linkCustomer', 'status', unmet],
      ['another', 'linkCustomer', 'status', unmet],
    ],
  ])('%s', async (_, change, blesta, whmcs) => {
    const file = join(recordings, 'changed.yaml');
    await writeFile(file, changedDocument(change));
    await expectImpact(file, { blesta, whmcs });
  });
});

describe('changed switches', () => {
  test.each<[string, Told, Told]>([
    ['success-status=200', 'unaffected', 'unaffected'],
    ['unknown-customer-status=404', ['another', 'createTicket', 'status', unmet], 'unaffected'],
    ['auth=basic', ['breaks', 'getCustomer', 'status', called], ['breaks', 'listTickets', 'status', called]],
    [
      'ticket-created-id=number',
      ['another', 'createTicket', 'body /id', unused],
      ['another', 'createTicket', 'body /id', unused],
    ],
    ['other-billing-systems=refuse', 'unaffected', ['breaks', 'linkCustomer', 'status', called]],
  ])('%s', async (to, blesta, whmcs) => {
    await expectImpact(to, { blesta, whmcs });
  });
});

describe('a changed server', () => {
  /** In front of a fake, so that the states of the recordings can be set up. */
  async function changing(
    change: (request: Parameters<RequestListener>[0]) => { status: number; location: string } | undefined,
  ) {
    const fake: RunningFake = await runFake();
    return startServer(async (request, response) => {
      const changed = change(request);
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      if (changed) return response.writeHead(changed.status, { Location: changed.location }).end();
      const { host: _, connection: __, 'content-length': ___, ...headers } = request.headers;
      const answer = await fetch(fake.url + request.url, {
        method: request.method as string,
        headers: headers as Record<string, string>,
        ...(chunks.length > 0 ? { body: Buffer.concat(chunks) } : {}),
      });
      return response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
    });
  }

  test('that redirects what one of them calls', async () => {
    const url = await changing(({ url = '' }) =>
      url.includes('/api/customers/get/') ? { status: 301, location: '/api/v2/customers' } : undefined,
    );
    await expectImpact(url, { blesta: ['breaks', 'getCustomer', 'status', called], whmcs: 'unaffected' });
  });

  test('that is none', async () => {
    await expectImpact((await runFake()).url, { blesta: 'unaffected', whmcs: 'unaffected' });
  });

  test('that takes other credentials', async () => {
    const fake = await startFake({ assume: { auth: 'basic' } });
    try {
      await expectImpact(fake.url, {
        blesta: ['breaks', 'getCustomer', 'status', called],
        whmcs: ['breaks', 'linkCustomer', 'status', called],
      });
    } finally {
      await fake.close();
    }
  });
});

test('nothing of it stays on the server: each world is dropped', async () => {
  const fake = await runFake();
  await runKit(['impact', '--recordings', recordings, '--to', fake.url]);
  expect(fake.worlds()).toHaveLength(1);
  expect(fake.requests()).toEqual([]);
});
