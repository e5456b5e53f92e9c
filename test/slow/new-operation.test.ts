import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { parse, stringify } from 'yaml';

/*
 * The test of the house: an operation that openapi.yaml gains is one value in one file and a line of the table. It is
 * then served, judged, covered, mutated and documented, and nothing else is touched.
 */

const root = new URL('../..', import.meta.url).pathname;
let home: string;

const behaviour = `
import type { Behaviour } from './behaviour.js';
import { exactId, leadingInteger } from './request-values.js';

export const addNote: Behaviour = {
  writes: true,
  customerOf: ({ fields }) => leadingInteger(fields.customer_id),
  answer({ fields }, { records }) {
    const customer = records.customers.get(exactId(fields.customer_id));
    if (!customer) return { example: 'unknown-customer' };
    records.customers.put({ ...customer, biography: String(fields.text) });
    return { example: 'noted' };
  },
  reliedOn: ['/noted', '/length'],
  lies: [],
  success: { state: { name: 'a customer exists', params: { id: 1 } }, step: 'add a note to customer 1' },
  stateFor: (id) => ({ name: 'a customer exists', params: { id } }),
  words: {
    fooled: 'Your plugin believes in a note that the server did not keep, or no test looks.',
    mismatched: 'Your plugin does not look at what was noted, or no test looks.',
    lost: { meaning: 'Nobody looks whether the note is there.', advice: 'Read the customer and compare.' },
    advice: 'Go on only when noted is true.',
  },
};
`;

/** A plugin's test: it adds a note and believes whatever comes. */
const suite = `
const headers = { Authorization: 'Bearer ' + process.env.TICAGA_API_TOKEN, Accept: 'application/json', 'Content-Type': 'application/json' };
const post = (fields) =>
  fetch(process.env.TICAGA_URL + '/api/customers/note', { method: 'POST', headers, body: JSON.stringify(fields) })
    .then((response) => response.text(), () => '');
await post({ customer_id: 1, text: 'Hello' });
await post({ customer_id: 1 });
`;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'ticaga-kit-operation-'));
  for (const name of ['src', 'scripts', 'schemas', 'contracts', 'profiles', 'php', 'package.json', 'tsconfig.json'])
    await cp(join(root, name), join(home, name), { recursive: true });
  for (const name of ['tsconfig.build.json', 'assumptions.yaml', 'control-plane.yaml', 'older-addresses.yaml'])
    await cp(join(root, name), join(home, name));
  await symlink(join(root, 'node_modules'), join(home, 'node_modules'));

  const document = parse(await readFile(join(root, 'openapi.yaml'), 'utf8'));
  const { post: assign } = document.paths['/customers/assign'];
  const of = (status: string) => structuredClone(assign.responses[status]);
  const graded = { 'x-grade': 'observed', 'x-source': 'A plugin that this test invents sends it.' };
  document.paths['/customers/note'] = {
    post: {
      operationId: 'addNote',
      tags: ['customers'],
      summary: 'Add a note to a customer',
      description: 'Keeps a text with a customer.',
      ...graded,
      requestBody: {
        required: true,
        description: 'The note.',
        content: {
          'application/json': {
            ...graded,
            schema: { $ref: '#/components/schemas/Note' },
            examples: { note: { ...graded, summary: 'A note', value: { customer_id: 1, text: 'Hello' } } },
          },
        },
      },
      responses: {
        200: {
          description: 'Noted.',
          ...graded,
          content: {
            'application/json': {
              schema: {
                oneOf: [{ $ref: '#/components/schemas/Noted' }, { $ref: '#/components/schemas/UnknownCustomer' }],
              },
              examples: {
                noted: { $ref: '#/components/examples/noted' },
                'unknown-customer': { $ref: '#/components/examples/unknown-customer' },
              },
            },
          },
        },
        ...Object.fromEntries(['400', '401', '403', '404', '413', '422'].map((status) => [status, of(status)])),
      },
    },
  };
  const field = (description: string, rest: object) => ({ ...rest, description, ...graded });
  document.components.schemas.Note = {
    type: 'object',
    required: ['customer_id', 'text'],
    properties: {
      customer_id: field('The customer.', { type: 'integer', minimum: 1 }),
      text: field('What to keep.', { type: 'string' }),
    },
  };
  document.components.schemas.Noted = {
    type: 'object',
    required: ['noted', 'length'],
    properties: {
      noted: field('True when the note was kept.', { type: 'boolean', const: true }),
      length: field('Its length.', { type: 'integer' }),
    },
  };
  document.components.examples.noted = {
    summary: 'The note was kept',
    'x-outcome': 'success',
    ...graded,
    value: { noted: true, length: 5 },
  };
  await writeFile(join(home, 'openapi.yaml'), stringify(document));

  await writeFile(join(home, 'src/operations/add-note.ts'), behaviour);
  const table = join(home, 'src/operations/behaviours.ts');
  const text = await readFile(table, 'utf8');
  const enlarged = text.replace(/\n\};/, '\n  addNote,\n};');
  expect(enlarged).not.toBe(text);
  await writeFile(table, `import { addNote } from './add-note.js';\n${enlarged}`);
  await writeFile(join(home, 'suite.mjs'), suite);
  await run('node', 'scripts/generate.mjs');
  expect(await run('npm', 'run', '--silent', 'build')).toMatchObject({ status: 0, stdout: '' });
});
afterAll(() => rm(home, { recursive: true, force: true }));

