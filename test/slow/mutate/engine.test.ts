import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { knowOperations } from '../../../src/consumer/known-operation.js';
import { allMutants } from '../../../src/consumer/mutate/mutants.js';
import { findCandidates, type MutateOptions, mutate } from '../../../src/consumer/mutate/mutate.js';
import { isBelow, mutationReport, mutationSummary } from '../../../src/consumer/mutate/mutation-report.js';
import { scoreOf } from '../../../src/consumer/mutate/mutation-score.js';
import type { MutateResult } from '../../../src/consumer/mutate/tried-mutant.js';
import type { KitError } from '../../../src/errors.js';

const plugin = fileURLToPath(new URL('plugin.mjs', import.meta.url));

async function notesFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ticaga-kit-notes-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

const known = knowOperations([]);

interface Settings extends Partial<MutateOptions> {
  plugin?: string;
  notes?: string;
  only?: RegExp;
}

function optionsFor({ plugin: kind = 'looks', notes = '', only = /./, ...rest }: Settings): MutateOptions {
  return {
    command: [process.execPath, plugin],
    fake: {},
    env: { ...process.env, PLUGIN: kind, NOTES: notes },
    urlVariables: [],
    jobs: 2,
    signal: new AbortController().signal,
    known,
    mutants: allMutants(known).filter(({ id }) => only.test(id)),
    ...rest,
  };
}

const fates = ({ tried }: MutateResult) => tried.map(({ mutant, fate }) => `${mutant.id} ${fate}`);
const few = /^assignBillingId\/(refused-409|user-false|lost-write|html-200|extra-field|slow)/;

test('a plugin that ignores the answer to assign notices no refusal', async () => {
  const result = await mutate(optionsFor({ plugin: 'ignores', only: few }));
  expect(fates(result)).toEqual([
    'assignBillingId/refused-409-already-linked survived',
    'assignBillingId/refused-409-billing-id-taken survived',
    'assignBillingId/user-false survived',
    'assignBillingId/lost-write survived',
    'assignBillingId/html-200 survived',
    'assignBillingId/extra-field survived',
    'assignBillingId/slow survived',
  ]);
  expect(scoreOf(result.tried)).toEqual({ killed: 0, timedOut: 0, recovered: 0, survived: 5, percent: 0 });
});

test('a plugin that looks at the answer notices every lie that an answer shows, and the score leaves tolerance out', async () => {
  const result = await mutate(optionsFor({ only: few }));
  expect(fates(result).filter((line) => !line.endsWith('killed'))).toEqual([
    'assignBillingId/lost-write survived',
    'assignBillingId/extra-field survived',
    'assignBillingId/slow survived',
  ]);
  expect(scoreOf(result.tried)).toEqual({ killed: 4, timedOut: 0, recovered: 0, survived: 1, percent: 80 });
});

const askedOfTheClient = /redirect-elsewhere|^connection/;

test.each([
  [
    'looks',
    [
      'assignBillingId/redirect-elsewhere killed',
      'getCustomer/redirect-elsewhere killed',
      'connection/untrusted-certificate killed',
    ],
  ],
  // Its tests fail on the page that it is led to, and its token is gone all the same.
  [
    'carries-on',
    [
      'assignBillingId/redirect-elsewhere survived',
      'getCustomer/redirect-elsewhere survived',
      'connection/untrusted-certificate killed',
    ],
  ],
  [
    'takes-any-certificate',
    [
      'assignBillingId/redirect-elsewhere killed',
      'getCustomer/redirect-elsewhere killed',
      'connection/untrusted-certificate survived',
    ],
  ],
  [
    'speaks-http',
    [
      'assignBillingId/redirect-elsewhere killed',
      'getCustomer/redirect-elsewhere killed',
      'connection/untrusted-certificate unjudged',
    ],
  ],
])('what a client does on its own accord is judged by what it sent: the plugin that %s', async (plugin, expected) => {
  const result = await mutate(optionsFor({ plugin, only: askedOfTheClient }));
  expect(fates(result)).toEqual(expected);
});

