import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runCli } from '../helpers/run-cli.js';

/** A suite that links customer 1 and says so to nobody. */
const links = `
  const { TICAGA_URL: url, TICAGA_KIT_ADMIN: admin, TICAGA_API_TOKEN: token } = process.env;
  const post = (to, body, headers = {}) => fetch(to, { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json', ...headers } });
  const link = (base, by = token) => post(base + '/api/customers/assign', { ticaga_id: 1, billing_id: 2, billing_system: 'Blesta' }, { Authorization: 'Bearer ' + by, Accept: 'application/json' });
  const get = (base) => fetch(base + '/api/customers/get/1', { headers: { Authorization: 'Bearer ' + token, Accept: 'application/json' } });
  const compare = (rows, base = admin) => post(base + '/own-rows', { rows });
  const row = { ticaga_id: 1, billing_id: 2, billing_system: 'Blesta' };
`;

const exec = (args: string[], script: string) =>
  runCli(['exec', ...args, '--', process.execPath, '-e', `(async () => { ${links} ${script} })()`]);

const printing = (text: string) => `"${process.execPath}" -e "console.log(process.argv[1])" '${text}'`;

const firstReads = 'await get(url); await link(url);';

test.each<[what: string, args: string[], script: string, status: number, said: string]>([
  ['agree', [], `${firstReads} await compare([row])`, 0, "ok   the plugin's own rows  compared once"],
  [
    'hold a refused link',
    [],
    `await get(url); await link(url, 'wrong'); await compare([row])`,
    1,
    "FAIL the plugin's own rows\n  The plugin's own row says that customer 1 is linked to Blesta 2, and on the server it is not. (own-row-unlinked, once)",
  ],
  [
    'hold another client',
    [],
    `${firstReads} await compare([{ ...row, billing_id: 3 }])`,
    1,
    "The plugin's own row says that customer 1 is linked to Blesta 3, and on the server it is another link. (own-row-different, once)",
  ],
  [
    'lack the link',
    [],
    `${firstReads} await compare([]); await compare([])`,
    1,
    'The plugin linked customer 1 to Blesta 2, and its own table has no row of it. (own-row-missing, twice)'.replace(
      'twice',
      '2 times',
    ),
  ],
  [
    'lack a link, as --allow says',
    ['--allow', 'own-row-missing'],
    `${firstReads} await compare([])`,
    0,
    'own-row-missing came as expected (once).',
  ],
  [
    'agree, where --allow says that they do not',
    ['--allow', 'own-row-missing'],
    `${firstReads} await compare([row])`,
    1,
    'The violation own-row-missing was expected and did not come.',
  ],
  [
    'were never compared',
    [],
    firstReads,
    0,
    "Your tests never compared your plugin's own rows with the links on the server, so what it stores is unknown.",
  ],
  [
    'of a sandbox differ',
    [],
    `await get(url); await compare([row], url + '/sandbox/one/__admin')`,
    1,
    'First in:  the sandbox one',
  ],
  [
    'are printed and agree',
    ['--rows', printing('[{"ticaga_userid":1,"billing_userid":"2"}]')],
    firstReads,
    0,
    "ok   the plugin's own rows  compared once",
  ],
  ['are printed and lack the link', ['--rows', printing('[]')], firstReads, 1, '(own-row-missing, once)'],
  [
    'cannot be read',
    ['--rows', printing('nothing')],
    firstReads,
    2,
    'The rows of --rows could not be compared.\n  Expected:  a JSON list of rows, each with ticaga_id and billing_id (or ticaga_userid and billing_userid)\n  Was:       nothing\n',
  ],
  ['are no list', ['--rows', printing('{}')], firstReads, 2, 'Was:       The rows are no list. {}\n'],
  ['lack a column', ['--rows', printing('[{"id":1}]')], firstReads, 2, 'Was:       Row 1 has no ticaga_id. id\n'],
  [
    'cannot be printed',
    ['--rows', 'exit 3'],
    firstReads,
    2,
    'Was:       exit status 3\n  Where:     exit 3\n  Run the command by itself and look at what it prints.',
  ],
  [
    'were made in sandboxes',
    ['--rows', printing('[]')],
    `await link(url + '/sandbox/one')`,
    2,
    'Was:       the tests linked customers in sandboxes, for example one\n',
  ],
])('rows that %s', async (_, args, script, status, said) => {
  const run = await exec(args, script);
  expect(run.stderr).toContain(said);
  expect(run.status).toBe(status);
});

test('a row is told with the request that was to link its customer', async () => {
  const { stderr } = await exec([], `await link(url, 'wrong'); await compare([row])`);
  const [, told = ''] = stderr.split("FAIL the plugin's own rows");
  expect(told).toMatch(/Expected: {2}a row only for a link that the server has {2}\(documented\)\n/);
  expect(told).toContain('Was:       the customer is not linked on the server');
  expect(told).toMatch(/Request: {3}curl .*\/api\/customers\/assign\n/);
  expect(told).toContain('Store the row after the answer said that the customer is linked');
});

test('the command of --rows finds the same fake as the tests', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ticaga-kit-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'rows.mjs');
  await writeFile(
    file,
    `const { user } = await (await fetch(process.env.TICAGA_URL + '/api/customers/get/1', { headers: { Authorization: 'Bearer ' + process.env.TICAGA_API_TOKEN, Accept: 'application/json' } })).json();
     console.log(JSON.stringify([{ ticaga_id: user.id, billing_id: user.billing_id }]))`,
  );
  const { status, stderr } = await exec(['--rows', `"${process.execPath}" "${file}"`], firstReads);
  expect(stderr).toContain("ok   the plugin's own rows");
  expect(status).toBe(0);
});

test('mutate has the rows printed after each run, too', async () => {
  const script = `(async () => { ${links} ${firstReads} })()`;
  const { status, stdout, stderr } = await runCli([
    'mutate',
    '--only',
    'assignBillingId/user-false',
    '--rows',
    printing('[{"ticaga_id":1,"billing_id":2}]'),
    '--',
    process.execPath,
    '-e',
    script,
  ]);
  expect(stdout).toContain(
    'STORED: customers/assign answered {"user":false}, and your plugin stored its own row all the same.',
  );
  expect(stdout).toContain("The plugin's own row says that customer 1 is linked to 2, and on the server it is not.");
  expect([status, stderr]).toEqual([0, '']);
});