interface Ended {
  status: number;
  stdout: string;
  stderr: string;
}

function run(program: string, ...args: string[]): Promise<Ended> {
  const { NO_COLOR: _, FORCE_COLOR: __, ...env } = process.env;
  return new Promise((resolve) => {
    execFile(program, args, { cwd: home, env }, (error, stdout, stderr) =>
      resolve({ status: Number(error?.code ?? 0), stdout, stderr }),
    );
  });
}

const kit = (...args: string[]) => run('node', 'dist/cli/main.js', ...args);

test('the enlarged document passes the lint', async () => {
  expect(await run('node', 'scripts/lint-spec.mjs')).toMatchObject({ status: 0 });
});

test('serve answers it by its rule, and judges what is sent to it', async () => {
  const server = spawn('node', ['dist/cli/main.js', 'serve', '--port', '0', '--log', 'json'], { cwd: home });
  onTestFinished(() => void server.kill());
  const [greeting] = (await once(server.stderr, 'data')) as [Buffer];
  const [url] = /http:\/\/[\d.:]+/.exec(String(greeting)) as unknown as [string];
  const post = async (fields: object, headers: object = { Authorization: 'Bearer ticaga-demo-token' }) => {
    const response = await fetch(`${url}/api/customers/note`, {
      method: 'POST',
      headers: { ...headers, Accept: 'application/json', 'Content-Type': 'application/json' },
      body: JSON.stringify(fields),
    });
    return [response.status, await response.json()];
  };
  expect(await post({ customer_id: 1, text: 'Hello' })).toEqual([200, { noted: true, length: 5 }]);
  expect(await post({ customer_id: 404, text: 'x' })).toEqual([401, { error: 'User not authenticated' }]);
  expect(await post({ customer_id: 1, text: 'x' }, {})).toEqual([401, { message: 'Unauthenticated.' }]);
  expect(await post({ customer_id: 1 })).toEqual([
    422,
    { message: 'The text field is required.', errors: { text: ['The text field is required.'] } },
  ]);
  const { violations } = (await (await fetch(`${url}/__admin/violations`)).json()) as {
    violations: { code: string; operationId: string; hint: string }[];
  };
  expect(violations.map(({ code, operationId }) => [code, operationId])).toEqual([
    ['field-missing', 'addNote'],
    ['credentials-missing', 'addNote'],
  ]);
  expect(violations[0]?.hint).toBe('Send customer_id, text, for example {"customer_id":1,"text":"Hello"}.');
  const { customers } = (await (await fetch(`${url}/__admin/state`)).json()) as { customers: { biography: string }[] };
  expect(customers[0]?.biography).toBe('Hello');
});

test('exec counts it, tells what breaks its contract, and what was not covered', async () => {
  const { status, stderr } = await kit('exec', '--', 'node', 'suite.mjs');
  expect(status).toBe(1);
  expect(stderr).toContain('FAIL addNote');
  expect(stderr).toContain('The field text is missing. (field-missing, once)');
  expect(stderr).toContain("addNote unknown customer (bearer, json): $ticaga->nextFault('unknown-404', 'addNote');");
});

test('mutate has refusals, lies of its schema, lost writes and faults of it', async () => {
  const { stdout } = await kit('mutate', '--list', '--', 'node', 'suite.mjs');
  const ids = stdout.split('\n').map((line) => line.split(' ')[0]);
  for (const name of [
    'refused-401-bad-credentials',
    'refused-404-unknown-customer',
    'noted-false',
    'noted-missing',
    'noted-as-text',
    'length-null',
    'length-missing',
    'length-as-text',
    'accepts-validation',
    'lost-write',
    'html-500',
    'extra-field',
  ])
    expect(ids).toContain(`addNote/${name}`);
});

test('docs describes it with its fields and answers', async () => {
  expect(await kit('docs', '--out', 'written', '--format', 'markdown')).toMatchObject({ status: 0 });
  const page = await readFile(join(home, 'written/api.md'), 'utf8');
  expect(page).toContain('## addNote');
  expect(page).toContain('| `customer_id` | integer | yes | The customer. |');
  expect(page).toContain('#### addNote answers noted');
});

test('every switch that its answers name concerns it', async () => {
  const { stdout } = await kit('assumptions', '--json');
  const concerned = (JSON.parse(stdout) as { name: string; operations: string[] }[])
    .filter(({ operations }) => operations.includes('addNote'))
    .map(({ name }) => name);
  expect(concerned).toEqual([
    'auth',
    'auth-error-status',
    'auth-error-body',
    'error-wording',
    'double-slash',
    'email-case',
    'unknown-customer-status',
    'validation-status',
  ]);
});