test('a report on such a mutant says what the client did, and how to mend that', async () => {
  const command = ['plugin'];
  const titles = async (plugin: string) => {
    const result = await mutate(optionsFor({ plugin, only: askedOfTheClient }));
    const { cases } = mutationSummary(result, { command, minScore: 100 });
    // That no test lets an operation fail is told first, and is no matter of these mutants.
    const ofMutants = cases.filter(({ findings }) => !findings[0]?.title.startsWith('No test lets'));
    return ofMutants.map(({ name, status, findings }) => ({
      name,
      status,
      titles: findings.map(({ title }) => title.replace(/\(redirect-elsewhere.*\)/, '(...)')),
      advice: findings.at(-1)?.advice?.slice(0, 2),
    }));
  };
  expect(await titles('carries-on')).toEqual([
    {
      name: 'customers/assign',
      status: 'failed',
      titles: ['SURVIVED: customers/assign broke down (...), and your plugin fell for it.'],
      advice: [
        'The client followed a redirect to another host, and sent its credentials there.',
        expect.stringContaining('CURLOPT_UNRESTRICTED_AUTH'),
      ],
    },
    expect.objectContaining({ name: 'customers/get' }),
  ]);
  expect(await titles('takes-any-certificate')).toEqual([
    {
      name: 'connection',
      status: 'failed',
      titles: ['SURVIVED: the server showed a certificate that nobody should trust, and your plugin fell for it.'],
      advice: [expect.stringContaining('came over TLS'), expect.stringContaining('CURLOPT_SSL_VERIFYPEER')],
    },
  ]);
  expect(await titles('speaks-http')).toEqual([
    {
      name: 'connection',
      status: 'error',
      titles: [expect.stringMatching(/^NOT JUDGED: No connection came to the https address/)],
      advice: [
        expect.stringContaining('TICAGA_URL'),
        expect.stringContaining('--only connection/untrusted-certificate'),
      ],
    },
  ]);
});

test('two runs judge the same mutants in the same order and come to the same verdicts', async () => {
  const first = await mutate(optionsFor({ only: /user-|lost/ }));
  const second = await mutate(optionsFor({ only: /user-|lost/, jobs: 3 }));
  expect(fates(first).length).toBe(8);
  expect(fates(second)).toEqual(fates(first));
  const render = (result: MutateResult) => mutationSummary(result, { command: ['x'], minScore: undefined }).cases;
  expect(render(second)).toEqual(render(first));
});

test('what the honest run cannot meet is not tried', async () => {
  const { candidates, unmet } = await findCandidates(optionsFor({ only: /accepts|stale-read|bad-credentials-status/ }));
  expect(candidates).toEqual([]);
  expect(unmet.map(({ id }) => id)).toContain('assignBillingId/accepts-conflict');
});

test('a client that never gives up is ended, and so is what it started', async () => {
  const notes = await notesFolder();
  const result = await mutate(
    optionsFor({ plugin: 'leaves-a-child', notes, only: /^(assignBillingId|getCustomer)\/hang/, patienceMs: 100 }),
  );
  expect(fates(result)).toEqual(['assignBillingId/hang endless', 'getCustomer/hang timed-out']);
  expect(scoreOf(result.tried)).toEqual({ killed: 0, timedOut: 1, recovered: 0, survived: 1, percent: 50 });
  const children = (await readFile(join(notes, 'children'), 'utf8')).trim().split('\n').map(Number);
  // Alone, twice at once, and against the mutants.
  expect(children.length).toBe(5);
  for (const pid of children) await expect.poll(() => isRunning(pid)).toBe(false);
});

/** A process that ended and that nobody has asked about yet is a zombie; it runs no more. */
async function isRunning(pid: number): Promise<boolean> {
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  if (status !== undefined) return !/\) Z /.test(status);
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test('each run is told its mutant and has a temporary folder of its own, which is gone afterwards', async () => {
  const notes = await notesFolder();
  await mutate(optionsFor({ notes, only: /user-(false|null)/ }));
  const runs = (await readFile(join(notes, 'runs'), 'utf8')).trim().split('\n');
  const [names, folders] = [0, 1].map((at) => runs.map((line) => line.split(' ')[at]!)) as [string[], string[]];
  expect(names.sort()).toEqual([
    'assignBillingId/user-false',
    'assignBillingId/user-null',
    'getCustomer/user-false',
    'getCustomer/user-null',
    'none',
    'none',
    'none',
  ]);
  expect(new Set(folders).size).toBe(7);
  for (const folder of folders) await expect(readFile(folder)).rejects.toMatchObject({ code: 'ENOENT' });
});

test('a command that fails when it is run again is refused', async () => {
  const notes = await notesFolder();
  await expect(mutate(optionsFor({ plugin: 'passes-once', notes, jobs: 1 }))).rejects.toMatchObject({
    code: 'command-flaky',
    message: 'The command passed and, run again, failed with status 7.',
    details: { was: 'the second run fails' },
  });
});

test('a command that fails beside itself is told about shared files', async () => {
  const notes = await notesFolder();
  await expect(mutate(optionsFor({ plugin: 'passes-once', notes, jobs: 2 }))).rejects.toMatchObject({
    message: 'The command passed and, run again, 2 at once, failed with status 7.',
    details: { fix: expect.stringContaining('--jobs 1') },
  });
});

test('a command that says something else when it is run again is refused', async () => {
  const notes = await notesFolder();
  await expect(mutate(optionsFor({ plugin: 'wanders', notes, jobs: 1 }))).rejects.toMatchObject({
    code: 'command-flaky',
    details: { was: 'in one run only: GET customers/get answered unknown-customer 401' },
  });
});

test.each([
  ['that fails', ['sh', '-c', 'echo why; exit 3'], 'command-failed', /with status 3/],
  ['that never calls the fake', ['true'], 'command-idle', /never called the fake/],
  ['that does not exist', ['no-such-program'], 'command-unknown', /no-such-program cannot be started/],
])('a command %s is refused', async (_, command, code, message) => {
  await expect(mutate(optionsFor({ command }))).rejects.toMatchObject({
    code,
    message: expect.stringMatching(message),
  });
});

test('of what a command writes its last lines are told, and no more of it is read', async () => {
  const before = process.memoryUsage().arrayBuffers;
  const command = ['sh', '-c', 'head -c 100000000 /dev/zero | tr "\\0" x; echo; echo why; exit 3'];
  const error = (await mutate(optionsFor({ command })).catch((thrown: unknown) => thrown)) as KitError;
  expect(error.details.was).toMatch(/^x+\n +why$/);
  expect(error.details.was?.length).toBeLessThan(20_000);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50_000_000);
});

test('a variable of the plugin takes the URL', async () => {
  const command = ['sh', '-c', `TICAGA_URL=$HELPDESK ${process.execPath} ${plugin}`];
  const result = await mutate(optionsFor({ command, urlVariables: ['HELPDESK'], only: /refused-409-already/ }));
  expect(fates(result)).toEqual(['assignBillingId/refused-409-already-linked killed']);
});

test('an interrupted run keeps the verdicts that it has', async () => {
  const controller = new AbortController();
  const onTried = () => controller.abort('SIGINT');
  const result = await mutate(optionsFor({ only: few, jobs: 1, signal: controller.signal, onTried }));
  expect(fates(result)).toEqual(['assignBillingId/refused-409-already-linked killed']);
});

test('the score below the wanted one makes survivors failures, otherwise they are remarks', async () => {
  const result = await mutate(optionsFor({ only: /^(assignBillingId|getCustomer)\/(lost-write|user-false)/ }));
  const { percent } = scoreOf(result.tried);
  expect(percent).toBe(66.6);
  expect([66, 67].map((least) => isBelow(result, least))).toEqual([false, true]);
  const statuses = (minScore: number) =>
    mutationReport(result, { command: ['x'], minScore }).cases.map(({ name, status }) => `${name} ${status}`);
  expect(statuses(67)).toEqual([
    'assignBillingId/no-failure remarked',
    'assignBillingId/user-false passed',
    'assignBillingId/lost-write failed',
    'getCustomer/user-false passed',
  ]);
  expect(statuses(66)).toContain('assignBillingId/lost-write remarked');
});

test('a survivor is told with the request, what was right, and where to look', async () => {
  const result = await mutate(optionsFor({ plugin: 'ignores', only: /refused-401-unknown/ }));
  const { cases } = mutationSummary(result, { command: ['php', 'run.php'], minScore: undefined });
  expect(cases.slice(1).map(({ name, findings }) => ({ name, findings }))).toEqual([
    {
      name: 'customers/assign',
      findings: [
        {
          severity: 'remark',
          title:
            'SURVIVED: customers/assign answered 401 {"error":"User not authenticated"}, and all your tests passed.',
          details: [
            {
              label: 'Request',
              text: 'POST /api/customers/assign {"ticaga_id":1,"billing_id":2,"billing_system":"Blesta"}',
            },
            { label: 'Right', text: '200 {"user":true}' },
          ],
          advice: [
            'Your plugin believes in a link that the server did not make, or no test looks.',
            expect.stringMatching(/^After POST customers\/assign, go on only when .*\{"user": true\}/),
            'To try it alone: npx --no-install ticaga-kit mutate --only assignBillingId/refused-401-unknown-customer -- php run.php',
          ],
          data: { mutant: 'assignBillingId/refused-401-unknown-customer', verdict: 'survived' },
        },
      ],
    },
  ]);
});

test('a plugin that notices what the API may do is brittle, and that is no part of the score', async () => {
  const result = await mutate(
    optionsFor({ plugin: 'brittle', only: /assignBillingId\/(extra|spaced|success-status)/ }),
  );
  expect(fates(result)).toEqual([
    'assignBillingId/extra-field killed',
    'assignBillingId/spaced survived',
    'assignBillingId/success-status-201 killed',
  ]);
  const { cases, summary } = mutationSummary(result, { command: ['x'], minScore: 100 });
  expect(cases.slice(1).flatMap(({ findings }) => findings.map(({ title }) => title))).toEqual([
    'BRITTLE: customers/assign answered with a field more, and your tests failed.',
    'BRITTLE: customers/assign answered success with status 201, which nobody documents, and your tests failed.',
  ]);
  expect(cases.at(-1)?.findings.at(-1)?.advice?.slice(0, 2)).toEqual([
    'Nobody documents the status of this answer, so a plugin or a test that fails on this one is brittle.',
    'Take every status of 2xx for success when the body says so; the switch success-status lets a test play each.',
  ]);
  expect(summary).toContain('Tolerance: 1 of 3 differences that the API allows were borne.');
  expect(summary.at(-1)).toBe('Nothing was scored.');
});

test('an operation that the honest fake only refuses is told before any mutant', async () => {
  const command = ['sh', '-c', `${process.execPath} ${plugin}; true`];
  const result = await mutate(optionsFor({ command, fake: { seed: nobody }, only: /other-id/ }));
  expect(mutationSummary(result, { command, minScore: undefined }).preamble?.slice(1)).toEqual([
    'Even the honest fake refused every request to customers/get (unknown-customer), and all your tests passed. ticaga-kit exec says why.',
    expect.stringMatching(/^Never called, and so not tried: customers\/assign, customers\/link, .*realtime\/config\.$/),
  ]);
});

const nobody = {
  staff: [{ id: 9001, name: 'Ada', email: 'ada@example.com', token: 'token-of-ada' }],
  customers: [],
};

test('what could not be met is told with what would meet it', async () => {
  const { unmet, ...result } = await mutate(
    optionsFor({ only: /^(assignBillingId|getCustomer)\/.*(user-false|accepts|stale)/ }),
  );
  const { summary } = mutationSummary({ unmet, ...result }, { command: ['plugin'], minScore: undefined });
  const from = summary.findIndex((line) => line.includes('could not be met'));
  expect(summary.slice(from, -1)).toEqual([
    `${unmet.length} more mutants could not be met: the honest run has no request and answer that they change. What meets them:`,
    '  1 of customers/assign, when it answers that there is no such customer: a request that the fake itself refuses so, for a fault is none of its answers.',
    "  1 of customers/assign, when it answers that the credentials are wrong: $ticaga->state('the token is revoked');",
    '  1 of customers/assign, when it answers that a field is wrong: a request that the fake itself refuses so, for a fault is none of its answers.',
    '  1 of customers/assign, when it answers that the link is in conflict with another: a request that the fake itself refuses so, for a fault is none of its answers.',
    '  2 of customers/get after the write: none of the requests that your plugin sends now.',
  ]);
});
